/** The files of an email. */
import { onlyRequest, recordingFetch, rejection, wrong } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { appClientOf, directAppClientOf, EMAIL } from "../support.js";

module("sends: attachments");

const BYTES = Uint8Array.of(0, 1, 2, 250, 251, 252, 253, 255);
const BASE64 = "AAEC+vv8/f8=";

/** Eight bytes in every form. @type {[string, () => any][]} */
const FORMS = [
	["Uint8Array", () => BYTES.slice()],
	["a view into a longer buffer", () => new Uint8Array(Uint8Array.of(9, ...BYTES, 9).buffer, 1, 8)],
	["Uint8ClampedArray", () => new Uint8ClampedArray(BYTES)],
	["Int8Array", () => new Int8Array(BYTES.slice().buffer)],
	["Uint16Array", () => new Uint16Array(BYTES.slice().buffer)],
	["Int16Array", () => new Int16Array(BYTES.slice().buffer)],
	["Uint32Array", () => new Uint32Array(BYTES.slice().buffer)],
	["Int32Array", () => new Int32Array(BYTES.slice().buffer)],
	["Float32Array", () => new Float32Array(BYTES.slice().buffer)],
	["Float64Array", () => new Float64Array(BYTES.slice().buffer)],
	["BigInt64Array", () => new BigInt64Array(BYTES.slice().buffer)],
	["BigUint64Array", () => new BigUint64Array(BYTES.slice().buffer)],
	["DataView", () => new DataView(BYTES.slice().buffer)],
	["ArrayBuffer", () => BYTES.slice().buffer],
	["Blob", () => new Blob([BYTES])],
];

for (const [form, make] of FORMS) {
	serverTest(`attach, and a plain object: ${form}`, async (context) => {
		const { cio, expect } = context;
		const { fetch, calls } = recordingFetch();
		const client = directAppClientOf(context, { fetch });
		const email = new cio.SendEmailRequest(EMAIL);
		email.attach("a.bin", make());
		await client.sendEmail(email);
		await client.sendEmail(wrong({ ...EMAIL, attachments: { "a.bin": make() } }));
		for (const { request } of calls) {
			expect((await request.json()).attachments).to.deep.equal({ "a.bin": BASE64 });
		}
		expect(calls).to.have.lengthOf(2);
	});
}

serverTest("an attachment that is undefined is left out, as everywhere", async (context) => {
	const { fetch, calls } = recordingFetch();
	const attachments = { "a.txt": "aGk=", "b.txt": undefined };
	await directAppClientOf(context, { fetch }).sendEmail(wrong({ ...EMAIL, attachments }));
	const body = await calls[0]?.request.json();
	context.expect(body.attachments).to.deep.equal({ "a.txt": "aGk=" });
});

serverTest("attach: text is encoded as UTF-8, or goes out as it is with encode: false", async (context) => {
	const { cio, expect } = context;
	const email = new cio.SendEmailRequest(EMAIL);
	email.attach("a.txt", "é🎉");
	email.attach("b.txt", "w6nwn46J", { encode: false });
	email.attach("empty.txt", "");
	await appClientOf(context).sendEmail(email);
	const { attachments } = JSON.parse((await onlyRequest(context)).body);
	expect(attachments).to.deep.equal({ "a.txt": "w6nwn46J", "b.txt": "w6nwn46J", "empty.txt": "" });
});

serverTest("attach: a file that is longer than the arguments of a call may be", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = recordingFetch();
	const bytes = Uint8Array.from({ length: 200_000 }, (_, index) => (index * 7) % 256);
	const email = new cio.SendEmailRequest(EMAIL);
	email.attach("a.bin", bytes);
	email.attach("b.bin", new Blob([bytes]));
	await directAppClientOf(context, { fetch }).sendEmail(email);
	const { attachments } = JSON.parse(String(await calls[0]?.request.text()));
	for (const name of ["a.bin", "b.bin"]) {
		const read = Uint8Array.from(atob(attachments[name]), (char) => char.charCodeAt(0));
		expect(read.length).to.equal(bytes.length);
		expect(
			read.every((byte, index) => byte === bytes[index]),
			name,
		).to.equal(true);
	}
});

serverTest("attach: bytes are those of the moment of the call", async ({ cio, expect }) => {
	const bytes = BYTES.slice();
	const email = new cio.SendEmailRequest(EMAIL);
	email.attach("a.bin", bytes);
	bytes.fill(0);
	expect(email.message.attachments).to.deep.equal({ "a.bin": BASE64 });
});

serverTest(
	"attach: a second file of the same name is refused, the first one stays",
	async ({ cio, expect }) => {
		const email = new cio.SendEmailRequest({ ...EMAIL, attachments: { "given.txt": "YQ==" } });
		for (const name of ["a.txt", "toString", "__proto__"]) {
			email.attach(name, "a");
			expect(() => email.attach(name, "b"), name).to.throw(
				cio.ValidationError,
				`there is already an attachment named ${name}`,
			);
		}
		expect(() => email.attach("given.txt", "b")).to.throw(cio.ValidationError, "given.txt");
		expect(Object.entries(email.message.attachments ?? {})).to.deep.equal([
			["given.txt", "YQ=="],
			["a.txt", "YQ=="],
			["toString", "YQ=="],
			["__proto__", "YQ=="],
		]);
	},
);

serverTest("attach: a name that is not text, or is blank, is refused", async ({ cio, expect }) => {
	const email = new cio.SendEmailRequest(EMAIL);
	for (const name of [undefined, null, 7, "", " ", Symbol("a")]) {
		expect(() => email.attach(wrong(name), "x"), String(name))
			.to.throw(cio.ValidationError, /attach: name must be a string/)
			.that.includes({ argument: "name", attempts: 0 });
	}
	expect(email.message).not.to.have.property("attachments");
});

serverTest("attach: the attachments that the caller gave are not changed", async ({ cio, expect }) => {
	const attachments = Object.freeze({ "given.txt": "YQ==" });
	const email = new cio.SendEmailRequest({ ...EMAIL, attachments });
	email.attach("a.txt", "a");
	expect(email.message.attachments).to.deep.equal({ "given.txt": "YQ==", "a.txt": "YQ==" });
	expect(attachments).to.deep.equal({ "given.txt": "YQ==" });
});

/** Values that are not files. By names of our own: a bundler changes the text of a function. @type {[string, unknown][]} */
const NO_FILES = [
	["undefined", undefined],
	["null", null],
	["a number", 7],
	["true", true],
	["an object", {}],
	["a list", [1, 2]],
	["a Map", new Map()],
	["a function", () => "text"],
];

for (const [what, data] of NO_FILES) {
	serverTest(`attach refuses ${what}`, async ({ cio, expect }) => {
		const email = new cio.SendEmailRequest(EMAIL);
		expect(() => email.attach("a.txt", wrong(data)))
			.to.throw(cio.ValidationError, /attach: data must be/)
			.that.includes({ argument: "data", attempts: 0 });
	});
}

/** Values that are not sets of files. @type {[string, unknown, string][]} */
const UNFIT = [
	["a list", [{ name: "a.txt", data: "YQ==" }], "message.attachments"],
	["a Map", new Map([["a.txt", "YQ=="]]), "message.attachments"],
	["text", "YQ==", "message.attachments"],
	["a number in it", { "a.txt": 7 }, "message.attachments.a.txt"],
	["null in it", { "a.txt": null }, "message.attachments.a.txt"],
];

for (const [what, attachments, argument] of UNFIT) {
	serverTest(`a plain object with ${what} as attachments is refused by path`, async (context) => {
		const { fetch, calls } = recordingFetch();
		const error = await rejection(
			directAppClientOf(context, { fetch }).sendEmail(wrong({ ...EMAIL, attachments })),
		);
		context.expect(error).to.be.instanceOf(context.cio.ValidationError);
		context.expect(error).to.include({ argument, attempts: 0 });
		context.expect(calls).to.have.lengthOf(0);
	});
}

serverTest("a Blob that cannot be read rejects with what was wrong", async (context) => {
	const { expect, cio } = context;
	const { fetch, calls } = recordingFetch();
	const client = directAppClientOf(context, { fetch });
	const lost = new Error("the file is gone");
	const unreadable = Object.assign(new Blob(["a"]), { arrayBuffer: () => Promise.reject(lost) });
	const email = new cio.SendEmailRequest(EMAIL);
	email.attach("a.txt", unreadable);
	const error = await rejection(client.sendEmail(email));
	expect(error).to.be.instanceOf(cio.ValidationError);
	expect(error).to.include({ argument: "message.attachments.a.txt", attempts: 0, cause: lost });
	expect(calls).to.have.lengthOf(0);
});

serverTest("bytes that have gone to somebody else are refused by path", async (context) => {
	const { cio, expect } = context;
	const bytes = BYTES.slice();
	structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
	const { fetch, calls } = recordingFetch();
	const client = directAppClientOf(context, { fetch });
	const error = await rejection(client.sendEmail(wrong({ ...EMAIL, attachments: { "a.bin": bytes } })));
	expect(error).to.be.instanceOf(cio.ValidationError);
	expect(error.argument).to.equal("message.attachments.a.bin");
	expect(error.cause).to.be.instanceOf(TypeError);
	expect(calls).to.have.lengthOf(0);
});

serverTest("attachments that are too long for Customer.io are its own to refuse, once", async (context) => {
	const { cio, expect } = context;
	const email = new cio.SendEmailRequest(EMAIL);
	email.attach("a.bin", new Uint8Array(2 * 1024 * 1024));
	const error = await rejection(appClientOf(context).sendEmail(email));
	expect(error).to.be.instanceOf(cio.CustomerIORequestError);
	expect(error).to.include({ statusCode: 413, attempts: 1, mayHaveTakenEffect: false, retryable: false });
	expect((await context.sandbox.state()).deliveries).to.deep.equal([]);
});

serverTest("attachments that are too long for any request are refused", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = recordingFetch();
	const client = directAppClientOf(context, { fetch });
	const error = await rejection(
		client.sendEmail({ ...EMAIL, attachments: { "a.bin": "A".repeat(2 ** 24 + 1) } }),
	);
	expect(error).to.be.instanceOf(cio.ValidationError);
	expect(error.argument).to.match(/^message/);
	expect(calls).to.have.lengthOf(0);
});
