import { createRelay } from "customerio-wasm/relay";
import { customerio } from "../../lib/customerio";

let relay: ((request: Request) => Promise<Response>) | undefined;

/** Takes what pages record, checks it, and passes it on. */
export function POST(request: Request): Promise<Response> {
	relay ??= createRelay({
		client: customerio(),
		// The only events that pages may send.
		events: ["plan_chosen"],
		pages: true,
		// With sessions of your own: identify: async (request) => ({ id: … }), or null for visitors who are not known.
		cookie: { secret: process.env.RELAY_SECRET ?? "" },
	});
	return relay(request);
}
