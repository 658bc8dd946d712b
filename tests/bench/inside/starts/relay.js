import { createRelay } from "customerio-wasm/relay";
import { bodyOf, EVENT } from "../page-items.js";

/** @type {import("../start-up.js").First} */
export async function first(url) {
	const relay = createRelay({
		sink: async () => {},
		events: [EVENT],
		cookie: { secret: "a secret of at least 32 characters", name: "visitor" },
	});
	const response = await relay(
		new Request(`${url}/e`, { method: "POST", headers: { origin: url }, body: bodyOf(1) }),
	);
	if (response.status !== 202) throw new Error(`the relay responded with ${response.status}`);
	return response;
}
