import assert from "node:assert/strict";
import test from "node:test";
import { NOW } from "../support.js";
import { EMAIL, startApp } from "./support.js";

const DAY = 24 * 60 * 60;
const TEMPLATE = { transactional_message_id: 1, identifiers: { id: "ada" } };
const INLINE = {
	to: "ada@example.com",
	identifiers: { id: "ada" },
	subject: "s",
	body: "b",
	from: "me@x.io",
};

test("an email is delivered, and both APIs show it", async () => {
	const { app, track, identify, sandbox } = startApp();
	await identify("ada", { email: "ada@example.com" });
	const sent = await app("POST", "/v1/send/email", {
		...EMAIL,
		subject: "Hello",
		message_data: { plan: "pro" },
	});
	assert.deepEqual(Object.keys(sent.data), ["delivery_id", "queued_at"]);
	assert.equal(sent.data.queued_at, NOW);
	const id = sent.data.delivery_id;
	const [delivery] = sandbox.state().deliveries;
	assert.equal(delivery.id, id);
	assert.deepEqual(
		delivery.metrics.map(({ metric }) => metric),
		["sent", "delivered"],
	);
	assert.deepEqual(delivery.message?.body.message_data, { plan: "pro" });

	await track("POST", "/api/v1/metrics", { delivery_id: id, metric: "opened", timestamp: NOW + 5 });
	const { data } = await app("GET", `/v1/messages/${encodeURIComponent(id)}`);
	assert.deepEqual(data.message.metrics, {
		created: NOW,
		sent: NOW,
		delivered: NOW,
		opened: NOW + 5,
		human_opened: NOW + 5,
	});
	assert.equal(data.message.customer_identifiers.id, "ada");
	assert.equal(data.message.recipient, "ada@example.com");
	const own = await app("GET", "/v1/customers/ada/messages");
	assert.deepEqual(
		own.data.messages.map((/** @type {{ id: string }} */ one) => one.id),
		[id],
	);
	const activities = await app("GET", "/v1/customers/ada/activities?type=opened_email");
	assert.equal(activities.data.activities[0].delivery_id, id);
});

test("all six kinds are accepted", async () => {
	const { app, identify, sandbox } = startApp();
	await identify("ada", { email: "ada@example.com" });
	for (const [kind, more] of /** @type {const} */ ([
		["email", { to: "ada@example.com" }],
		["push", {}],
		["sms", { to: "+15550001" }],
		["whatsapp", { to: "+15550001" }],
		["in_app", {}],
		["inbox_message", {}],
	])) {
		const response = await app("POST", `/v1/send/${kind}`, { ...TEMPLATE, ...more });
		assert.equal(response.status, 200, response.text);
	}
	const types = (await app("GET", "/v1/messages")).data.messages.map(
		(/** @type {{ type: string }} */ m) => m.type,
	);
	assert.deepEqual(types, ["in_app", "in_app", "whatsapp", "twilio", "push", "email"]);
	assert.equal(sandbox.state().deliveries.length, 6);
});

test("a send without a required member is a 400", async () => {
	const { app } = startApp();
	/** @type {[kind: string, body: object, error: RegExp][]} */
	const bad = [
		["email", {}, /to is required/],
		["email", { ...INLINE, subject: undefined }, /subject is required/],
		["email", { ...INLINE, body: "" }, /body is required/],
		["email", { ...INLINE, identifiers: {} }, /identifiers must have exactly one of id, email, cio_id/],
		["email", { ...INLINE, identifiers: { id: "1", email: "a@b.c" } }, /exactly one/],
		["email", { ...INLINE, identifiers: { id: 1 } }, /identifiers.id must be a string/],
		["email", { ...INLINE, to: "nobody" }, /"nobody" is not an email address/],
		["email", { ...INLINE, headers: "no JSON" }, /headers must be JSON/],
		["email", { ...INLINE, headers: '[{"name":1,"value":"a"}]' }, /headers.0.name must be a string/],
		["email", { ...INLINE, tracked: "yes" }, /tracked must be true or false/],
		["email", { ...INLINE, attachments: { "a.txt": "%" } }, /attachment a.txt is not Base64/],
		["email", { ...INLINE, attachments: { a: "YQ==" } }, /has no extension/],
		["push", { identifiers: { id: "1" } }, /transactional_message_id is required/],
		["push", { ...TEMPLATE, sound: "loud" }, /sound must be one of default, none/],
		["push", { ...TEMPLATE, custom_device: { token: "a" } }, /custom_device.platform is required/],
		["push", { ...TEMPLATE, custom_payload: { android: {} } }, /custom_payload.android.message is required/],
		["push", { ...TEMPLATE, custom_payload: { ios: { message: {} } } }, /ios.message.apns is required/],
		["push", { ...TEMPLATE, custom_payload: { ios: { CIO: {} } } }, /ios.CIO.push is required/],
		["sms", TEMPLATE, /to is required/],
		["whatsapp", TEMPLATE, /to is required/],
		["in_app", { identifiers: { id: "1" } }, /transactional_message_id is required/],
		["inbox_message", { transactional_message_id: 1 }, /identifiers is required/],
	];
	for (const [kind, body, error] of bad) {
		const { status, data, text } = await app("POST", `/v1/send/${kind}`, body);
		assert.equal(status, 400, text);
		assert.match(data.meta.error, error);
	}
	assert.equal((await app("POST", "/v1/send/email", INLINE)).status, 200);
	for (const ios of [{ message: { apns: { payload: {} } } }, { CIO: { push: {} }, aps: { badge: 1 } }]) {
		const body = { ...TEMPLATE, custom_payload: { ios, android: { message: {} } } };
		assert.equal((await app("POST", "/v1/send/push", body)).status, 200);
	}
});

test("an email has at most 15 recipients, in to, cc and bcc together", async () => {
	const { app } = startApp();
	const five = Array(5).fill('"Lovelace, Ada" <ada@example.com>').join(", ");
	const most = { ...INLINE, to: five, cc: five, bcc: five };
	assert.equal((await app("POST", "/v1/send/email", most)).status, 200);
	const more = await app("POST", "/v1/send/email", { ...most, cc: `${five},a@b.c` });
	assert.deepEqual([more.status, Object.keys(more.data)], [400, ["meta"]]);
});

test("attachments of 2 MB are a 413, and of a forbidden type a 403", async () => {
	const { app } = startApp();
	const half = "AAAA".repeat((1024 * 1024) / 3);
	const fits = await app("POST", "/v1/send/email", { ...INLINE, attachments: { "a.pdf": half } });
	assert.equal(fits.status, 200);
	const attachments = { "a.pdf": half, "b.pdf": `${half}AAAAAAAA` };
	const large = await app("POST", "/v1/send/email", { ...INLINE, attachments });
	assert.deepEqual([large.status, Object.keys(large.data)], [413, ["meta"]]);
	const text = await app("POST", "/v1/send/email", { ...INLINE, body: "x".repeat(1024 * 1024) });
	assert.deepEqual([text.status, Object.keys(text.data)], [413, ["meta"]]);
	const kind = await app("POST", "/v1/send/email", { ...INLINE, attachments: { "a.exe": "YQ==" } });
	assert.deepEqual([kind.status, Object.keys(kind.data)], [403, ["meta"]]);
});

test("without a person, the message goes to the address alone", async () => {
	const { app, sandbox } = startApp();
	await app("POST", "/v1/send/email", EMAIL);
	const [message] = (await app("GET", "/v1/messages")).data.messages;
	assert.deepEqual([message.customer_id, "customer_identifiers" in message], [null, false]);
	assert.equal(sandbox.state().people.length, 0);
});

test("send_at in the future waits for the clock; in the past it counts as now", async () => {
	const { app, clock, sandbox } = startApp();
	const past = await app("POST", "/v1/send/email", { ...EMAIL, send_at: NOW - 1 });
	assert.equal("send_at" in past.data, false);
	const later = await app("POST", "/v1/send/email", { ...EMAIL, send_at: NOW + DAY });
	assert.deepEqual([later.data.queued_at, later.data.send_at], [NOW, NOW + DAY]);
	assert.deepEqual(sandbox.state().deliveries[1].metrics, []);
	clock.seconds = NOW + DAY + 5;
	assert.equal(sandbox.state().deliveries[1].metrics[0].timestamp, NOW + DAY);
	const max = clock.seconds + 90 * DAY;
	assert.equal((await app("POST", "/v1/send/email", { ...EMAIL, send_at: max })).status, 200);
	assert.equal((await app("POST", "/v1/send/email", { ...EMAIL, send_at: max + 1 })).status, 400);
	assert.equal((await app("POST", "/v1/send/email", { ...EMAIL, send_at: NOW * 1000 })).status, 400);
});

test("messages are filtered by state and metric", async () => {
	const { app } = startApp();
	await app("POST", "/v1/send/email", EMAIL);
	await app("POST", "/v1/send/email", { ...EMAIL, queue_draft: true });
	/** @param {string} query */
	const count = async (query) => (await app("GET", `/v1/messages?${query}`)).data.messages.length;
	assert.equal(await count("metric=sent"), 1);
	assert.equal(await count("metric=attempted"), 1);
	assert.equal(await count("metric=opened"), 0);
	assert.equal(await count("state=sent"), 1);
	assert.equal(await count("state=failed"), 0);
	assert.equal(await count("state=drafted"), 1);
	assert.equal(await count("type=push"), 0);
	assert.equal((await app("GET", "/v1/messages?state=lost")).status, 400);
});

test("a draft is not sent", async () => {
	const { app } = startApp();
	await app("POST", "/v1/send/email", { ...EMAIL, queue_draft: true });
	assert.equal((await app("GET", "/v1/messages")).data.messages.length, 0);
	const [draft] = (await app("GET", "/v1/messages?drafts=true")).data.messages;
	assert.deepEqual(draft.metrics, { created: NOW, drafted: NOW });
});

test("a message does not reach unsubscribed people or suppressed addresses", async () => {
	const { app, identify, track } = startApp();
	await identify("ada", { email: "ada@example.com" });
	const { delivery_id } = (await app("POST", "/v1/send/email", EMAIL)).data;
	await track("POST", `/unsubscribe/${encodeURIComponent(delivery_id)}`, { unsubscribe: true });
	assert.equal((await app("GET", "/v1/customers/ada/attributes")).data.customer.unsubscribed, true);
	await app("POST", "/v1/send/email", { ...EMAIL, send_to_unsubscribed: false });
	await app("POST", "/v1/esp/suppression/bounces/ADA%40example.com", {});
	await app("POST", "/v1/send/email", EMAIL);
	const [suppressed, unsubscribed] = (await app("GET", "/v1/messages")).data.messages;
	assert.deepEqual(Object.keys(unsubscribed.metrics), ["created", "undeliverable"]);
	assert.match(unsubscribed.failure_message, /unsubscribed/);
	assert.deepEqual(Object.keys(suppressed.metrics), ["created", "dropped"]);
});

test("a person who has opted out of a sender gets no text message from it", async () => {
	const { app, identify } = startApp();
	await identify("ada", {});
	await app("PUT", "/v1/customers/ada/optouts", { optouts: [{ from: "+15550001", optout: true }] });
	const text = { ...TEMPLATE, to: "+15550009" };
	await app("POST", "/v1/send/sms", { ...text, from: "+15550001" });
	await app("POST", "/v1/send/sms", { ...text, from: "+15550002" });
	await app("POST", "/v1/send/whatsapp", { ...text, from: "+15550001" });
	const { messages } = (await app("GET", "/v1/messages")).data;
	assert.deepEqual(messages.map((/** @type {any} */ { metrics }) => "undeliverable" in metrics).reverse(), [
		true,
		false,
		false,
	]);
});

test("a push message to a person without a device is undeliverable", async () => {
	const { app, identify } = startApp();
	await identify("ada", { email: "ada@example.com" });
	await app("POST", "/v1/send/push", TEMPLATE);
	const [message] = (await app("GET", "/v1/messages")).data.messages;
	assert.deepEqual(Object.keys(message.metrics), ["created", "undeliverable"]);
	assert.match(message.failure_message, /device/);
});

test("each of several addresses may be suppressed", async () => {
	const { app } = startApp();
	await app("POST", "/v1/esp/suppression/blocks/grace%40example.com", {});
	await app("POST", "/v1/send/email", { ...EMAIL, to: "ada@example.com, Grace <grace@example.com>" });
	assert.ok("dropped" in (await app("GET", "/v1/messages")).data.messages[0].metrics);
});

test("a suppressed address stops emails only", async () => {
	const { app } = startApp();
	await app("POST", "/v1/esp/suppression/blocks/ada%40example.com", {});
	await app("POST", "/v1/send/push", { ...TEMPLATE, to: "ada@example.com" });
	assert.ok("delivered" in (await app("GET", "/v1/messages")).data.messages[0].metrics);
});

test("messages are filtered by time, within six months", async () => {
	const { app, clock } = startApp();
	await app("POST", "/v1/send/email", EMAIL);
	clock.seconds += DAY;
	await app("POST", "/v1/send/email", EMAIL);
	/** @param {number} from @param {number} to */
	const list = (from, to) => app("GET", `/v1/messages?start_ts=${from}&end_ts=${to}`);
	assert.equal((await list(NOW, NOW + DAY)).data.messages.length, 2);
	assert.equal((await list(NOW + 1, NOW + DAY)).data.messages.length, 1);
	assert.equal((await list(NOW, NOW + DAY - 1)).data.messages.length, 1);
	assert.equal((await list(NOW, NOW - 1)).status, 400);
	assert.equal((await list(NOW, NOW + 200 * DAY)).status, 400);
});

test("without the option app.transactional, a send creates an unknown transactional message", async () => {
	const { app } = startApp();
	await app("POST", "/v1/send/email", { ...EMAIL, transactional_message_id: "44" });
	await app("POST", "/v1/send/email", { ...EMAIL, transactional_message_id: "Welcome" });
	await app("POST", "/v1/send/email", { ...EMAIL, transactional_message_id: "WELCOME" });
	const { messages } = (await app("GET", "/v1/transactional")).data;
	assert.deepEqual(
		messages.map((/** @type {{ id: number, name: string }} */ { id, name }) => [id, name]),
		[
			[1, "sample"],
			[44, "message 44"],
			[45, "Welcome"],
		],
	);
	assert.equal((await app("GET", "/v1/transactional/45/messages")).data.messages.length, 2);
	const { series } = (await app("GET", "/v1/transactional/45/metrics?period=days&steps=2")).data.metric;
	assert.deepEqual(series.sent, [0, 2]);
});

test("clicks are counted by link; with unique=true, once for each delivery", async () => {
	const { app, track } = startApp();
	for (const links of [["/a", "/a", "/b"], ["/a"]]) {
		const { delivery_id } = (await app("POST", "/v1/send/email", { ...EMAIL, transactional_message_id: 5 }))
			.data;
		for (const href of links)
			await track("POST", "/api/v1/metrics", { delivery_id, metric: "clicked", href });
	}
	/** @param {string} query */
	const count = async (query) => {
		const { links } = (await app("GET", `/v1/transactional/5/metrics/links?steps=1${query}`)).data;
		return links.map((/** @type {any} */ { link, metric }) => [link.href, metric.series.clicked[0]]);
	};
	assert.deepEqual(await count(""), [
		["/a", 3],
		["/b", 1],
	]);
	assert.deepEqual(await count("&unique=true"), [
		["/a", 2],
		["/b", 1],
	]);
});

test("with the option app.transactional, a send of another message is a 400", async () => {
	const { app } = startApp({ app: { transactional: [{ id: 3, name: "receipt", subject: "Thanks" }] } });
	assert.equal((await app("POST", "/v1/send/email", { ...EMAIL, transactional_message_id: 3 })).status, 200);
	assert.equal(
		(await app("POST", "/v1/send/email", { ...EMAIL, transactional_message_id: "Receipt" })).status,
		200,
	);
	const unknown = await app("POST", "/v1/send/email", EMAIL);
	assert.deepEqual(
		[unknown.status, unknown.data],
		[400, { meta: { error: "there is no transactional message welcome" } }],
	);
	assert.equal((await app("GET", "/v1/messages")).data.messages[0].subject, "Thanks");
});

test("with the option app.transactional, auto_create creates a message by its trigger name, but no person", async () => {
	const { app, sandbox } = startApp({ app: { transactional: [{ id: 3, name: "receipt" }] } });
	/** @param {object} body */
	const send = async (body) => (await app("POST", "/v1/send/email", { ...EMAIL, ...body })).status;
	assert.equal(await send({ auto_create: false }), 400);
	assert.equal(await send({ auto_create: true, transactional_message_id: 9 }), 400);
	assert.equal(await send({ auto_create: true }), 200);
	assert.equal(await send({}), 200);
	const { messages } = (await app("GET", "/v1/transactional")).data;
	assert.deepEqual(
		messages.map((/** @type {{ id: number, name: string }} */ { id, name }) => [id, name]),
		[
			[3, "receipt"],
			[4, "welcome"],
		],
	);
	assert.deepEqual(sandbox.state().people, []);
});

test("an archived message has its content, unless the send disabled retention", async () => {
	const { app } = startApp();
	/** @param {object} body */
	const archive = async (body) => {
		const { delivery_id } = (await app("POST", "/v1/send/email", body)).data;
		return (await app("GET", `/v1/messages/${encodeURIComponent(delivery_id)}/archived_message`)).data
			.archived_message;
	};
	const kept = await archive({ ...INLINE, bcc: "b@c.d" });
	assert.deepEqual([kept.subject, kept.body, kept.from, kept.bcc], ["s", "b", "me@x.io", "b@c.d"]);
	const forgotten = await archive({ ...INLINE, disable_message_retention: true });
	assert.deepEqual([forgotten.subject, forgotten.body], ["", ""]);
});
