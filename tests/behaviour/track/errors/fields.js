/** What a program can read from an error: its fields, its JSON, its clones. */
/** @typedef {import("../../suite.js").Context} Context */

import {
	busy,
	directClientOf,
	eagerClientOf,
	faultyClientOf,
	recordingFetch,
	rejection,
	rejections,
	scriptedFetch,
	TYPED_ACTIONS,
} from "../../support.js";
import { module, test } from "../../test.js";
import { FAILURES, isInstance, LOST, REFUSED, respondingWith } from "./failures.js";

module("error fields");

for (const [name, fail, fields] of FAILURES) {
	test(`${name}: its fields`, async (context) => {
		const { expect } = context;
		const error = await rejection(fail(context));
		expect(isInstance(context, name, error)).to.equal(true);
		expect(error).to.include({ name, ...fields });
		expect(error.message).to.be.a("string").that.is.not.empty;
		expect(error.stack).to.be.a("string");
	});

	test(`${name}: toJSON and JSON.stringify include them`, async (context) => {
		const { expect } = context;
		const error = await rejection(fail(context));
		const json = JSON.parse(JSON.stringify(error));
		expect(json).to.deep.include({ name, message: error.message, ...fields });
		expect(JSON.parse(JSON.stringify(/** @type {any} */ (error).toJSON()))).to.deep.equal(json);
		if ("cause" in json) expect(json.cause).to.be.a("string");
		expect(JSON.parse(JSON.stringify({ deep: [error] })).deep[0]).to.deep.equal(json);
	});

	test(`${name}: structuredClone keeps it an Error where the runtime can`, async (context) => {
		const error = await rejection(fail(context));
		if (!clonesErrors()) return;
		const clone = structuredClone(error);
		context.expect(Object.prototype.toString.call(clone)).to.equal("[object Error]");
		context.expect(clone.message).to.equal(error.message);
	});
}

test("a request error has the reasons, the response and its text", async (context) => {
	const { expect } = context;
	const error = await rejection(
		eagerClientOf(context, { fetch: respondingWith(400, REFUSED) }).track("42", { name: "a" }),
	);
	expect(error.errors).to.deep.equal([{ reason: "required", field: "name", message: "is missing" }]);
	expect(error.body).to.equal(REFUSED);
	expect(error.response).to.deep.include({ statusCode: 400, ok: false });
	const { headers } = /** @type {{ headers: Record<string, string> }} */ (error.response);
	expect(headers["x-request-id"]).to.equal("r-1");
	const json = JSON.parse(JSON.stringify(error));
	expect(json).to.deep.include({ errors: error.errors, body: REFUSED, statusCode: 400 });
});

test("a 2xx response that is not JSON keeps status, headers and text, and may have taken effect", async (context) => {
	const { cio, expect } = context;
	for (const body of ["<title>Portal</title>", '{"cut":', "undefined"]) {
		const { fetch, calls } = recordingFetch(
			() => new Response(body, { status: 202, headers: { "x-a": "b" } }),
		);
		const client = eagerClientOf(context, { fetch });
		const raw = client.rawRequest({ url: "/v1/a", method: "POST" });
		for (const error of await rejections([client.identify("42"), raw])) {
			expect(error).to.be.instanceOf(cio.CustomerIORequestError);
			expect(error).to.include({
				statusCode: 202,
				retryable: false,
				mayHaveTakenEffect: true,
				attempts: 1,
			});
			expect(error.response).to.deep.include({ statusCode: 202, ok: true });
			expect(error.response).to.have.nested.property("headers.x-a", "b");
			expect(error.body).to.equal(body);
		}
		expect(calls).to.have.lengthOf(2);
	}
});

test("the cause is the runtime's own error object, from the last attempt", async (context) => {
	const { expect } = context;
	const last = new RangeError("last");
	const { fetch } = scriptedFetch(LOST, LOST, LOST, last);
	const error = await rejection(eagerClientOf(context, { fetch }).identify("42"));
	expect(error.cause).to.equal(last);
	const real = await rejection(faultyClientOf(context, "reset/x").identify("42"));
	expect(real.cause).to.be.instanceOf(Error);
	expect(JSON.parse(JSON.stringify(error)).cause).to.include("last");
});

test("a cause that cannot be converted to a string does not break the JSON", async (context) => {
	for (const reason of [Object.create(null), Symbol("enough"), 3n, { toString: () => LOST }]) {
		const signal = AbortSignal.abort(reason);
		const error = await rejection(eagerClientOf(context).destroy("42", { signal }));
		context.expect(error.cause).to.equal(reason);
		context.expect(JSON.parse(JSON.stringify(error))).to.include({ code: "aborted" });
	}
});

test("mayHaveTakenEffect covers all attempts, not only the last one", async (context) => {
	const { expect } = context;
	/** @type {[(number | Error | (() => Response))[], boolean][]} */
	const outcomes = [
		[[LOST, 400], true],
		[[500, 429, 401], true],
		[[busy, LOST, 404], true],
		[[429, busy, 400], false],
		[[busy, 429, 425, busy], false],
		[[429, 503, 400], true],
		[[503, 401], true],
		[[499], true],
		[[400], false],
		[[401], false],
		[[500, 500, 500, 500], true],
	];
	for (const [responses, expected] of outcomes) {
		for (const [action, act] of TYPED_ACTIONS) {
			const client = eagerClientOf(context, { fetch: scriptedFetch(...responses).fetch });
			const error = await rejection(act(client));
			expect(error.attempts).to.equal(responses.length);
			expect(error.mayHaveTakenEffect, `${action}: ${responses}`).to.equal(expected);
		}
	}
});

test("a refused connection: nothing took effect if the runtime says so", async (context) => {
	const client = eagerClientOf(context, { url: context.closedUrl });
	const error = await rejection(client.track("42", { name: "a" }));
	context.expect(error).to.include({ code: "network", attempts: 4 });
	context.expect(error.mayHaveTakenEffect).to.be.a("boolean");
	const isReported = /ECONNREFUSED|ConnectionRefused|connection refused/i.test(`${code(error)}`);
	if (isReported) context.expect(error.mayHaveTakenEffect).to.equal(false);
});

test("changing one error does not change another", async (context) => {
	const client = directClientOf(context, { fetch: respondingWith(400, REFUSED) });
	const one = await rejection(client.identify("42"));
	const other = await rejection(client.identify("42"));
	/** @type {string[]} */ (one.errors).push("more");
	Object.assign(/** @type {any} */ (one.response).headers, { "x-request-id": "r-2" });
	context.expect(other.errors).to.have.lengthOf(1);
	context.expect(other).to.have.nested.property("response.headers.x-request-id", "r-1");
});

/** @param {any} error */
function code({ cause }) {
	return [cause, cause?.cause].map((thrown) => `${thrown?.code} ${thrown?.message}`);
}

function clonesErrors() {
	try {
		return structuredClone(new TypeError("mine")) instanceof Error;
	} catch {
		return false;
	}
}
