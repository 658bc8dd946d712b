/** What goes out for each method. */
import { ULID } from "../support.js";
import { isPage, module, test } from "../test.js";
import { ITEMS, KINDS, LEAST, sentBy, WRITE_KEY } from "./support.js";

module("Pipelines: messages");

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What only a page adds to a message. @param {any} message */
function withoutPage({ type, sentAt, writeKey, ...rest }) {
	return rest;
}

for (const kind of KINDS) {
	test(`${kind}: an id, the time of the call, and the library`, async (context) => {
		const { expect } = context;
		const before = Date.now();
		const { request, body } = await sentBy(context, (client) => client[kind](LEAST[kind]));
		const { messageId, timestamp, context: circumstances, ...rest } = withoutPage(body);
		expect(request.method).to.equal("POST");
		expect(request.url).to.equal(`https://cdp.customer.io/v1/${isPage ? kind.slice(0, 1) : kind}`);
		expect(rest).to.deep.equal(LEAST[kind]);
		expect(messageId).to.match(ULID);
		expect(timestamp).to.match(ISO);
		expect(Date.parse(timestamp)).to.be.within(before, Date.now());
		expect(circumstances.library).to.include({ name: "customerio-wasm" });
		expect(circumstances.library.version).to.match(/^\d+\.\d+\.\d+/);
		expect(Object.keys(circumstances)).to.deep.equal(["library"]);
	});
}

test("batch: each message has what it would have alone", async (context) => {
	const { expect } = context;
	const { body } = await sentBy(context, (client) => client.batch(ITEMS));
	expect(body.batch).to.have.lengthOf(ITEMS.length);
	const ids = new Set();
	for (const [index, message] of body.batch.entries()) {
		const { messageId, timestamp, context: circumstances, sentAt, ...rest } = message;
		expect(rest).to.deep.equal(ITEMS[index]);
		expect(timestamp).to.match(ISO);
		expect(circumstances.library.name).to.equal("customerio-wasm");
		ids.add(messageId);
	}
	expect(ids.size).to.equal(ITEMS.length);
});

test("what the caller gives is sent as it is", async (context) => {
	const payload = {
		userId: 42,
		anonymousId: "visitor",
		event: "Order Completed",
		messageId: "order-7",
		timestamp: "2026-01-31T12:00:00+01:00",
		properties: { total: 9.9, items: [{ sku: "é🙂" }], nothing: null },
		integrations: { All: false, Mixpanel: true },
		context: { ip: "203.0.113.7", library: { name: "shop", version: "2" }, device: { token: "c7f3" } },
	};
	const { body } = await sentBy(context, (client) => client.track(payload));
	context.expect(withoutPage(body)).to.deep.equal(payload);
});

test("a Date is ISO 8601 text, wherever it is", async (context) => {
	const at = new Date(1_769_860_800_123);
	const text = "2026-01-31T12:00:00.123Z";
	const { body } = await sentBy(
		context,
		(client) =>
			client.identify({ userId: 42n, timestamp: at, traits: { at, list: [at, { at }] }, context: { at } }),
		{ defaultContext: { seen: at } },
	);
	const { timestamp, userId, traits, context: circumstances } = body;
	context.expect({ timestamp, userId, traits }).to.deep.equal({
		timestamp: text,
		userId: 42,
		traits: { at: text, list: [text, { at: text }] },
	});
	context.expect(circumstances).to.include({ at: text, seen: text });
});

test("the default context is below that of a message, member by member", async (context) => {
	const { body } = await sentBy(
		context,
		(client) =>
			client.batch([
				{ type: "page", userId: "1" },
				{ type: "page", userId: "2", context: { ip: "2" } },
			]),
		{ defaultContext: { ip: "1", locale: "en", library: { name: "other", version: "1" } } },
	);
	const contexts = body.batch.map((/** @type {any} */ message) => message.context);
	const [{ library }] = contexts;
	context.expect(library.name).to.equal("customerio-wasm");
	context.expect(contexts).to.deep.equal([
		{ ip: "1", locale: "en", library },
		{ ip: "2", locale: "en", library },
	]);
});

test("in a page, the body has the key, and no header needs permission", async (context) => {
	const { expect } = context;
	for (const kind of KINDS) {
		const { request, body } = await sentBy(context, (client) => client[kind](LEAST[kind]));
		const {
			authorization,
			"x-strict-mode": strict,
			"content-type": type,
		} = Object.fromEntries(request.headers);
		if (isPage) {
			expect({ authorization, strict }).to.deep.equal({ authorization: undefined, strict: undefined });
			expect(type).to.match(/^text\/plain/);
			expect(body).to.include({ writeKey: WRITE_KEY, type: kind });
			expect(body.sentAt).to.match(ISO);
		} else {
			expect({ authorization, strict, type }).to.deep.equal({
				authorization: `Basic ${btoa(`${WRITE_KEY}:`)}`,
				strict: "1",
				type: "application/json",
			});
			expect(body).not.to.have.any.keys("writeKey", "type", "sentAt");
		}
	}
});
