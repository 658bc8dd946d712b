/** Bytes given to a raw request are those of the moment in which the call begins. */
/** @typedef {import("../../suite.js").Context} Context */
import { clientOf, directClientOf, expectRefused, recordingFetch, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("raw bytes");

/** The bytes of "abc", between others. */
const buffer = () => new Uint8Array([120, 97, 98, 99, 120]).buffer;

/** Kinds of bytes, each with the buffer behind it. @type {[string, () => [value: unknown, behind: ArrayBuffer]][]} */
const KINDS = [
	["a Uint8Array", () => viewOf((bytes) => new Uint8Array(bytes, 1, 3))],
	["a DataView", () => viewOf((bytes) => new DataView(bytes, 1, 3))],
	["an Int8Array", () => viewOf((bytes) => new Int8Array(bytes, 1, 3))],
	["an ArrayBuffer", () => viewOf((bytes) => bytes)],
];

/** @param {(bytes: ArrayBuffer) => unknown} make @returns {[unknown, ArrayBuffer]} */
function viewOf(make) {
	const bytes = buffer();
	return [make(bytes), bytes];
}

/** Where bytes can stand in a request. @type {[string, (value: unknown) => object][]} */
const OPTIONS = [
	["data", (data) => ({ data })],
	["fileData", (file) => ({ fileData: { f: file } })],
	["a list in fileData", (file) => ({ fileData: { f: [file] } })],
	["pairs in fileData", (file) => ({ fileData: [["f", file]] })],
	["formData", (file) => ({ formData: { f: file } })],
];

for (const [option, request] of OPTIONS) {
	for (const [what, make] of KINDS) {
		test(`${what} as ${option}, changed after the call or between attempts`, async (context) => {
			const { expect } = context;
			const [value, behind] = make();
			/** @type {string[]} */
			const bodies = [];
			const fetch = async (/** @type {string} */ _url, /** @type {RequestInit} */ { body }) => {
				expect(body).to.be.instanceOf(Uint8Array);
				bodies.push(await new Response(body).text());
				new Uint8Array(behind).fill(65 + bodies.length);
				return new Response("{}", { status: bodies.length < 3 ? 429 : 200 });
			};
			const call = wrong({ url: "/v1/a", method: "POST", maxRetries: 2, ...request(value) });
			const sent = clientOf(context, { fetch }).rawRequest(call);
			new Uint8Array(behind).fill(65);
			await sent;
			expect(bodies).to.have.lengthOf(3);
			for (const body of bodies) expect(body).to.equal(bodies[0]).and.to.include("abc");
		});
	}
}

test("bytes may be transferred as soon as the call has begun", async (context) => {
	if (typeof structuredClone !== "function") return;
	const bytes = new Uint8Array([97, 98, 99]);
	const { fetch, calls } = recordingFetch();
	const sent = directClientOf(context, { fetch }).rawRequest({ url: "/v1/a", method: "POST", data: bytes });
	structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
	await sent;
	context.expect(await calls[0]?.request.text()).to.equal("abc");
});

test("a Blob is sent as bytes, with its type", async (context) => {
	for (const [type, expected] of [
		["image/x-own", "image/x-own"],
		["", "application/octet-stream"],
	]) {
		const { fetch, calls } = recordingFetch();
		const data = new Blob(["abc"], { type });
		await directClientOf(context, { fetch }).rawRequest({ url: "/v1/a", method: "POST", data });
		context.expect(Object(calls[0]?.args[1]).body).to.be.instanceOf(Uint8Array);
		context.expect(calls[0]?.request.headers.get("content-type")).to.equal(expected);
	}
});

test("a Content-Type of the caller's replaces a Blob's", async (context) => {
	const { fetch, calls } = recordingFetch();
	const data = new Blob(["abc"], { type: "image/x-own" });
	const headers = { "Content-Type": "text/own" };
	await directClientOf(context, { fetch }).rawRequest({ url: "/v1/a", method: "POST", data, headers });
	context.expect(calls[0]?.request.headers.get("content-type")).to.equal("text/own");
});

/** A Blob of another library: `fetch` does not know it. @param {object} members */
const foreignBlob = (members) =>
	wrong({ [Symbol.toStringTag]: "Blob", type: "text/x", size: 3, stream: () => {}, ...members });

test("a Blob of another library is sent as its bytes, in data and in multipart bodies", async (context) => {
	const { expect } = context;
	const blob = foreignBlob({ arrayBuffer: async () => new Uint8Array([97, 98, 99]).buffer });
	const bodies = [{ data: blob }, { fileData: { f: blob } }, { formData: { f: blob } }];
	for (const body of bodies) {
		const { fetch, calls } = recordingFetch();
		await directClientOf(context, { fetch }).rawRequest({ url: "/v1/a", method: "POST", ...body });
		expect(await calls[0]?.request.text())
			.to.include("abc")
			.and.not.to.include("object");
	}
});

test("a Blob that cannot be read is refused by name", async (context) => {
	const unreadable = foreignBlob({ arrayBuffer: () => Promise.reject(new TypeError("gone")) });
	const client = clientOf(context);
	const request = { url: "/v1/a", method: "POST" };
	await expectRefused(context, client.rawRequest({ ...request, data: unreadable }), "data");
	await expectRefused(context, client.rawRequest({ ...request, fileData: { f: unreadable } }), "fileData");
});

test("a request whose members throw is refused, also in the first call", async (context) => {
	const request = wrong({
		url: "/v1/a",
		method: "POST",
		get data() {
			throw new Error("mine");
		},
	});
	await expectRefused(context, clientOf(context).rawRequest(request), "data");
});
