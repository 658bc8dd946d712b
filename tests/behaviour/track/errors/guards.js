/** Our errors are recognised by `instanceof` and by the guards, even if they come from another copy of the package. */
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

/** Values that are not our errors, each of a different kind. @type {[string, () => unknown][]} */
const STRANGERS = [
	["undefined", () => undefined],
	["null", () => null],
	["a string", () => "TimeoutError"],
	["a plain object", () => Object.create(null)],
	["an Error", () => new Error("mine")],
	[
		"an Error with the name of one of ours",
		() => Object.assign(new Error("mine"), { name: "TimeoutError", code: "timeout" }),
	],
	["the runtime's own TimeoutError", () => new DOMException("late", "TimeoutError")],
	[
		"a string instead of the list of classes",
		() => ({ [Symbol.for("customerio-wasm.error")]: "TimeoutError" }),
	],
	["a revoked proxy", revokedProxy],
	["an object that throws when it is inspected", throwingProxy],
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
	test(`${name}: only its own guard and that of CustomerIOError accept it`, async (context) => {
		const error = await rejection(fail(context));
		for (const other of Object.keys(GUARDS)) {
			const expected = other === name || other === "CustomerIOError";
			context.expect(guardSays(context, other, error), GUARDS[other]).to.equal(expected);
			context.expect(isInstance(context, other, error), `instanceof ${other}`).to.equal(expected);
		}
	});

	test(`${name}: the guards accept one from another copy of the package`, (context) => {
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
	test(`no guard accepts ${what}, and none throws`, (context) => {
		for (const name of Object.keys(GUARDS)) {
			context.expect(guardSays(context, name, make()), GUARDS[name]).to.equal(false);
		}
	});
}
