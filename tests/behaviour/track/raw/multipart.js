/** Raw requests with `formData` and `fileData`: the body as it arrives, byte for byte. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").RawRequest} RawRequest */

import { clientOf, expectRefused, faultyClientOf, scriptedFetch, utf8, wrong } from "../../support.js";
import { module, test } from "../../test.js";
import { readMultipart } from "./multipart-reader.js";

module("multipart");

const BYTES = new Uint8Array([9, 0, 255, 128, 13, 10, 45, 45, 9]);
/** A view of the middle of its buffer. */
const VIEW = BYTES.subarray(1, 8);

/** Each kind of file: a value, its bytes, and its type if it has one. @type {[string, () => unknown, number[], string?][]} */
const FILES = [
	["a string", () => "grüße 🙂", utf8("grüße 🙂")],
	["a Uint8Array", () => VIEW, [...VIEW]],
	["a DataView", () => new DataView(BYTES.buffer, 1, 7), [...VIEW]],
	["an ArrayBuffer", () => VIEW.slice().buffer, [...VIEW]],
	["a Blob", () => new Blob([VIEW], { type: "image/x-own" }), [...VIEW], "image/x-own"],
	["a File", () => new File([VIEW], "own.bin", { type: "image/x-own" }), [...VIEW], "image/x-own"],
	["an empty string", () => "", []],
	["an empty buffer", () => new Uint8Array(), []],
];

/**
 * Returns the body that a raw request sends.
 *
 * @param {Context} context
 * @param {Partial<RawRequest>} request
 */
async function wire(context, request) {
	const client = faultyClientOf(context, "echo/x");
	const result = await client.rawRequest({ url: "/v1/a", method: "POST", ...request });
	/** @type {{ headers: Record<string, string>, bytes: number[], text: string }} */
	const seen = wrong(result.data);
	return seen;
}

/** @param {Context} context @param {Partial<RawRequest>} request */
async function parts(context, request) {
	const { headers, bytes } = await wire(context, request);
	return readMultipart(headers["content-type"] ?? "", new Uint8Array(bytes));
}

/** The parts that fields become. @param {[string, string][]} pairs */
const fields = (pairs) => pairs.map(([name, value]) => ({ name, bytes: utf8(value) }));

test("fields of every kind of value, in order", async (context) => {
	const formData = { text: "a", number: 1.5, big: 9007199254740993n, yes: true, no: false, "": "" };
	context.expect(await parts(context, { formData })).to.deep.equal(
		fields([
			["text", "a"],
			["number", "1.5"],
			["big", "9007199254740993"],
			["yes", "true"],
			["no", "false"],
			["", ""],
		]),
	);
});

test("repeated fields, as an object, a list of pairs or FormData; undefined is left out", async (context) => {
	/** @type {[string, string][]} */
	const pairs = [
		["a", "1"],
		["a", "2"],
		["b", "3"],
	];
	const platform = new FormData();
	for (const [name, value] of pairs) platform.append(name, value);
	for (const formData of [{ a: [1, "2"], none: undefined, b: 3 }, pairs, platform]) {
		context.expect(await parts(context, { formData })).to.deep.equal(fields(pairs));
	}
});

test("names and values beyond ASCII are sent as UTF-8", async (context) => {
	const formData = { "naïve 🙂": "grüße ✓ 購入", "%22": "%0D%0A" };
	context.expect(await parts(context, { formData })).to.deep.equal(fields(Object.entries(formData)));
});

test("quotes and newlines in names and file names do not end a header", async (context) => {
	const name = 'a"; filename="evil\r\nX-Evil: 1\r\n\r\nbody';
	const [field, file] = await parts(context, {
		formData: { [name]: "v" },
		fileData: { [name]: "w" },
		fileDataFileNames: { [name]: 'x"\r\nX-Evil: 1"; name="evil' },
	});
	const onTheWire = "a%22; filename=%22evil%0D%0AX-Evil: 1%0D%0A%0D%0Abody";
	context.expect(field).to.deep.equal({ name: onTheWire, bytes: utf8("v") });
	context.expect(file).to.deep.include({ name: onTheWire, filename: "x%22%0D%0AX-Evil: 1%22; name=%22evil" });
});

test("a value that looks like a boundary stays a value", async (context) => {
	const value = '\r\n--x--\r\nContent-Disposition: form-data; name="b"\r\n\r\nc\r\n';
	context.expect(await parts(context, { formData: { a: value } })).to.deep.equal(fields([["a", value]]));
});

test("without fields and files there is no multipart body, and data is allowed", async (context) => {
	const { expect } = context;
	for (const none of [{ formData: {} }, { formData: [], fileData: {} }, { formData: new FormData() }]) {
		const { headers, bytes } = await wire(context, none);
		expect(headers).not.to.have.property("content-type");
		expect(bytes).to.deep.equal([]);
		expect((await wire(context, { ...none, data: "a" })).text).to.equal("a");
	}
});

for (const [what, make, bytes, type] of FILES) {
	test(`a file as ${what}`, async (context) => {
		const { expect } = context;
		const fileData = wrong({ upload: make() });
		const [file] = await parts(context, { fileData });
		const filename = what === "a File" ? "own.bin" : "upload";
		expect(file).to.deep.include({ name: "upload", filename, bytes });
		if (type) expect(file).to.include({ type });
		const fileDataFileNames = { upload: "größe 🙂.bin" };
		const [named] = await parts(context, { fileData, fileDataFileNames });
		expect(named).to.deep.include({ name: "upload", filename: "größe 🙂.bin", bytes });
	});
}

test("several files under one name, as an object or as a list of pairs, each with its file name", async (context) => {
	const { expect } = context;
	const names = async (/** @type {Partial<RawRequest>} */ request) =>
		(await parts(context, request)).map(({ name, filename }) => [name, filename]);
	expect(await names({ fileData: { f: ["one", "three"], g: "two" } })).to.deep.equal([
		["f", "f"],
		["f", "f"],
		["g", "g"],
	]);
	const fileData = /** @type {const} */ ([
		["f", "one"],
		["g", "two"],
		["f", "three"],
	]);
	const fileDataFileNames = { f: ["1.txt", "3.txt"] };
	expect(await names({ fileData, fileDataFileNames })).to.deep.equal([
		["f", "1.txt"],
		["g", "g"],
		["f", "3.txt"],
	]);
});

test("fields and files are sent together, the fields first", async (context) => {
	const [field, file] = await parts(context, { fileData: { f: "2" }, formData: { a: "1" } });
	context.expect(field).to.deep.equal({ name: "a", bytes: utf8("1") });
	context.expect(file).to.deep.include({ name: "f", filename: "f", bytes: utf8("2") });
});

test("FormData with a file is sent with the file's name, type and bytes", async (context) => {
	const formData = new FormData();
	formData.append("a", "1");
	formData.append("f", new File([VIEW], "own.bin", { type: "image/x-own" }));
	context.expect(await parts(context, { formData })).to.deep.equal([
		{ name: "a", bytes: utf8("1") },
		{ name: "f", filename: "own.bin", type: "image/x-own", bytes: [...VIEW] },
	]);
});

test("over HTTP a retry sends the same bytes and succeeds", async (context) => {
	const { expect, sandbox } = context;
	await sandbox.fail([
		{ kind: "answer", status: 429, times: 2 },
		{ kind: "answer", status: 200, body: '{"taken":true}', times: 1 },
	]);
	const request = {
		url: "/v1/upload",
		method: "POST",
		formData: { a: ["1", "2"] },
		fileData: { f: "x".repeat(100_000) },
		maxRetries: 2,
	};
	expect(await clientOf(context).rawRequest(request)).to.deep.include({
		data: { taken: true },
		status: 200,
		attempts: 3,
	});
	const { requests } = await sandbox.state();
	expect(requests.map(({ status }) => status)).to.deep.equal([429, 429, 200]);
	expect(requests[0]?.body).to.have.lengthOf.above(100_000);
	for (const { body, headers } of requests) {
		expect(body === requests[0]?.body, "the same body").to.equal(true);
		expect(headers["content-type"]).to.equal(requests[0]?.headers["content-type"]);
	}
});

test("an injected fetch receives the complete body in each attempt", async (context) => {
	const { expect } = context;
	const { fetch, calls } = scriptedFetch(503, new TypeError("lost"), 200);
	const request = {
		url: "/v1/a",
		method: "PUT",
		formData: { a: "1" },
		fileData: { f: VIEW },
		maxRetries: 2,
	};
	const { attempts } = await clientOf(context, { fetch }).rawRequest(request);
	expect(attempts).to.equal(3);
	for (const call of calls) {
		const type = call.request.headers.get("content-type") ?? "";
		const read = readMultipart(type, new Uint8Array(await call.request.arrayBuffer()));
		expect(read.map(({ name, bytes }) => [name, bytes])).to.deep.equal([
			["a", utf8("1")],
			["f", [...VIEW]],
		]);
	}
});

test("two requests do not share a boundary", async (context) => {
	const seen = await Promise.all([1, 2, 3].map(() => wire(context, { formData: { a: "1" } })));
	context.expect(new Set(seen.map(({ headers }) => headers["content-type"])).size).to.equal(3);
});

test("data beside formData or fileData is refused", async (context) => {
	for (const data of [{ a: 1 }, "text", VIEW]) {
		for (const other of [{ formData: { a: "1" } }, { fileData: { a: "1" } }]) {
			const request = wrong({ url: "/v1/a", method: "POST", data, ...other });
			await expectRefused(context, clientOf(context).rawRequest(request), /^(data|formData|fileData)$/);
		}
	}
});

test("formData and fileData are refused for methods without a body", async (context) => {
	for (const method of ["GET", "HEAD"]) {
		for (const body of [{ formData: { a: "1" } }, { fileData: { a: "1" } }]) {
			const request = wrong({ url: "/v1/a", method, ...body });
			await expectRefused(context, clientOf(context).rawRequest(request), /^(data|formData|fileData)$/);
		}
	}
});

test("invalid fields, files and file names are refused, and the error names them", async (context) => {
	const half = "half \ud83d";
	/** @type {[string, unknown[]][]} */
	const unfit = [
		["formData", [7, "a=b", true, null, [["a"]], [7], { a: {} }, { a: null }, { a: Symbol("a") }]],
		["formData", [{ a: Number.NaN }, { a: half }, { [half]: "a" }]],
		["fileData", [7, "text", null, VIEW, [["a"]], { a: {} }, { a: null }, { a: [[]] }, { a: half }]],
		["fileDataFileNames", [7, "a.txt", null, { f: {} }, { f: null }, { f: half }]],
	];
	for (const [option, values] of unfit) {
		for (const value of values) {
			const request = wrong({ url: "/v1/a", method: "POST", fileData: { f: "a" }, [option]: value });
			const call = clientOf(context).rawRequest(request);
			await expectRefused(context, call, new RegExp(`^${option}($|[.[])`));
		}
	}
});
