/** How an error of ours is recognised: by `instanceof` and by the guards, also one of another copy of the package. */
/** @typedef {import("../../suite.js").Context} Context */

import { rejection } from "../../support.js";
import { module, test } from "../../test.js";
import { FAILURES, isInstance } from "./failures.js";

module("error guards");

/** The guard of each class. @type {Record<string, string>} */
const GUARDS = {
	CustomerIOError: "isCustomerIOError",
	ValidationError: "isValidationError",
	CustomerIORequestError: "isCustomerIORequestError",
	NetworkError: "isNetworkError",
	TimeoutError: "isTimeoutError",
	AbortError: "isAbortError",
	RegionError: "isRegionError",
};

/** @param {Context} context @param {string} name @param {unknown} value */
function guardSays({ cio }, name, value) {
	return cio[/** @type {"isAbortError"} */ (GUARDS[name])](value);
}

/** Values that are no error of ours, each of its own kind. @type {[string, () => unknown][]} */
const STRANGERS = [
	["undefined", () => undefined],
	["null", () => null],
	["a text", () => "TimeoutError"],
	["a bare object", () => Object.create(null)],
	["an Error", () => new Error("mine")],
	[
		"an Error that calls itself one of ours",
		() => Object.assign(new Error("mine"), { name: "TimeoutError", code: "timeout" }),
	],
	["the runtime's own TimeoutError", () => new DOMException("late", "TimeoutError")],
	["a text in the place of the kinds", () => ({ [Symbol.for("customerio-wasm.error")]: "TimeoutError" })],
	["a revoked proxy", revokedProxy],
	["an object that throws when it is looked at", throwingProxy],
];

function revokedProxy() {
	const { proxy, revoke } = Proxy.revocable({}, {});
	revoke();
	return proxy;
}

function throwingProxy() {
	const trap = () => {
		throw new Error("do not look");
	};
	return new Proxy({}, { get: trap, has: trap, getPrototypeOf: trap, getOwnPropertyDescriptor: trap });
}

for (const [name, fail] of FAILURES) {
	test(`${name}: its own guard knows it, that of CustomerIOError too, and no other`, async (context) => {
		const error = await rejection(fail(context));
		for (const other of Object.keys(GUARDS)) {
			const expected = other === name || other === "CustomerIOError";
			context.expect(guardSays(context, other, error), GUARDS[other]).to.equal(expected);
			context.expect(isInstance(context, other, error), `instanceof ${other}`).to.equal(expected);
		}
	});

	test(`${name}: one of another copy of the package is known as well`, (context) => {
		const kinds = ["CustomerIOError", name];
		const lookAlike = Object.assign(new Error("mine"), { [Symbol.for("customerio-wasm.error")]: kinds });
		for (const other of Object.keys(GUARDS)) {
			const expected = kinds.includes(other);
			context.expect(guardSays(context, other, lookAlike), GUARDS[other]).to.equal(expected);
			context.expect(isInstance(context, other, lookAlike), `instanceof ${other}`).to.equal(expected);
		}
	});
}

for (const [what, make] of STRANGERS) {
	test(`no guard takes ${what} for an error of ours, and none throws`, (context) => {
		for (const name of Object.keys(GUARDS)) {
			context.expect(guardSays(context, name, make()), GUARDS[name]).to.equal(false);
		}
	});
}
