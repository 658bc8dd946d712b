/** Timers that a test has replaced: calls do not wait for them. */
import { clientOf, eagerClientOf } from "../../support.js";
import { module, test } from "../../test.js";

module("fake timers");

/** Replaces the timers by ones that never fire. @param {() => Promise<void>} act */
async function withFakeTimers(act) {
	/** @type {any} */
	const scope = globalThis;
	const names = ["setTimeout", "setInterval", "setImmediate", "clearTimeout", "queueMicrotask"];
	const real = names.map((name) => scope[name]);
	for (const name of names) scope[name] = () => 1;
	try {
		await act();
	} finally {
		names.forEach((name, index) => {
			scope[name] = real[index];
		});
	}
}

const operation = /** @type {const} */ ({ type: "person", action: "delete", identifiers: { id: "42" } });

/** Not a real one: some runtimes read it with the timers that are replaced. @param {number} status @returns {any} */
const responseWith = (status) => ({
	status,
	ok: status < 300,
	type: "basic",
	headers: new Headers(),
	text: async () => "{}",
});
const respond = async () => responseWith(200);

test("sendAll, a retry and a plain call end under fake timers", async (context) => {
	const { expect } = context;
	let attempts = 0;
	const cio = clientOf(context, { fetch: respond });
	const eager = eagerClientOf(context, {
		async fetch() {
			attempts += 1;
			return responseWith(attempts === 1 ? 500 : 200);
		},
	});
	await withFakeTimers(async () => {
		expect(await cio.sendAll([operation])).to.include({ accepted: 1 });
		await cio.identify("42");
		await eager.identify("42");
	});
	expect(attempts).to.equal(2);
});
