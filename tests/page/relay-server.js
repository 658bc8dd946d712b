/**
 * The package's relay for the tests of the page: it sends to a sandbox, and fails on demand.
 *
 * The person is the one of the cookie `person`; without it, the visitor is anonymous.
 */
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** @import { IncomingMessage, ServerResponse } from "node:http" */
/** @import { createRelay } from "customerio-wasm/relay" */

/**
 * What happens to a request instead of a 202. `isProcessed`: the items have taken effect all the same. `after`: it takes so many
 * milliseconds. Without a status, the connection breaks.
 *
 * @typedef {object} Fault
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {object | string} [body]
 * @property {boolean} [isProcessed]
 * @property {number} [after]
 */

/** @typedef {{ type: string, id: string, name?: string, data?: Record<string, unknown>, at: number }} Item */

/** What a request of the page was. @typedef {{ body: string, items: Item[], headers: Record<string, unknown>, time: number }} Seen */

/**
 * The options of the relay that do not say where to send.
 *
 * @type {Omit<Parameters<typeof createRelay>[0], "client" | "sink">}
 */
export const RULES = {
	identify: ({ headers }) => {
		const id = /\bperson=(\w+)/.exec(headers.get("cookie") ?? "")?.[1];
		return id === undefined ? null : { id };
	},
	events: () => true,
	attributes: ["plan"],
	pages: true,
	cookie: { secret: "a secret of at least 32 characters", name: "visitor" },
	onError(error) {
		throw error;
	},
};

/** @param {(request: Request) => Promise<Response>} relay */
export function createRelayServer(relay) {
	/** @type {Seen[]} */
	const seen = [];
	let [open, mostOpen] = [0, 0];
	/** Says what happens to the next request. @type {(items: Item[]) => Fault | undefined} */
	let faultOf = () => undefined;

	/** @param {IncomingMessage} request @param {ServerResponse} response */
	async function answer(request, response) {
		const body = await text(request);
		const { items } = JSON.parse(body);
		seen.push({ body, items, headers: request.headers, time: Date.now() });
		const fault = faultOf(items);
		const processed =
			!fault || fault.status === 202 || fault.isProcessed ? await process(request, body) : undefined;
		if (fault?.after) await sleep(fault.after);
		if (fault && fault.status === undefined) return void request.socket.resetAndDestroy();
		if (fault && (fault.status !== 202 || fault.body)) {
			const { status, headers, body: faultBody = {} } = fault;
			response.writeHead(status ?? 0, { "content-type": "application/json", ...headers });
			return void response.end(typeof faultBody === "string" ? faultBody : JSON.stringify(faultBody));
		}
		response.writeHead(processed?.status ?? 0, [...(processed?.headers ?? [])].flat());
		response.end(await processed?.text());
	}

	/** @param {IncomingMessage} request @param {string} body */
	async function process({ method, headers, url }, body) {
		const own = /** @type {Record<string, string>} */ (headers);
		return await relay(new Request(`http://${headers.host}${url}`, { method, headers: own, body }));
	}

	return {
		seen,
		/** The most requests that were open at the same time. */
		mostOpen: () => mostOpen,
		/** @param {(items: Item[]) => Fault | undefined} next */
		failBy(next) {
			faultOf = next;
		},
		/** @param {IncomingMessage} request @param {ServerResponse} response */
		async handle(request, response) {
			open += 1;
			mostOpen = Math.max(mostOpen, open);
			try {
				await answer(request, response);
			} finally {
				open -= 1;
			}
		},
	};
}
