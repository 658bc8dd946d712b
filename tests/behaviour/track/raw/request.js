/** @typedef {import("../../suite.js").Context} Context */
import {
	clientOf,
	expectRefused,
	faultyClientOf,
	onlyRequest,
	rejections,
	utf8,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("raw request");

const BYTES = new Uint8Array([9, 0, 255, 128, 10, 9]);
/** A view of the middle of its buffer. */
const VIEW = BYTES.subarray(1, 5);
const JSON_TYPE = /^application\/json(;|$)/;
const TEXT_TYPE = /^text\/plain;\s*charset=utf-8$/i;

/** Each kind of body: its name, a value, and the media type and bytes that are sent. @type {[string, () => unknown, RegExp, number[]][]} */
const BODIES = [
	["an object", () => ({ a: [1, "é"], at: new Date(5000) }), JSON_TYPE, utf8('{"a":[1,"é"],"at":5}')],
	["an array", () => [{ a: 1 }, 2n], JSON_TYPE, utf8('[{"a":1},2]')],
	["a string that is JSON", () => ' {"a": 1} ', JSON_TYPE, utf8(' {"a": 1} ')],
	["a string that is not JSON", () => "grüße 🙂 {", TEXT_TYPE, utf8("grüße 🙂 {")],
	["a Uint8Array", () => VIEW, /^application\/octet-stream$/, [...VIEW]],
	["a DataView", () => new DataView(BYTES.buffer, 1, 4), /^application\/octet-stream$/, [...VIEW]],
	["an ArrayBuffer", () => VIEW.slice().buffer, /^application\/octet-stream$/, [...VIEW]],
	["a Blob without a type", () => new Blob([VIEW]), /^application\/octet-stream$/, [...VIEW]],
	["a Blob", () => new Blob([VIEW], { type: "image/x-own" }), /^image\/x-own$/, [...VIEW]],
];

/** @type {[string, () => unknown][]} */
const QUERIES = [
	["an object", () => ({ "a b": "1&2=3", é: "🙂+/?#" })],
	[
		"a list of pairs",
		() => [
			["a b", "1&2=3"],
			["é", "🙂+/?#"],
		],
	],
	[
		"URLSearchParams",
		() =>
			new URLSearchParams([
				["a b", "1&2=3"],
				["é", "🙂+/?#"],
			]),
	],
];

/** @param {Context} context @param {object} request */
async function echo(context, request) {
	const result = await faultyClientOf(context, "echo/x").rawRequest(
		wrong({ method: "POST", url: "/v1/a", ...request }),
	);
	/** @type {{ method: string, path: string, headers: Record<string, string>, bytes: number[] }} */
	const seen = wrong(result.data);
	return seen;
}

test("resolves with data, status, headers and the number of attempts", async (context) => {
	const result = await clientOf(context).rawRequest({ url: "/v1/accounts/region", method: "GET" });
	const { expect } = context;
	expect(result).to.have.all.keys("data", "status", "headers", "attempts");
	expect(result).to.include({ status: 200, attempts: 1 });
	expect(result.data).to.include({ region: "us" });
	expect(result.headers["content-type"]).to.match(JSON_TYPE);
	expect(Object.getPrototypeOf(result.headers) ?? Object.prototype).to.equal(Object.prototype);
	const { method, path, body, status } = await onlyRequest(context);
	expect({ method, path, body, status }).to.deep.equal({
		method: "GET",
		path: "/api/v1/accounts/region",
		body: "",
		status: 200,
	});
});

for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"]) {
	test(`sends the method ${method}`, async (context) => {
		context.expect(await echo(context, { method })).to.include({ method, path: "/api/v1/a" });
	});
}

for (const [what, make, type, bytes] of BODIES) {
	test(`sends ${what}, byte for byte`, async (context) => {
		const seen = await echo(context, { data: make() });
		context.expect(seen.bytes).to.deep.equal(bytes);
		context.expect(seen.headers["content-type"]).to.match(type);
	});
}

test("sends no body and no content-type without data", async (context) => {
	for (const data of [undefined, null]) {
		const seen = await echo(context, { data });
		if (data === undefined) context.expect(seen.headers).not.to.have.property("content-type");
		if (data === undefined) context.expect(seen.bytes).to.deep.equal([]);
	}
});

test("the caller's content-type takes precedence", async (context) => {
	for (const data of ["a,b", { a: 1 }, BYTES]) {
		const seen = await echo(context, { data, headers: { "Content-Type": "text/csv" } });
		context.expect(seen.headers["content-type"]).to.equal("text/csv");
	}
});

for (const [what, make] of QUERIES) {
	test(`accepts queryParams as ${what}`, async (context) => {
		const { path } = await echo(context, { queryParams: make() });
		const query = [...new URL(path, "http://x").searchParams];
		context.expect(query).to.deep.equal([
			["a b", "1&2=3"],
			["é", "🙂+/?#"],
		]);
	});
}

test("repeated query names are kept, and added to the query of the path", async (context) => {
	const queryParams = [
		["a", "2"],
		["a", "3"],
	];
	const { path } = await echo(context, { url: "/v1/a?a=1&next=/../x", queryParams });
	context.expect(path).to.equal("/api/v1/a?a=1&next=/../x&a=2&a=3");
});

test("an array of query values repeats the name; undefined is left out", async (context) => {
	const queryParams = { a: ["1", 2, true], b: [], c: undefined, d: "x" };
	const { path } = await echo(context, { queryParams });
	context.expect(path).to.equal("/api/v1/a?a=1&a=2&a=true&d=x");
});

test("numbers and booleans may be query values", async (context) => {
	const { path } = await echo(context, { queryParams: { limit: 10, all: true } });
	context.expect(path).to.equal("/api/v1/a?limit=10&all=true");
});

test("accepts headers as an object, a list of pairs or Headers; they override the client's", async (context) => {
	const client = faultyClientOf(context, "echo/x", { headers: { "x-a": "client", "x-b": "client" } });
	for (const headers of [{ "X-A": "call" }, [["X-A", "call"]], new Headers({ "X-A": "call" })]) {
		const { data } = await client.rawRequest({ url: "/v1/a", method: "GET", headers: wrong(headers) });
		/** @type {{ headers: Record<string, string> }} */
		const seen = wrong(data);
		context.expect(seen.headers).to.include({ "x-a": "call", "x-b": "client" });
	}
});

test("an encoded path is not encoded again", async (context) => {
	const { path } = await echo(context, { url: "/v1/customers/a%2Fb%3F%C3%A9/events?x=%20" });
	context.expect(path).to.equal("/api/v1/customers/a%2Fb%3F%C3%A9/events?x=%20");
});

test("responseType text returns the text unchanged", async (context) => {
	const client = faultyClientOf(context, "answer/200-text");
	const { data } = await client.rawRequest({ url: "/v1/a", method: "GET", responseType: "text" });
	context.expect(data).to.equal("grüße 🙂");
});

test("responseType binary returns the bytes unchanged", async (context) => {
	const client = faultyClientOf(context, "answer/200-bytes");
	const { data } = await client.rawRequest({ url: "/v1/a", method: "GET", responseType: "binary" });
	context.expect(data).to.be.instanceOf(Uint8Array);
	context.expect([.../** @type {Uint8Array} */ (data)]).to.deep.equal([0, 255, 128, 10, 13]);
});

test("returns the status and the headers of the response", async (context) => {
	const client = faultyClientOf(context, "answer/201-json");
	const { data, status, headers } = await client.rawRequest({ url: "/v1/a", method: "POST" });
	context.expect(data).to.deep.equal({ made: true });
	context.expect(status).to.equal(201);
	context.expect(headers["x-request-id"]).to.equal("r-1");
});

for (const response of ["204-empty", "200-empty"]) {
	test(`a response without a body (${response}) is a success`, async (context) => {
		const client = faultyClientOf(context, `answer/${response}`);
		const { status } = await client.rawRequest({ url: "/v1/a", method: "POST" });
		context.expect(status).to.equal(Number.parseInt(response, 10));
		await client.identify("42");
	});
}

test("a 2xx response that is not JSON is an error with the text", async (context) => {
	const { cio, expect } = context;
	const client = faultyClientOf(context, "answer/200-html");
	const calls = [client.rawRequest({ url: "/v1/a", method: "GET" }), client.identify("42")];
	for (const error of await rejections(calls)) {
		expect(error).to.be.instanceOf(cio.CustomerIORequestError);
		expect(error).to.include({ statusCode: 200, retryable: false });
		expect(error.body).to.include("Portal");
	}
});

test("data with GET or HEAD is refused", async (context) => {
	for (const method of ["GET", "HEAD"]) {
		const request = { url: "/v1/a", method, data: { a: 1 } };
		await expectRefused(context, clientOf(context).rawRequest(wrong(request)), "data");
	}
});
