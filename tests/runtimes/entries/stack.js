/** Prints the stacks of failed calls, one JSON text for each. */
import { TrackClient } from "customerio-wasm";

const breakDown = async () => {
	throw new TypeError("connection lost");
};
const client = new TrackClient("site", "key", {
	fetch: breakDown,
	retry: { maxRetries: 1, minTimeoutMs: 1 },
});
const operation = /** @type {const} */ ({ type: "person", action: "delete", identifiers: { id: "42" } });

const callers = {
	async identifies() {
		await client.identify("42");
	},
	async forgetsTheId() {
		await client.identify("");
	},
	async asksForTheResponse() {
		await client.identify("42").withResponse();
	},
	async sendsRaw() {
		await client.rawRequest({ url: "/v1/x", method: "GET" });
	},
	async sendsAll() {
		await client.sendAll([operation]);
	},
};

for (const [name, call] of Object.entries(callers)) {
	const stack = await call().then(
		() => "it did not fail",
		(error) => error.stack,
	);
	console.log(JSON.stringify({ name, stack }));
}
