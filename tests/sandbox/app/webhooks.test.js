import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import test from "node:test";
import { verifyRequestSignature } from "customerio-node";
import { signatureHeaders } from "../../../pkg-template/sandbox/app/webhooks/sign.js";
import { createSandbox } from "../../../pkg-template/sandbox/index.js";
import { serveSandbox } from "../../../pkg-template/sandbox/node.js";
import { verifyWebhook } from "../../../pkg-template/webhooks/index.js";
import { NOW } from "../support.js";
import { BEARER, EMAIL, startApp } from "./support.js";

/** @typedef {{ headers: Headers, body: string, event: any }} Received */

/** A receiver that needs no server. */
function makeReceiver() {
	/** @type {Received[]} */
	const received = [];
	/** @param {string} url @param {RequestInit} init */
	const fetch = async (url, init) => {
		const request = new Request(url, init);
		const body = await request.text();
		received.push({ headers: request.headers, body, event: JSON.parse(body) });
		return new Response(null, { status: 204 });
	};
	return { received, fetch };
}

const URL_ = "http://hook.test/events";

test("the signature is Customer.io's", async () => {
	const key = "755781b5e03a973f3405a85474d5a032a60fd56fabaad66039b12eadd83955fa";
	assert.deepEqual(await signatureHeaders(key, 1692633432, '{"key": "value"}'), {
		"x-cio-timestamp": "1692633432",
		"x-cio-signature": "d7c655389bb364d3e8bdbb6ec18a7f1b6cf91f39bba647554ada78aa61de37b9",
	});
});

test("each event of a message is posted with a signature", async () => {
	const { received, fetch } = makeReceiver();
	const { app, identify, sandbox } = startApp({ webhook: { url: URL_, signingKey: "secret", fetch } });
	await identify("ada", { email: "ada@example.com" });
	const { delivery_id } = (await app("POST", "/v1/send/email", { ...EMAIL, subject: "Hi" })).data;
	await sandbox.settled();
	assert.deepEqual(
		received.map(({ event }) => `${event.object_type}_${event.metric}`),
		["email_sent", "email_delivered"],
	);
	const [{ headers, body, event }] = received;
	assert.match(event.event_id, /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
	assert.notEqual(event.event_id, received[1].event.event_id);
	assert.equal(event.timestamp, NOW);
	assert.deepEqual(event.data, {
		customer_id: "ada",
		delivery_id,
		identifiers: { id: "ada", email: "ada@example.com", cio_id: "03000001" },
		transactional_message_id: 2,
		content_id: 2,
		recipient: "ada@example.com",
		subject: "Hi",
	});
	const timestamp = Number(headers.get("x-cio-timestamp"));
	const signature = headers.get("x-cio-signature") ?? "";
	assert.ok(verifyRequestSignature({ signingSecret: "secret", timestamp, body, signature }));
	const verified = await verifyWebhook({ body, timestamp, signature }, "secret", { tolerance: Infinity });
	assert.deepEqual(verified, event);
	assert.equal(signature, createHmac("sha256", "secret").update(`v0:${timestamp}:${body}`).digest("hex"));
	assert.deepEqual(
		sandbox.state().webhookPosts.map(({ url, status }) => [url, status]),
		[
			[URL_, 204],
			[URL_, 204],
		],
	);
});

test("reports of the Track API are posted too, the first open only", async () => {
	const { received, fetch } = makeReceiver();
	const { app, track, sandbox } = startApp({
		webhook: { url: URL_, events: ["email_opened", "email_clicked"], fetch },
	});
	const { delivery_id } = (await app("POST", "/v1/send/email", EMAIL)).data;
	for (const metric of ["opened", "opened", "clicked"]) {
		await track("POST", "/api/v1/metrics", { delivery_id, metric, href: "https://x.io" });
	}
	await track("POST", "/api/v1/metrics", { delivery_id: "unknown", metric: "opened" });
	await sandbox.settled();
	assert.deepEqual(
		received.map(({ event }) => event.metric),
		["opened", "clicked"],
	);
	assert.equal(received[1].event.data.href, "https://x.io");
});

test("a post is signed with the time at which it is sent, not with that of the event", async () => {
	const { received, fetch } = makeReceiver();
	const { app, track, sandbox, clock } = startApp({
		webhook: { url: URL_, events: ["email_converted"], fetch },
	});
	const { delivery_id } = (await app("POST", "/v1/send/email", EMAIL)).data;
	clock.seconds += 1000;
	for (const timestamp of [NOW, NOW + 1]) {
		await track("POST", "/api/v1/metrics", { delivery_id, metric: "converted", timestamp });
	}
	await sandbox.settled();
	assert.deepEqual(
		received.map(({ headers, event }) => [event.timestamp, headers.get("x-cio-timestamp")]),
		[
			[NOW, String(NOW + 1000)],
			[NOW + 1, String(NOW + 1000)],
		],
	);
});

test("a webhook that the App API creates gets its events", async () => {
	const { received, fetch } = makeReceiver();
	const { app, sandbox } = startApp({ webhook: { fetch } });
	const hook = { name: "Hook", endpoint: URL_, events: ["sms_sent", "email_sent"], with_content: true };
	const { data } = await app("POST", "/v1/reporting_webhooks", hook);
	assert.equal(data.id, 1);
	await app("POST", "/v1/send/email", { ...EMAIL, body: "<p>" });
	await sandbox.settled();
	assert.equal(received[0].event.data.content, "<p>");
	await app("PUT", "/v1/reporting_webhooks/1", { disabled: true });
	await app("POST", "/v1/send/email", EMAIL);
	await app("DELETE", "/v1/reporting_webhooks/1");
	await app("POST", "/v1/send/email", EMAIL);
	await sandbox.settled();
	assert.equal(received.length, 1);
});

test("a push names its devices", async () => {
	const { received, fetch } = makeReceiver();
	const { app, track, sandbox } = startApp({ webhook: { url: URL_, fetch } });
	const device = { id: "token", platform: "ios" };
	await track("PUT", "/api/v1/customers/ada/devices", { device });
	await app("POST", "/v1/send/push", { transactional_message_id: 1, identifiers: { id: "ada" } });
	await sandbox.settled();
	assert.deepEqual(received[0].event.data.recipients, [{ device_id: "token", device_platform: "ios" }]);
});

test("a scheduled message is announced when it is sent", async () => {
	const { received, fetch } = makeReceiver();
	const { app, sandbox, clock } = startApp({ webhook: { url: URL_, fetch } });
	await app("POST", "/v1/send/email", { ...EMAIL, send_at: NOW + 60 });
	await sandbox.settled();
	assert.equal(received.length, 0);
	clock.seconds += 61;
	await sandbox.settled();
	assert.deepEqual(
		received.map(({ event }) => event.timestamp),
		[NOW + 60, NOW + 60],
	);
});

test("a post that fails is not repeated, and does not stop the others", async () => {
	let count = 0;
	const { app, sandbox } = startApp({
		webhook: {
			url: URL_,
			fetch: async () => {
				count += 1;
				if (count === 1) throw new TypeError("no connection");
				return new Response(null, { status: 500 });
			},
		},
	});
	await app("POST", "/v1/send/email", EMAIL);
	await sandbox.settled();
	assert.deepEqual(
		sandbox.state().webhookPosts.map(({ status, error }) => ({ status, error })),
		[
			{ status: null, error: "no connection" },
			{ status: 500, error: undefined },
		],
	);
	assert.equal(count, 2);
});

test("a reset ends the post under way, and posts no others", async () => {
	/** @type {AbortSignal[]} */
	const signals = [];
	const { app, sandbox } = startApp({
		webhook: {
			url: URL_,
			fetch: (_url, { signal }) => {
				if (!signal) throw new Error("there is no signal");
				signals.push(signal);
				return new Promise((_, reject) =>
					signal.addEventListener("abort", () => reject(new Error("aborted"))),
				);
			},
		},
	});
	await app("POST", "/v1/send/email", EMAIL);
	while (signals.length === 0) await new Promise((resolve) => setImmediate(resolve));
	const settled = sandbox.settled();
	sandbox.reset();
	await settled;
	assert.deepEqual([signals.map(({ aborted }) => aborted), sandbox.state().webhookPosts], [[true], []]);
});

test("a webhook reaches a server over HTTP", async (t) => {
	/** @type {string[]} */
	const bodies = [];
	const receiver = createServer(async (request, response) => {
		let body = "";
		for await (const chunk of request) body += chunk;
		bodies.push(body);
		response.end("ok");
	});
	await new Promise((resolve) => receiver.listen(0, "127.0.0.1", () => resolve(undefined)));
	t.after(() => receiver.close());
	const { port } = /** @type {import("node:net").AddressInfo} */ (receiver.address());
	const served = await serveSandbox({ webhook: { url: `http://127.0.0.1:${port}/` } });
	t.after(served.close);
	const headers = { ...BEARER, "content-type": "application/json" };
	await fetch(`${served.url}/v1/send/email`, { method: "POST", headers, body: JSON.stringify(EMAIL) });
	await served.sandbox.settled();
	assert.equal(bodies.length, 2);
	assert.equal(served.sandbox.state().webhookPosts[0].status, 200);
});

test("settled resolves when there is nothing to post", async () => {
	await createSandbox().settled();
});
