/** `verifyWebhook`. */
import { rejection, seconds } from "../support.js";
import { module, test } from "../test.js";
import { ANY_AGE, VECTOR, webhooks } from "./support.js";

module("verifyWebhook");

const { secret, ...parts } = VECTOR;

test("accepts what Customer.io has signed, as text and as bytes of any kind", async ({ expect }) => {
	const { verifyWebhook } = await webhooks();
	const bytes = new TextEncoder().encode(parts.body);
	const shifted = new Uint8Array(bytes.length + 3);
	shifted.set(bytes, 3);
	for (const body of [
		parts.body,
		bytes,
		bytes.buffer,
		shifted.subarray(3),
		new DataView(shifted.buffer, 3, bytes.length),
	])
		expect(await verifyWebhook({ ...parts, body }, secret, ANY_AGE)).to.deep.equal({ key: "value" });
});

test("accepts the time as text, and a signature with its version or in upper case", async ({ expect }) => {
	const { verifyWebhook } = await webhooks();
	for (const signature of [parts.signature, `v0=${parts.signature}`, parts.signature.toUpperCase()]) {
		const request = { ...parts, timestamp: String(parts.timestamp), signature };
		expect(await verifyWebhook(request, secret, ANY_AGE)).to.deep.equal({ key: "value" });
	}
});

test("accepts a Request, and reads its raw bytes", async ({ expect }) => {
	const { signWebhook, verifyWebhook } = await webhooks();
	const signed = await signWebhook('{ "metric": "sent", "data": { "subject": "Grüße \\u00e9 🎉" } }', "key");
	const request = new Request("https://app.example/", { method: "POST", ...signed });
	expect(await verifyWebhook(request, "key")).to.deep.equal({
		metric: "sent",
		data: { subject: "Grüße é 🎉" },
	});
	const again = await rejection(verifyWebhook(request, "key"));
	expect(again).to.be.instanceOf(TypeError);
	expect(again.message).to.include("has been read before");
});

test("accepts each of several keys, and a line break at the end of one", async ({ expect }) => {
	const { verifyWebhook, WebhookError } = await webhooks();
	for (const keys of [[secret, "old"], ["old", secret], [`${secret}\n`], `${secret}\r\n`])
		expect(await verifyWebhook(parts, keys, ANY_AGE)).to.deep.equal({ key: "value" });
	const failure = await rejection(verifyWebhook(parts, ["old", "older"], ANY_AGE));
	expect(failure).to.be.instanceOf(WebhookError);
	expect(failure.code).to.equal("signature");
});

test("gives the event that was verified, whatever becomes of the bytes", async ({ expect }) => {
	const { signWebhook, verifyWebhook } = await webhooks();
	const { timestamp, signature } = await signWebhook('{"metric":"sent"}', "key");
	const body = new TextEncoder().encode('{"metric":"sent"}');
	const verifying = verifyWebhook({ body, timestamp, signature }, "key");
	body.set(new TextEncoder().encode('{"metric":"EVIL"}'));
	expect(await verifying).to.deep.equal({ metric: "sent" });
});

test("rejects whatever differs from what was signed", async ({ expect }) => {
	const { verifyWebhook, WebhookError } = await webhooks();
	const forged = [
		{ ...parts, body: '{"key":"value"}' },
		{ ...parts, body: "" },
		{ ...parts, timestamp: parts.timestamp + 1 },
		{ ...parts, timestamp: `0${parts.timestamp}` },
		{ ...parts, signature: `0${parts.signature.slice(1)}` },
		{ ...parts, signature: parts.signature.slice(0, -2) },
		{ ...parts, signature: `${parts.signature}00` },
		{ ...parts, signature: `${parts.signature}, ${parts.signature}` },
		{ ...parts, signature: "z".repeat(64) },
		{ ...parts, signature: "" },
		{ ...parts, signature: undefined },
		{ ...parts, signature: [parts.signature] },
	];
	for (const request of forged) {
		const failure = await rejection(verifyWebhook(request, secret, ANY_AGE));
		expect(failure, JSON.stringify(request)).to.be.instanceOf(WebhookError);
		expect(failure.code, JSON.stringify(request)).to.equal("signature");
		expect(failure.name).to.equal("WebhookError");
		expect(failure.statusCode).to.equal(400);
	}
});

test("rejects an invalid time before it looks at the body", async ({ expect }) => {
	const { verifyWebhook } = await webhooks();
	for (const timestamp of [
		"",
		" ",
		"soon",
		"-5",
		"1e9",
		"1692633432.5",
		Number.NaN,
		undefined,
		"9".repeat(40),
		[String(parts.timestamp), String(parts.timestamp)],
	]) {
		const failure = await rejection(verifyWebhook({ ...parts, timestamp }, secret, ANY_AGE));
		expect(failure.code, String(timestamp)).to.equal("timestamp");
	}
});

test("rejects what is too old, or too far ahead", async ({ expect }) => {
	const { signWebhook, verifyWebhook } = await webhooks();
	const at = (/** @type {number} */ offset) =>
		signWebhook({ metric: "sent" }, "key", { timestamp: seconds() + offset });
	for (const offset of [0, -240, 240])
		expect(await verifyWebhook(await at(offset), "key")).to.deep.equal({ metric: "sent" });
	for (const offset of [-400, 400, -1e9]) {
		const failure = await rejection(verifyWebhook(await at(offset), "key"));
		expect(failure.code, String(offset)).to.equal("timestamp");
		expect(failure.message).to.match(offset < 0 ? / s before now;/ : / s after now;/);
	}
	expect(await verifyWebhook(await at(-400), "key", { tolerance: 500 })).to.deep.equal({ metric: "sent" });
	expect((await rejection(verifyWebhook(await at(-100), "key", { tolerance: 60 }))).code).to.equal(
		"timestamp",
	);
});

test("rejects a signed body that is not a JSON object", async ({ expect }) => {
	const { signWebhook, verifyWebhook } = await webhooks();
	for (const body of ["", "hello", "[]", "null", "3", '"text"', "{", new Uint8Array([0xff, 0xfe])]) {
		const failure = await rejection(verifyWebhook(await signWebhook(body, "key"), "key"));
		expect(failure.code, String(body)).to.equal("body");
	}
});

test("calls mistakes of the program by their name, without the key", async ({ expect }) => {
	const { verifyWebhook } = await webhooks();
	/** @type {[unknown, unknown, unknown, string][]} */
	const mistakes = [
		[parts, undefined, {}, "signing key"],
		[parts, "", {}, "signing key"],
		[parts, " \n", {}, "signing key"],
		[parts, [], {}, "signing key"],
		[parts, [secret, ""], {}, "signing key"],
		[parts, 5, {}, "signing key"],
		[parts, ` ${secret}`, {}, "spaces around it"],
		[parts, `${secret}\n\n`, {}, "spaces around it"],
		[parts, `${secret}\t`, {}, "spaces around it"],
		[parts, "k\ney", {}, "line breaks"],
		[{ body: parts.body, headers: { "x-cio-timestamp": "1" } }, secret, {}, "not a Request"],
		[undefined, secret, {}, "must be a Request"],
		["body", secret, {}, "must be a Request"],
		[{ timestamp: 1, signature: "a" }, secret, {}, "must be a Request"],
		[{ ...parts, body: { key: "value" } }, secret, {}, "raw text or bytes"],
		[{ ...parts, body: undefined }, secret, {}, "raw text or bytes"],
		[parts, secret, { tolerance: -1 }, "tolerance"],
		[parts, secret, { tolerance: 0 }, "tolerance"],
		[parts, secret, { tolerance: "300" }, "tolerance"],
		[parts, secret, { tolerance: Number.NaN }, "tolerance"],
		[parts, secret, { tolerence: 60 }, "tolerence is not an option"],
		[parts, secret, 60, "the options must be an object"],
		[parts, Array(2), {}, "signing key"],
	];
	for (const [request, key, options, words] of mistakes) {
		const failure = await rejection(
			verifyWebhook(/** @type {any} */ (request), /** @type {any} */ (key), /** @type {any} */ (options)),
		);
		expect(failure, words).to.be.instanceOf(TypeError);
		expect(failure.message).to.include(words);
		expect(failure.message).to.not.include(secret);
	}
});

test("does not read a body without end", async ({ expect }) => {
	const { signWebhook, verifyWebhook, WebhookError } = await webhooks();
	const { headers } = await signWebhook("{}", "key");
	let pulled = 0;
	const body = new ReadableStream({
		pull(controller) {
			pulled += 1;
			if (pulled > 500) controller.close();
			else controller.enqueue(new Uint8Array(100_000));
		},
	});
	const request = Object.assign(new Request("https://app.example/", { method: "POST", body: "{}", headers }));
	const endless = new Proxy(request, {
		get: (target, name) => {
			if (name === "body") return body;
			const value = Reflect.get(target, name);
			return typeof value === "function" ? value.bind(target) : value;
		},
	});
	const error = await rejection(verifyWebhook(endless, "key"));
	expect(error).to.be.instanceOf(WebhookError).and.to.include({ code: "body" });
	expect(pulled).to.be.below(100);
});

test("ignores members that other code adds to Object.prototype", async ({ expect }) => {
	const { verifyWebhook } = await webhooks();
	const prototype = /** @type {Record<string, unknown>} */ (Object.prototype);
	prototype.tolerance = Number.POSITIVE_INFINITY;
	try {
		expect(await rejection(verifyWebhook(parts, secret))).to.include({ code: "timestamp" });
	} finally {
		delete prototype.tolerance;
	}
});

test("WebhookError knows its own errors, and nothing else", async ({ expect }) => {
	const { verifyWebhook, WebhookError } = await webhooks();
	class Mine extends /** @type {any} */ (WebhookError) {}
	const error = await rejection(verifyWebhook(parts, "another key"));
	const throwing = new Proxy(
		{},
		{
			get() {
				throw new Error("boom");
			},
		},
	);
	const known = [error, throwing, null, {}].map((value) => value instanceof WebhookError);
	expect(known).to.deep.equal([true, false, false, false]);
	expect(error instanceof Mine).to.equal(false);
	expect(Reflect.construct(Mine, ["body", "x"]) instanceof Mine).to.equal(true);
});
