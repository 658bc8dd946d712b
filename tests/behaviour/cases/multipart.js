/** Raw requests with `formData`, `fileData` and `fileDataFileNames`: what arrives, byte for byte. */
/** @typedef {import("../suite.js").Case} Case */
/** @typedef {import("../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").RawRequest} RawRequest */
import { clientOf, expectRefused, faultyClientOf, scriptedFetch, wrong } from "../support.js";

const BYTES = new Uint8Array([9, 0, 255, 128, 13, 10, 45, 45, 9]);
/** A view that begins and ends inside its buffer. */
const VIEW = BYTES.subarray(1, 8);

/** Each kind of file: what is given, its bytes, its type if the file brings one. @type {[string, () => unknown, number[], string?][]} */
const FILES = [
	["a string", () => "grüße\n🙂", [...new TextEncoder().encode("grüße\n🙂")]],
	["a Uint8Array", () => VIEW, [...VIEW]],
	["a DataView", () => new DataView(BYTES.buffer, 1, 7), [...VIEW]],
	["an ArrayBuffer", () => VIEW.slice().buffer, [...VIEW]],
	["a Blob", () => new Blob([VIEW], { type: "image/x-own" }), [...VIEW], "image/x-own"],
	["a File", () => new File([VIEW], "own.bin", { type: "image/x-own" }), [...VIEW], "image/x-own"],
	["an empty string", () => "", []],
	["no bytes", () => new Uint8Array(), []],
];

/**
 * What a raw request looks like on the wire.
 *
 * @param {Context} context
 * @param {Partial<RawRequest>} request
 */
async function wire(context, request) {
	const client = faultyClientOf(context, "echo/x");
	const answer = await client.rawRequest({ url: "/v1/a", method: "POST", ...request });
	/** @type {{ headers: Record<string, string>, bytes: number[], text: string }} */
	const seen = wrong(answer.data);
	return seen;
}

/**
 * The parts as the platform's own parser reads them.
 *
 * @param {Context} context
 * @param {Partial<RawRequest>} request
 * @returns {Promise<[string, string | { name: string, type: string, bytes: number[] }][]>}
 */
async function parts(context, request) {
	const { headers, bytes } = await wire(context, request);
	context.expect(headers["content-type"]).to.match(/^multipart\/form-data; boundary=[\w'()+,./:=?-]{1,70}$/);
	const body = new Response(new Uint8Array(bytes), {
		headers: { "content-type": headers["content-type"] ?? "" },
	});
	return Promise.all(
		[...(await body.formData())].map(async ([name, value]) => [
			name,
			typeof value === "string"
				? value
				: { name: value.name, type: value.type, bytes: [...new Uint8Array(await value.arrayBuffer())] },
		]),
	);
}

/** The `Content-Disposition` of each part. @param {string} text */
const dispositions = (text) => text.match(/(?<=^content-disposition: ).*$/gim)?.map((line) => line.trim());

/** @type {Case[]} */
export const cases = [
	{
		name: "fields of every kind of value, in their order",
		async run(context) {
			const formData = { text: "a", number: 1.5, big: 9007199254740993n, yes: true, no: false, "": "x" };
			context.expect(await parts(context, { formData })).to.deep.equal([
				["text", "a"],
				["number", "1.5"],
				["big", "9007199254740993"],
				["yes", "true"],
				["no", "false"],
				["", "x"],
			]);
		},
	},
	{
		name: "fields that repeat, as an object, a list of pairs or FormData; undefined is left out",
		async run(context) {
			const expected = [
				["a", "1"],
				["a", "2"],
				["b", "3"],
			];
			const platform = new FormData();
			for (const [name = "", value = ""] of expected) platform.append(name, value);
			for (const formData of [{ a: [1, "2"], none: undefined, b: 3 }, expected, platform]) {
				context.expect(await parts(context, { formData: wrong(formData) })).to.deep.equal(expected);
			}
		},
	},
	{
		name: "names and values beyond ASCII travel as UTF-8",
		async run(context) {
			const formData = { "naïve 🙂": "grüße ✓ 購入", "50%": "%0D%0A" };
			context.expect(await parts(context, { formData })).to.deep.equal(Object.entries(formData));
		},
	},
	{
		name: "quotes and newlines in names end no header",
		async run(context) {
			const { expect } = context;
			const name = 'a"; filename="evil\r\nX-Evil: 1\r\n\r\nbody';
			const fileDataFileNames = { f: 'x"\r\nX-Evil: 1"; name="evil' };
			const { text } = await wire(context, {
				formData: { [name]: "v" },
				fileData: { f: "w" },
				fileDataFileNames,
			});
			expect(dispositions(text)).to.deep.equal([
				'form-data; name="a%22; filename=%22evil%0D%0AX-Evil: 1%0D%0A%0D%0Abody"',
				'form-data; name="f"; filename="x%22%0D%0AX-Evil: 1%22; name=%22evil"',
			]);
			expect(text).not.to.match(/^x-evil/im);
		},
	},
	{
		name: "a value that looks like the end of a part is a value",
		async run(context) {
			const value = '\r\n--x--\r\nContent-Disposition: form-data; name="b"\r\n\r\nc\r\n';
			context.expect(await parts(context, { formData: { a: value } })).to.deep.equal([["a", value]]);
		},
	},
	{
		name: "no fields and no files are no body, and stand beside data",
		async run(context) {
			const { expect } = context;
			for (const none of [{ formData: {} }, { formData: [], fileData: {} }, { formData: new FormData() }]) {
				const { headers, bytes } = await wire(context, none);
				expect(headers).not.to.have.property("content-type");
				expect(bytes).to.deep.equal([]);
				expect((await wire(context, { ...none, data: "a" })).text).to.equal("a");
			}
		},
	},
	...FILES.map(([what, make, bytes, type]) => ({
		name: `a file given as ${what}`,
		/** @param {Context} context */
		async run(context) {
			const { expect } = context;
			const [[name, file] = []] = await parts(context, { fileData: wrong({ upload: make() }) });
			expect(name).to.equal("upload");
			expect(file).to.deep.include({ name: what === "a File" ? "own.bin" : "upload", bytes });
			if (type) expect(file).to.include({ type });
			const named = await parts(context, {
				fileData: wrong({ upload: make() }),
				fileDataFileNames: { upload: "größe 🙂.bin" },
			});
			expect(named[0]?.[1]).to.deep.include({ name: "größe 🙂.bin", bytes });
		},
	})),
	{
		name: "several files of one name, as an object or as a list of pairs, each with its file name",
		async run(context) {
			const { expect } = context;
			const pairs = [
				["f", "one"],
				["g", "two"],
				["f", "three"],
			];
			const names = async (/** @type {Partial<RawRequest>} */ request) =>
				(await parts(context, request)).map(([name, file]) => [
					name,
					/** @type {{ name: string }} */ (file).name,
				]);
			expect(await names({ fileData: { f: ["one", "three"], g: "two" } })).to.deep.equal([
				["f", "f"],
				["f", "f"],
				["g", "g"],
			]);
			const fileDataFileNames = { f: ["1.txt", "3.txt"] };
			expect(await names({ fileData: wrong(pairs), fileDataFileNames })).to.deep.equal([
				["f", "1.txt"],
				["g", "g"],
				["f", "3.txt"],
			]);
		},
	},
	{
		name: "fields and files go together, the fields first",
		async run(context) {
			const request = { formData: { a: "1" }, fileData: { f: "2" } };
			const [field, file] = await parts(context, request);
			context.expect(field).to.deep.equal(["a", "1"]);
			context.expect(file?.[0]).to.equal("f");
		},
	},
	{
		name: "FormData with a file in it goes out as it is",
		async run(context) {
			const formData = new FormData();
			formData.append("a", "1");
			formData.append("f", new File([VIEW], "own.bin", { type: "image/x-own" }));
			context.expect(await parts(context, { formData })).to.deep.equal([
				["a", "1"],
				["f", { name: "own.bin", type: "image/x-own", bytes: [...VIEW] }],
			]);
		},
	},
	{
		name: "over HTTP it is repeated whole, with the same bytes, and succeeds",
		async run(context) {
			const { expect, sandbox } = context;
			await sandbox.fail([
				{ kind: "answer", status: 503, times: 2 },
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
			expect(requests.map(({ status }) => status)).to.deep.equal([503, 503, 200]);
			expect(requests[0]?.body).to.have.lengthOf.above(100_000);
			for (const { body, headers } of requests) {
				expect(body === requests[0]?.body, "the same body").to.equal(true);
				expect(headers["content-type"]).to.equal(requests[0]?.headers["content-type"]);
			}
		},
	},
	{
		name: "an injected fetch is given a whole body with each attempt",
		async run(context) {
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
				const body = await call.request.formData();
				expect([...body.keys()]).to.deep.equal(["a", "f"]);
				const file = /** @type {File} */ (body.get("f"));
				expect([...new Uint8Array(await file.arrayBuffer())]).to.deep.equal([...VIEW]);
			}
		},
	},
	{
		name: "two requests do not share a boundary",
		async run(context) {
			const seen = await Promise.all([1, 2, 3].map(() => wire(context, { formData: { a: "1" } })));
			context.expect(new Set(seen.map(({ headers }) => headers["content-type"])).size).to.equal(3);
		},
	},
	{
		name: "data beside formData or fileData is refused",
		async run(context) {
			for (const data of [{ a: 1 }, "text", VIEW]) {
				for (const other of [{ formData: { a: "1" } }, { fileData: { a: "1" } }]) {
					const request = wrong({ url: "/v1/a", method: "POST", data, ...other });
					await expectRefused(context, clientOf(context).rawRequest(request), /^(data|formData|fileData)$/);
				}
			}
		},
	},
	{
		name: "formData and fileData with a method that carries no body are refused",
		async run(context) {
			for (const method of ["GET", "HEAD"]) {
				for (const body of [{ formData: { a: "1" } }, { fileData: { a: "1" } }]) {
					const request = wrong({ url: "/v1/a", method, ...body });
					await expectRefused(context, clientOf(context).rawRequest(request), /^(data|formData|fileData)$/);
				}
			}
		},
	},
	{
		name: "fields, files and file names that are none are refused by their place",
		async run(context) {
			/** @type {[string, RegExp, unknown[]][]} */
			const unfit = [
				[
					"formData",
					/^formData/,
					[7, "a=b", true, null, [["a"]], [7], { a: {} }, { a: null }, { a: Symbol("a") }],
				],
				["formData", /^formData/, [{ a: Number.NaN }, { a: "half \ud83d" }, { "half \ud83d": "a" }]],
				["fileData", /^fileData/, [7, "text", null, VIEW, [["a"]], { a: {} }, { a: null }, { a: [[]] }]],
				["fileData", /^fileData/, [{ a: "half \ud83d" }, { "half \ud83d": "a" }]],
			];
			for (const [option, place, values] of unfit) {
				for (const value of values) {
					const request = wrong({ url: "/v1/a", method: "POST", [option]: value });
					await expectRefused(context, clientOf(context).rawRequest(request), place);
				}
			}
			for (const fileDataFileNames of [7, "a.txt", null, { f: {} }, { f: null }, { f: "half \ud83d" }]) {
				const request = wrong({ url: "/v1/a", method: "POST", fileData: { f: "a" }, fileDataFileNames });
				await expectRefused(context, clientOf(context).rawRequest(request), /^fileDataFileNames/);
			}
		},
	},
	{
		name: "several values of a query name and of a field stay several",
		async run(context) {
			const { expect } = context;
			const client = faultyClientOf(context, "echo/x");
			const queryParams = { a: ["1", 2, true], b: [], c: undefined, d: "x" };
			const { data } = await client.rawRequest({ url: "/v1/a", method: "GET", queryParams });
			expect(data).to.include({ path: "/api/v1/a?a=1&a=2&a=true&d=x" });
		},
	},
];
