/** @typedef {import("../../suite.js").Context} Context */
import { clientOf, faultyClientOf, rejection, rejections, scriptedFetch } from "../../support.js";
import { module, test } from "../../test.js";

module("errors");

/** Error responses, and the errors that they become. @type {[string, boolean, { reason?: string, field?: string, message: string }[]][]} */
const REFUSALS = [
	["400-v1", false, [{ message: "first" }, { message: "second" }]],
	["400-merge", false, [{ message: "only one" }]],
	["400-v2", false, [{ reason: "required", field: "identifiers", message: "is missing" }]],
	["401-text", false, [{ message: "Unauthorized request" }]],
	["404-json", false, [{ message: "not found" }]],
	["503-json", true, [{ message: "later" }]],
];

/** Error responses that a program cannot read. @type {[string, boolean, string][]} */
const UNREADABLE = [
	["429-json", true, "{}"],
	["500-empty", true, ""],
	["500-broken", true, '{"meta":{"err'],
	["500-odd", true, '{"meta":null,"errors":[null,7,{"reason":3}]}'],
	["502-html", true, "<html><h1>502 Bad Gateway</h1></html>"],
];

/** @param {Context} context @param {unknown} error @param {string} name @param {boolean} retryable */
function expectRequestError({ cio, expect }, error, name, retryable) {
	const status = Number.parseInt(name, 10);
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

for (const [response, retryable, errors] of REFUSALS) {
	test(`${response}: the error and its message contain every reason`, async (context) => {
		const error = await rejection(faultyClientOf(context, `answer/${response}`).track("42", { name: "a" }));
		expectRequestError(context, error, response, retryable);
		context.expect(error.errors).to.deep.equal(errors);
		for (const { message } of errors) context.expect(error.message).to.include(message);
	});
}

for (const [response, retryable, body] of UNREADABLE) {
	test(`${response}: the body is kept unchanged`, async (context) => {
		const client = faultyClientOf(context, `answer/${response}`);
		const calls = [client.identify("42"), client.rawRequest({ url: "/v1/a", method: "POST" })];
		for (const error of await rejections(calls)) {
			expectRequestError(context, error, response, retryable);
			context.expect(error.body).to.equal(body);
			context.expect(error.errors).to.be.an("array");
		}
	});
}

test("error.response has the headers", async (context) => {
	const error = await rejection(faultyClientOf(context, "answer/429-json").destroy("42"));
	const { headers } = /** @type {{ headers: Record<string, string> }} */ (error.response);
	context.expect(headers["retry-after"]).to.equal("7");
});

test("responseType text and binary do not change how an error response is read", async (context) => {
	const client = faultyClientOf(context, "answer/400-v2");
	for (const responseType of /** @type {const} */ (["text", "binary"])) {
		const error = await rejection(client.rawRequest({ url: "/v1/a", method: "GET", responseType }));
		expectRequestError(context, error, "400-v2", false);
		context.expect(error.errors).to.have.lengthOf(1);
		context.expect(error.body).to.include("identifiers");
	}
});

test("wrong credentials: a 401 with the server's message, for every action", async (context) => {
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

test("a request that the sandbox refuses rejects with its reason", async (context) => {
	const request = { url: "/v1/customers/42/events", method: "POST", data: { type: "odd", name: "a" } };
	const error = await rejection(clientOf(context).rawRequest(/** @type {never} */ (request)));
	expectRequestError(context, error, "400", false);
	context.expect(JSON.stringify(error.errors)).to.include("type");
});

test("an unknown endpoint: 404", async (context) => {
	const error = await rejection(clientOf(context).rawRequest({ url: "/v1/nothing", method: "GET" }));
	expectRequestError(context, error, "404", false);
});

test("a success with nothing but white space is a success", async (context) => {
	for (const body of ["", "\n", " \r\n\t"]) {
		const { fetch, calls } = scriptedFetch(() => new Response(body));
		context.expect(await clientOf(context, { fetch }).track("1", { name: "a" })).to.deep.equal({});
		context.expect(calls).to.have.lengthOf(1);
	}
});
