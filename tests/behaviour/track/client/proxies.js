/** A client behind a Proxy, as Vue's `reactive` makes one, works; a method without a client says so. */
/** @typedef {import("../../suite.js").Context} Context */
import { textOf } from "../../reveal.js";
import { ACTIONS, clientOf, recordingFetch, rejection, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("proxies");

/**
 * As Vue does it: what is read is wrapped too, but not functions.
 *
 * @template {object} T
 * @param {T} target
 * @returns {T}
 */
function reactive(target) {
	return new Proxy(target, {
		get(object, name, receiver) {
			const value = Reflect.get(object, name, receiver);
			return typeof value === "object" && value !== null ? reactive(value) : value;
		},
	});
}

/** @type {[string, <T extends object>(client: T) => T][]} */
const WRAPPERS = [
	["a plain Proxy", (client) => new Proxy(client, {})],
	["a deep Proxy", reactive],
	["a Proxy around a Proxy", (client) => reactive(reactive(client))],
	["an heir", (client) => Object.create(client)],
	["Object.freeze", Object.freeze],
];

for (const [what, wrap] of WRAPPERS) {
	test(`${what} works`, async (context) => {
		const { fetch, calls } = recordingFetch();
		const client = wrap(clientOf(context, { fetch }));
		for (const [, act] of ACTIONS) await act(client);
		await client.sendAll([{ type: "person", action: "delete", identifiers: { id: "1" } }]);
		await client.getAccountRegion();
		context.expect(calls).to.have.lengthOf(ACTIONS.length + 2);
		context.expect(textOf(client)).not.to.include("Basic ");
	});
}

test("a class of the caller's own may extend the client", async (context) => {
	const { fetch, calls } = recordingFetch();
	class Own extends context.cio.TrackClient {
		/** @param {string} name */
		count(name) {
			return this.track("42", { name });
		}
	}
	await new Own("site", "key", { url: context.url, fetch }).count("a");
	context.expect(calls).to.have.lengthOf(1);
});

test("a method without its client rejects, and says how to call it", async (context) => {
	const client = clientOf(context);
	for (const method of /** @type {const} */ (["track", "rawRequest", "sendAll"])) {
		const detached = /** @type {Function} */ (client[method]);
		for (const self of [undefined, null, 7, {}, Object.create(context.cio.TrackClient.prototype)]) {
			const error = await rejection(detached.call(self, wrong("42"), {}));
			context.expect(error).to.be.instanceOf(context.cio.ValidationError);
			context.expect(error).to.include({ argument: "this", attempts: 0 });
			context.expect(error.message).to.include(`client.${method}`);
		}
	}
});
