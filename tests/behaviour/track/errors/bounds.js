/** The message of an error is of a length that a log can take, whatever it quotes. */
/** @typedef {import("../../suite.js").Context} Context */
import { clientOf, recordingFetch, rejection, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("error bounds");

const LONG = "x".repeat(300_000);

/** @type {[string, (context: Context) => Promise<unknown>][]} */
const FAILURES = [
	["a long key", (context) => clientOf(context).identify("42", { [LONG]: Number.NaN })],
	[
		"long keys inside each other",
		(context) => clientOf(context).identify("42", { [LONG]: { [LONG]: [Number.NaN] } }),
	],
	["a long class name", (context) => clientOf(context).identify("42", wrong({ a: new (named(LONG))() }))],
	["a long option", (context) => clientOf(context, wrong({ [LONG]: 1 })).identify("42")],
	["a long header name", (context) => clientOf(context, { headers: { [`${LONG} `]: "a" } }).identify("42")],
	["a long header", (context) => clientOf(context, { headers: { [LONG]: "a\nb" } }).identify("42")],
	["a long method", (context) => clientOf(context).rawRequest({ url: "/v1/x", method: LONG })],
	["a long path", (context) => clientOf(context).rawRequest({ url: `/v1/${LONG}/..`, method: "GET" })],
	["a long region", (context) => clientOf(context, { region: wrong(LONG) }).identify("42")],
	[
		"a long field",
		(context) => clientOf(context).entity(wrong({ type: "person", action: "identify", [LONG]: 1 })),
	],
	["a long reason", (context) => refusedWith(context, { meta: { error: LONG } })],
	[
		"many reasons",
		(context) => refusedWith(context, { meta: { errors: Array.from({ length: 10_000 }, () => "no") } }),
	],
];

/** @param {string} name */
function named(name) {
	return class {
		get [Symbol.toStringTag]() {
			return name;
		}
	};
}

/** @param {Context} context @param {object} body */
function refusedWith(context, body) {
	const { fetch } = recordingFetch(() => Response.json(body, { status: 400 }));
	return clientOf(context, { fetch }).identify("42");
}

for (const [what, fail] of FAILURES) {
	test(`${what} is cut`, async (context) => {
		const error = await rejection(fail(context));
		context.expect(error).to.be.instanceOf(context.cio.CustomerIOError);
		context.expect(error.message.length).to.be.within(10, 2500);
		context.expect(String(error.argument ?? "").length).to.be.lessThan(250);
	});
}
