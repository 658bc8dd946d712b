/** @typedef {import("../../suite.js").Context} Context */
import { clientOf, faultyClientOf, rejection, rejections } from "../../support.js";
import { module, test } from "../../test.js";

module("errors");

/** What each refusal of the server becomes. @type {[string, boolean, { reason?: string, field?: string, message: string }[]][]} */
const REFUSALS = [
	["400-v1", false, [{ message: "first" }, { message: "second" }]],
	["400-merge", false, [{ message: "only one" }]],
	["400-v2", false, [{ reason: "required", field: "identifiers", message: "is missing" }]],
	["401-text", false, [{ message: "Unauthorized request" }]],
	["404-json", false, [{ message: "not found" }]],
	["503-json", true, [{ message: "later" }]],
];

/** Refusals without anything to read for a program. @type {[string, boolean, string][]} */
const UNREADABLE = [
	["429-json", true, "{}"],
	["500-empty", true, ""],
	["500-broken", true, '{"meta":{"err'],
	["500-odd", true, '{"meta":null,"errors":[null,7,{"reason":3}]}'],
	["502-html", true, "<html><h1>502 Bad Gateway</h1></html>"],
];

/** @param {Context} context @param {unknown} error @param {string} answer @param {boolean} retryable */
function expectRequestError({ cio, expect }, error, answer, retryable) {
	const status = Number.parseInt(answer, 10);
	expect(error).to.be.instanceOf(cio.CustomerIORequestError);
	expect(error).to.be.instanceOf(cio.CustomerIOError);
	expect(error).to.be.instanceOf(Error);
	expect(error).to.include({
		name: "CustomerIORequestError",
		code: "request",
		statusCode: status,
		retryable,
		attempts: 1,
	});
	const { response, message } = /** @type {Record<string, unknown>} */ (error);
	expect(response).to.include({ statusCode: status, ok: false });
	expect(message).to.include(String(status));
}

for (const [answer, retryable, errors] of REFUSALS) {
	test(`${answer}: every reason is in the error and in its message`, async (context) => {
		const error = await rejection(faultyClientOf(context, `answer/${answer}`).track("42", { name: "a" }));
		expectRequestError(context, error, answer, retryable);
		context.expect(error.errors).to.deep.equal(errors);
		for (const { message } of errors) context.expect(error.message).to.include(message);
	});
}

for (const [answer, retryable, body] of UNREADABLE) {
	test(`${answer}: the body is kept as it came`, async (context) => {
		const client = faultyClientOf(context, `answer/${answer}`);
		const calls = [client.identify("42"), client.rawRequest({ url: "/v1/a", method: "POST" })];
		for (const error of await rejections(calls)) {
			expectRequestError(context, error, answer, retryable);
			context.expect(error.body).to.equal(body);
			context.expect(error.errors).to.be.an("array");
		}
	});
}

test("the headers of a refusal are in error.response", async (context) => {
	const error = await rejection(faultyClientOf(context, "answer/429-json").destroy("42"));
	const { headers } = /** @type {{ headers: Record<string, string> }} */ (error.response);
	context.expect(headers["retry-after"]).to.equal("7");
});

test("responseType text and binary do not change how a refusal is read", async (context) => {
	const client = faultyClientOf(context, "answer/400-v2");
	for (const responseType of /** @type {const} */ (["text", "binary"])) {
		const error = await rejection(client.rawRequest({ url: "/v1/a", method: "GET", responseType }));
		expectRequestError(context, error, "400-v2", false);
		context.expect(error.errors).to.have.lengthOf(1);
		context.expect(error.body).to.include("identifiers");
	}
});

test("wrong credentials: 401 in the server's words, for every action", async (context) => {
	const { cio, expect, url } = context;
	const client = new cio.TrackClient("site", "wr0ng-s3cret", { url });
	const calls = [
		client.identify("42"),
		client.destroy("42"),
		client.track("42", { name: "a" }),
		client.trackPageView("42", "/"),
		client.rawRequest({ url: "/v1/accounts/region", method: "GET" }),
	];
	for (const error of await rejections(calls)) {
		expectRequestError(context, error, "401", false);
		expect(error.body).to.equal("Unauthorized request");
	}
	const { people, events } = await context.sandbox.state();
	expect({ people, events }).to.deep.equal({ people: [], events: [] });
});

test("what the sandbox refuses comes back with its reason", async (context) => {
	const request = { url: "/v1/customers/42/events", method: "POST", data: { type: "odd", name: "a" } };
	const error = await rejection(clientOf(context).rawRequest(/** @type {never} */ (request)));
	expectRequestError(context, error, "400", false);
	context.expect(JSON.stringify(error.errors)).to.include("type");
});

test("an endpoint that is not there: 404", async (context) => {
	const error = await rejection(clientOf(context).rawRequest({ url: "/v1/nothing", method: "GET" }));
	expectRequestError(context, error, "404", false);
});
