/** Calls at the end of the stack: whatever they tear apart, later calls work. */
import { clientOf, recordingFetch } from "../../support.js";
import { module, test } from "../../test.js";

module("end of the stack");

/** How many of the deepest levels make a call. */
const LEVELS = 200;

/**
 * Recurses until the stack ends, and makes a call at each of the deepest levels.
 *
 * @param {() => Promise<unknown>} call
 * @returns {Promise<unknown>[]} the calls that gave a promise
 */
function callAtTheEnd(call) {
	/** @type {Promise<unknown>[]} */
	const calls = [];
	let made = 0;
	function descend() {
		try {
			descend();
		} catch (error) {
			if (made < LEVELS) {
				made += 1;
				calls.push(call());
			}
			throw error;
		}
	}
	try {
		descend();
	} catch {
		// The end of the stack.
	}
	return calls;
}

for (const [
	what,
	act,
] of /** @type {[string, (cio: import("customerio-wasm").TrackClient) => Promise<unknown>][]} */ ([
	["track", (cio) => cio.track("42", { name: "a", data: { list: [{ deep: [1] }] } })],
	["identify", (cio) => cio.identify("42", { plan: "pro" })],
	["rawRequest", (cio) => cio.rawRequest({ url: "/v1/x", method: "POST", data: { a: 1 } })],
	["sendAll", (cio) => cio.sendAll([{ type: "person", action: "delete", identifiers: { id: "1" } }])],
	["a call that is refused", (cio) => cio.identify("")],
])) {
	test(`every client works after ${what} at the end of the stack`, async (context) => {
		const { fetch } = recordingFetch();
		const [cio, other] = [clientOf(context, { fetch }), clientOf(context)];
		await cio.identify("42");
		await other.identify("42");
		for (let round = 0; round < 3; round += 1) await Promise.allSettled(callAtTheEnd(() => act(cio)));
		context.expect(await cio.identify("42")).to.deep.equal({});
		context.expect(await other.track("42", { name: "after" })).to.deep.equal({});
		await clientOf(context).identify("43", { plan: "pro" });
		const { events, people } = await context.sandbox.state();
		context.expect(events.map(({ name }) => name)).to.deep.equal(["after"]);
		context.expect(people.map(({ id }) => id)).to.have.members(["42", "43"]);
	});
}
