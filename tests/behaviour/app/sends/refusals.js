/** What cannot be sent is refused by name, before anything is sent. */
import { expectRefused, wrong } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { appClientOf, EMAIL, MESSAGE, SENDS } from "../support.js";

module("sends: refusals");

/** Messages of every kind that are refused, each with the argument that the error names. @type {[string, (message: any) => unknown, string][]} */
const COMMON = [
	["undefined", () => undefined, "message"],
	["null", () => null, "message"],
	["text", () => "welcome", "message"],
	["a list", (message) => [message], "message"],
	["no identifiers", ({ identifiers, ...message }) => message, "message.identifiers"],
	["identifiers that are text", (message) => ({ ...message, identifiers: "42" }), "message.identifiers"],
	[
		"identifiers without a known one",
		(message) => ({ ...message, identifiers: { ID: "42" } }),
		"message.identifiers",
	],
	["a blank identifier", (message) => ({ ...message, identifiers: { id: " " } }), "message.identifiers"],
	[
		"a Map in message_data",
		(message) => ({ ...message, message_data: { a: [new Map()] } }),
		"message.message_data.a[0]",
	],
	["message_data that is a list", (message) => ({ ...message, message_data: [1] }), "message.message_data"],
	[
		"NaN in message_data",
		(message) => ({ ...message, message_data: { a: Number.NaN } }),
		"message.message_data.a",
	],
	["milliseconds as send_at", (message) => ({ ...message, send_at: 1_893_553_445_000 }), "message.send_at"],
	["text as send_at", (message) => ({ ...message, send_at: "2030-01-01" }), "message.send_at"],
	[
		"an invalid Date as send_at",
		(message) => ({ ...message, send_at: new Date("never") }),
		"message.send_at",
	],
	["half a character", (message) => ({ ...message, language: "\ud83d" }), "message.language"],
];

for (const [method, , builder, message] of SENDS) {
	for (const [what, change, argument] of COMMON) {
		serverTest(`${method}: ${what}`, async (context) => {
			const client = appClientOf(context);
			const error = await expectRefused(context, client[method](wrong(change(message))), argument);
			context.expect(error.message).to.match(new RegExp(`^${method}: message`));
			context.expect(error.mayHaveTakenEffect).to.equal(false);
		});
	}

	serverTest(`${method}: a member that throws when it is read`, async (context) => {
		const thrown = new Error("mine");
		const given = { ...message };
		Object.defineProperty(given, "language", {
			enumerable: true,
			get() {
				throw thrown;
			},
		});
		const error = await expectRefused(context, appClientOf(context)[method](given), /^message/);
		context.expect(error.cause).to.equal(thrown);
	});

	if (method !== "sendEmail") {
		serverTest(`${method}: no template`, async (context) => {
			const { transactional_message_id, ...rest } = message;
			const argument = "message.transactional_message_id";
			await expectRefused(context, appClientOf(context)[method](rest), argument);
			const built = new /** @type {any} */ (context.cio)[builder](rest);
			await expectRefused(context, appClientOf(context)[method](built), argument);
		});
	}
}

serverTest("sendEmail: neither a template nor a text of its own", async (context) => {
	const client = appClientOf(context);
	const { transactional_message_id, ...rest } = EMAIL;
	const own = { ...rest, subject: "Hi", body: "Hi", from: "us@example.com" };
	for (const name of /** @type {const} */ (["subject", "body", "from"])) {
		const { [name]: left, ...without } = own;
		await expectRefused(context, client.sendEmail(wrong(without)), `message.${name}`);
		await expectRefused(context, client.sendEmail(wrong({ ...own, [name]: " " })), `message.${name}`);
	}
});

serverTest("a message that throws when it is looked at, for each method and sendOnce", async (context) => {
	const client = appClientOf(context);
	const store = { claim: () => /** @type {const} */ ("claimed"), complete() {}, release() {} };
	const revoked = Proxy.revocable({}, {});
	revoked.revoke();
	const lost = {
		get message() {
			throw new Error("mine");
		},
	};
	for (const message of [revoked.proxy, lost]) {
		for (const [method] of SENDS) await expectRefused(context, client[method](wrong(message)), "message");
		await expectRefused(context, client.sendOnce("k", wrong(message), { store }), "message");
	}
});

serverTest("sendEmail: no recipient, or too many", async (context) => {
	const client = appClientOf(context);
	const { to, ...rest } = EMAIL;
	await expectRefused(context, client.sendEmail(wrong(rest)), "message.to");
	await expectRefused(context, client.sendEmail(wrong({ ...EMAIL, to: "" })), "message.to");
	await expectRefused(context, client.sendEmail(wrong({ ...EMAIL, to: ["a@example.com"] })), "message.to");
	const many = Array.from({ length: 8 }, (_, index) => `p${index}@example.com`).join(", ");
	await expectRefused(context, client.sendEmail({ ...EMAIL, to: many, bcc: many }), "message.to");
});

serverTest("sendEmail: a comma in a quoted name does not separate addresses", async (context) => {
	const named = Array.from({ length: 15 }, (_, index) => `"Doe, J. ${index}" <p${index}@example.com>`);
	await appClientOf(context).sendEmail({ ...EMAIL, to: named.join(", ") });
	context.expect((await context.sandbox.state()).deliveries).to.have.lengthOf(1);
});

serverTest("wrong options of a call are refused by name", async (context) => {
	const client = appClientOf(context);
	await expectRefused(context, client.sendEmail(EMAIL, wrong({ timeout: -1 })), /timeout/);
	await expectRefused(context, client.sendEmail(EMAIL, wrong({ retries: 1 })), /retries/);
	await expectRefused(context, client.sendPush(MESSAGE, wrong({ signal: "stop" })), /signal/);
});

for (const method of SENDS.map(([name]) => name)) {
	serverTest(`${method}: called without its client`, async (context) => {
		const call = appClientOf(context)[method];
		const error = await expectRefused(context, call(wrong(EMAIL)), "this");
		context.expect(error.message).to.include(`client.${method}(`);
	});
}

serverTest("what stands beside a message, or by two names, is not lost", async (context) => {
	const client = appClientOf(context);
	const nested = { bcc: "b@x.example", message: EMAIL };
	await expectRefused(context, client.sendEmail(wrong(nested)), "message.bcc");
	const twice = { ...MESSAGE, device: { token: "a" }, custom_device: { token: "b" } };
	await expectRefused(context, client.sendPush(wrong(twice)), "message.device");
	const request = new context.cio.SendPushRequest(wrong(twice));
	await expectRefused(context, client.sendPush(request), "message.device");
});

for (const [method, , builder] of SENDS) {
	serverTest(`${builder}: without a message`, ({ cio, expect }) => {
		const Builder = /** @type {any} */ (cio)[builder];
		for (const options of [undefined, null, "welcome"])
			expect(() => new Builder(options), String(options)).to.throw(
				cio.ValidationError,
				`${method}: options must be an object`,
			);
	});
}
