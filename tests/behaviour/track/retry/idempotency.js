/** Whether each call is retried when it may already have been processed. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").TrackClient} TrackClient */

import { busy, eagerClientOf, rejection, scriptedFetch } from "../../support.js";
import { module, test } from "../../test.js";
import { METHODS, outcomeOf } from "../hostile/values.js";

module("idempotency");

/** Calls that would count twice: a retry looks like a second call. Raw requests have options of their own. */
const COUNTS_TWICE = ["submitForm", "reportMetric", "trackPush"];
/** Calls that send events, which count twice unless the events have ids. */
const EVENTS = ["track", "trackPageView", "trackAnonymous", "entity"];

/** Failures after which the outcome is unknown. */
const UNKNOWN = [500, 502, 503, 504, 408, new TypeError("lost")];
/** Responses that mean that nothing was processed. */
const REFUSED = [429, busy, 425];

/**
 * Counts the attempts of a call to a server that fails once.
 *
 * @param {Context} context
 * @param {Exclude<keyof TrackClient, symbol>} method
 * @param {() => unknown[]} sound
 * @param {{ failure: number | Error | (() => Response), eventIds?: boolean }} options
 */
async function attempts(context, method, sound, { failure, eventIds }) {
	const { fetch, calls } = scriptedFetch(failure, 200);
	const client = eagerClientOf(context, { fetch, ...(eventIds === false && { eventIds }) });
	const { status, reason } = /** @type {PromiseRejectedResult} */ (await outcomeOf(client, method, sound()));
	if (calls.length === 1) context.expect(reason).to.include({ attempts: 1, mayHaveTakenEffect: true });
	else context.expect(status).to.equal("fulfilled");
	return calls.length;
}

for (const [method, sound] of METHODS.filter(([method]) => method !== "rawRequest")) {
	test(`${method} ${COUNTS_TWICE.includes(method) ? "is not" : "is"} retried when it may have been processed`, async (context) => {
		for (const failure of UNKNOWN) {
			const expected = COUNTS_TWICE.includes(method) ? 1 : 2;
			context.expect(await attempts(context, method, sound, { failure })).to.equal(expected);
		}
	});

	test(`${method} is retried when it cannot have been processed, with and without event ids`, async (context) => {
		for (const failure of REFUSED) {
			for (const eventIds of [true, false]) {
				context.expect(await attempts(context, method, sound, { failure, eventIds })).to.equal(2);
			}
		}
	});

	test(`${method} without event ids is retried only if it is idempotent`, async (context) => {
		for (const failure of UNKNOWN) {
			const expected = [...COUNTS_TWICE, ...EVENTS].includes(method) ? 1 : 2;
			const options = { failure, eventIds: false };
			context.expect(await attempts(context, method, sound, options)).to.equal(expected);
		}
	});
}

/** @param {string} message @param {object} [members] @returns {Error} */
const failure = (message, members) => Object.assign(new TypeError(message), members);

/** Failures that prove that no connection was made. @type {[string, () => Error][]} */
const UNREACHABLE = [
	...[
		...["ECONNREFUSED", "ConnectionRefused", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_CONNECT_TIMEOUT"],
		...["CERT_HAS_EXPIRED", "DEPTH_ZERO_SELF_SIGNED_CERT", "SELF_SIGNED_CERT_IN_CHAIN"],
		...["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ERR_TLS_CERT_ALTNAME_INVALID"],
	].flatMap(
		(code) =>
			/** @type {[string, () => Error][]} */ ([
				[`the code ${code}`, () => failure("failed", { code })],
				[`the code ${code} of the cause`, () => failure("failed", { cause: failure("no", { code }) })],
			]),
	),
	...["ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "EACCES"].map(
		(code) =>
			/** @type {[string, () => Error]} */ ([
				`${code} while connecting`,
				() => failure("failed", { cause: failure("no", { code, syscall: "connect" }) }),
			]),
	),
	["a name that cannot be looked up", () => failure("failed", { code: "EAI_FAIL", syscall: "getaddrinfo" })],
	[
		"no connection to any address",
		() =>
			failure("failed", {
				cause: Object.assign(
					new AggregateError([
						failure("no", { code: "ETIMEDOUT", syscall: "connect" }),
						failure("no", { code: "ENETUNREACH", syscall: "connect" }),
					]),
					{ code: "ETIMEDOUT" },
				),
			}),
	],
	[
		"Deno's text",
		() =>
			failure("fetch failed", {
				cause: failure(
					"error sending request for url (http://127.0.0.1:9/x()): client error (Connect): tcp connect error: Connection refused (os error 111)",
				),
			}),
	],
];

/** Failures whose words only repeat what was sent, or say nothing certain. @type {[string, () => Error][]} */
const UNPROVEN = [
	["a message with the URL", () => failure("POST https://a.example/forms/econnrefused-help failed")],
	["a message with the code's name", () => failure("ECONNREFUSED")],
	["a message of Node's without its code", () => failure("connect ECONNREFUSED 127.0.0.1:9")],
	["a message with the body", () => failure('failed to send {"text":"connection refused"}')],
	[
		"a cause that repeats the URL",
		() => failure("failed", { cause: failure("enotfound.example/EAI_AGAIN") }),
	],
	[
		"Deno's text for a connection that broke, to a URL with the words",
		() =>
			failure(
				"error sending request for url (http://a.example/forms/client-error-(Connect):): connection closed before message completed",
			),
	],
	[
		"Deno's text inside of another",
		() =>
			failure(
				"lost: error sending request for url (http://a.example/): client error (Connect): tcp connect error",
			),
	],
	["a code in other letters", () => failure("failed", { code: "econnrefused" })],
	["a code that only contains it", () => failure("failed", { code: "MY_ECONNREFUSED_2" })],
	["ETIMEDOUT of an unknown system call", () => failure("failed", { code: "ETIMEDOUT" })],
	["EHOSTUNREACH while reading", () => failure("failed", { code: "EHOSTUNREACH", syscall: "read" })],
	["a code that begins like one of certificates", () => failure("failed", { code: "CERTAINLY_SENT" })],
	[
		"two attempts, one of which may have been sent",
		() =>
			failure("failed", {
				cause: new AggregateError([
					failure("no", { code: "ECONNREFUSED", syscall: "connect" }),
					failure("no", { code: "ECONNRESET", syscall: "read" }),
				]),
			}),
	],
	["no attempt at all", () => failure("failed", { cause: new AggregateError([]) })],
	["a code that is an object", () => failure("failed", { code: { toString: () => "ECONNREFUSED" } })],
];

for (const [what, make] of UNREACHABLE) {
	test(`a form is sent again after ${what}: nothing was processed`, async (context) => {
		const { fetch, calls } = scriptedFetch(make());
		const error = await rejection(
			eagerClientOf(context, { fetch }).submitForm("econnrefused-help", { a: 1 }),
		);
		context.expect(error).to.include({ code: "network", attempts: 4, mayHaveTakenEffect: false });
		context.expect(calls).to.have.lengthOf(4);
	});
}

for (const [what, make] of UNPROVEN) {
	test(`a form is not sent again after ${what}`, async (context) => {
		const { fetch, calls } = scriptedFetch(make());
		const error = await rejection(
			eagerClientOf(context, { fetch }).submitForm("econnrefused-help", { a: 1 }),
		);
		context.expect(error).to.include({ code: "network", attempts: 1, mayHaveTakenEffect: true });
		context.expect(calls).to.have.lengthOf(1);
	});
}

test("a connection that a host refuses is proof, wherever the runtime shows the reason", async (context) => {
	const client = eagerClientOf(context, { url: context.closedUrl });
	const error = await rejection(client.submitForm("econnrefused-help", { a: 1 }));
	const isVisible = /^(Node|Deno|Bun)\b/.test(globalThis.navigator?.userAgent ?? "Node");
	context.expect(error).to.include({ attempts: isVisible ? 4 : 1, mayHaveTakenEffect: !isVisible });
});
