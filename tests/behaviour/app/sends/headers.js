/** The headers of an email, in each form that is accepted. */
import { recordingFetch, rejection, wrong } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { directAppClientOf, EMAIL } from "../support.js";

module("sends: headers");

const LIST = [
	{ name: "X-One", value: "1" },
	{ name: "X-Two", value: "2" },
];

/** @type {[string, any, unknown][]} */
const FORMS = [
	["a list", LIST, LIST],
	["an object", { "X-One": "1", "X-Two": "2" }, LIST],
	["JSON text, which stays as it is", JSON.stringify(LIST), LIST],
	[
		"names that come twice in a list",
		[LIST[0], { name: "X-One", value: "3" }],
		[LIST[0], { name: "X-One", value: "3" }],
	],
	["more than a name and a value in a list", [{ ...LIST[0], note: "mine" }], [LIST[0]]],
	["an object with a member that is undefined", { "X-One": "1", "In-Reply-To": undefined }, [LIST[0]]],
];

for (const [form, headers, expected] of FORMS) {
	serverTest(`${form}: of a plain object and of a builder`, async (context) => {
		const { cio, expect } = context;
		const { fetch, calls } = recordingFetch();
		const client = directAppClientOf(context, { fetch });
		await client.sendEmail({ ...EMAIL, headers });
		await client.sendEmail(new cio.SendEmailRequest({ ...EMAIL, headers }));
		expect(calls).to.have.lengthOf(2);
		for (const { request } of calls) {
			const body = await request.json();
			expect(body.headers).to.be.a("string");
			expect(JSON.parse(body.headers)).to.deep.equal(expected);
		}
	});
}

serverTest("an email with empty headers is sent without headers", async (context) => {
	const { fetch, calls } = recordingFetch();
	const client = directAppClientOf(context, { fetch });
	const none = [{}, [], undefined, null, ""];
	for (const headers of none) await client.sendEmail(wrong({ ...EMAIL, headers }));
	for (const headers of none)
		await client.sendEmail(new context.cio.SendEmailRequest(wrong({ ...EMAIL, headers })));
	context.expect(calls).to.have.lengthOf(2 * none.length);
	for (const { request } of calls) context.expect(await request.json()).to.deep.equal(EMAIL);
});

serverTest("a builder takes headers later, too", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = recordingFetch();
	const request = new cio.SendEmailRequest(EMAIL);
	/** @type {any} */ (request.message).headers["X-One"] = "1";
	await directAppClientOf(context, { fetch }).sendEmail(request);
	const body = await calls[0]?.request.json();
	expect(JSON.parse(body.headers)).to.deep.equal([LIST[0]]);
});

/** Made in the case: Node compiles WebAssembly for the first `Headers`. @type {[string, () => unknown, string][]} */
const UNFIT = [
	["a number", () => 7, "message.headers"],
	["text that is not JSON", () => "X-One: 1", "message.headers"],
	["the JSON text of a number", () => "7", "message.headers"],
	["a Headers object", () => new Headers({ "x-one": "1" }), "message.headers"],
	["a Map", () => new Map([["X-One", "1"]]), "message.headers"],
	["a number as a value", () => ({ "X-One": 1 }), "message.headers.X-One"],
	["null as a value", () => ({ "X-One": null }), "message.headers.X-One"],
	["a header without a value", () => [LIST[0], { name: "X-Two" }], "message.headers[1]"],
	["a pair in a list", () => [["X-One", "1"]], "message.headers[0]"],
	["null in a list", () => [null], "message.headers[0]"],
	["half of a character", () => ({ "X-One": "\ud800" }), "message.headers.X-One"],
];

for (const [what, make, argument] of UNFIT) {
	serverTest(`${what} is refused by path`, async (context) => {
		const { fetch, calls } = recordingFetch();
		const error = await rejection(
			directAppClientOf(context, { fetch }).sendEmail(wrong({ ...EMAIL, headers: make() })),
		);
		context.expect(error).to.be.instanceOf(context.cio.ValidationError);
		context.expect(error).to.include({ argument, attempts: 0 });
		context.expect(error.message).to.match(/^sendEmail: message\.headers/);
		context.expect(calls).to.have.lengthOf(0);
	});
}

serverTest("a line break, which would begin another header, is refused", async (context) => {
	const client = directAppClientOf(context, { fetch: recordingFetch().fetch });
	for (const headers of [
		{ "X-A": "a\r\nBcc: x@y.example" },
		{ "X\nA": "a" },
		[{ name: "X-A", value: "a\n" }],
	])
		context
			.expect(await rejection(client.sendEmail(wrong({ ...EMAIL, headers }))))
			.to.include({ code: "validation" });
});
