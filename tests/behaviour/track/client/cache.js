/** A patched `fetch` must not answer from a cache what Customer.io has to see. */
import { ACTIONS, clientOf, takesCache } from "../../support.js";
import { module, test } from "../../test.js";

module("cache");

/** A `fetch` that sends each request once, and answers its repetitions from a map, unless it is asked not to. */
function cachingFetch() {
	/** @type {Map<string, string>} */
	const stored = new Map();
	/** @type {(string | undefined)[]} */
	const sent = [];
	return {
		sent,
		/** @param {string} url @param {RequestInit} init */
		async fetch(url, init) {
			const key = JSON.stringify([url, init.method, String(init.body)]);
			const found = init.cache === "no-store" ? undefined : stored.get(key);
			if (found !== undefined) return new Response(found);
			sent.push(init.cache);
			stored.set(key, "{}");
			return new Response("{}");
		},
	};
}

test("each call reaches Customer.io, also one that was made before", async (context) => {
	if (!takesCache()) return;
	for (const [action, act] of ACTIONS) {
		const { fetch, sent } = cachingFetch();
		const client = clientOf(context, { fetch, eventIds: false });
		for (let count = 0; count < 3; count += 1) await act(client);
		context.expect(sent, action).to.deep.equal(["no-store", "no-store", "no-store"]);
	}
});

test("so does each batch of sendAll, and each retry", async (context) => {
	if (!takesCache()) return;
	const { fetch, sent } = cachingFetch();
	const client = clientOf(context, { fetch });
	for (let count = 0; count < 2; count += 1) {
		await client.sendAll([{ type: "person", action: "delete", identifiers: { id: "1" } }]);
	}
	context.expect(sent).to.deep.equal(["no-store", "no-store"]);
});
