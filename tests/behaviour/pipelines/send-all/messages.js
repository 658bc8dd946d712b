/** What `sendAll` sends: from any source, in batches below the limits, with ids and times that never change. */

import { respond } from "../../batches.js";
import { busy, eventually, recordingFetch, rejection, sleep, throwingResult, wrong } from "../../support.js";
import { isPage, module, test } from "../../test.js";
import { ITEMS, pipelinesClientOf, WRITE_KEY } from "../support.js";
import { FIRST_ID, FIRST_TIME, indexesIn, messageAt, messageServer, messagesUpTo } from "./support.js";

module("Pipelines: sendAll");

/** @typedef {import("customerio-wasm").BatchItem} BatchItem */

/** The sources of these messages. @type {Record<string, (messages: BatchItem[]) => import("customerio-wasm").MessageSource>} */
const SOURCES = {
	"an array": (messages) => messages,
	"a Set": (messages) => new Set(messages),
	*"a generator"(messages) {
		yield* messages;
	},
	async *"an async generator"(messages) {
		yield* messages;
	},
	"a stream": (messages) =>
		new ReadableStream({
			start(stream) {
				for (const message of messages) stream.enqueue(message);
				stream.close();
			},
		}),
};

for (const [what, make] of Object.entries(SOURCES)) {
	test(`from ${what}`, async (context) => {
		const { expect } = context;
		const { fetch, batches } = messageServer();
		const report = await pipelinesClientOf(context, { fetch }).sendAll(make(messagesUpTo(5)));
		expect(batches.map(indexesIn)).to.deep.equal([[0, 1, 2, 3, 4]]);
		expect(report).to.include({
			read: 5,
			accepted: 5,
			rejected: 0,
			uncertain: 0,
			requests: 1,
			resumeFrom: 5,
		});
		expect(report.errors).to.deep.equal([]);
	});
}

test("each message has what it would have in a batch", async (context) => {
	const { expect } = context;
	const [single, all] = [messageServer(), messageServer()];
	const defaultContext = { ip: "203.0.113.7" };
	const at = new Date(1_769_860_800_123);
	const items = [
		...ITEMS,
		{
			...messageAt(0),
			properties: { at, list: [{ at }] },
			context: { ip: "198.51.100.1", os: { name: "iOS" } },
		},
		{ ...messageAt(1), messageId: "own", timestamp: at, integrations: { All: false } },
		{ ...messageAt(2), messageId: null, timestamp: null, context: null },
	];
	// `fetch` of single calls gets a text.
	const text = /** @type {typeof fetch} */ (
		(url, init) => single.fetch(url, { ...init, body: new TextEncoder().encode(String(init?.body)) })
	);
	await pipelinesClientOf(context, { fetch: wrong(text), defaultContext }).batch(items);
	await pipelinesClientOf(context, { fetch: all.fetch, defaultContext }).sendAll(items);
	const without = (/** @type {any} */ { messageId, timestamp, sentAt, ...rest }) => rest;
	expect(all.batches.flat().map(without)).to.deep.equal(single.batches.flat().map(without));
	const [own, none] = all.batches.flat().slice(-2);
	expect(own).to.include({ messageId: "own", timestamp: at.toISOString() });
	expect(none.messageId).to.be.a("string").and.have.lengthOf(26);
});

test("ids and times follow from firstEventId, also for a message that has one of the two", async (context) => {
	const { expect } = context;
	const { fetch, batches } = messageServer();
	const source = [messageAt(0), { ...messageAt(1), messageId: "own" }, messageAt(2)];
	const client = pipelinesClientOf(context, { fetch });
	const report = await client.sendAll(source, { firstEventId: FIRST_ID });
	expect(report.firstEventId).to.equal(FIRST_ID);
	expect(batches.flat().map(({ messageId }) => messageId)).to.deep.equal([
		FIRST_ID,
		"own",
		FIRST_ID.replace(/V$/, "X"),
	]);
	expect(new Set(batches.flat().map(({ timestamp }) => timestamp))).to.deep.equal(new Set([FIRST_TIME]));
});

test("a page says when it sends each message: not the time of firstEventId, nor when the run began", async (context) => {
	const { fetch, batches } = messageServer();
	const before = Date.now();
	let later = before;
	async function* slowSource() {
		yield messageAt(0);
		await sleep(50);
		later = Date.now();
		yield messageAt(1);
	}
	await pipelinesClientOf(context, { fetch }).sendAll(slowSource(), { firstEventId: FIRST_ID });
	const [first, second] = batches.flat().map(({ sentAt }) => sentAt);
	if (isPage) {
		context.expect(Date.parse(first)).to.be.within(before, Date.now());
		context.expect(Date.parse(second)).to.be.within(later, Date.now());
	} else {
		context.expect([first, second]).to.deep.equal([undefined, undefined]);
	}
});

test("each attempt sends the same bytes", async (context) => {
	const { fetch, bodies } = messageServer((_batch, number) => {
		if (number < 3) return number === 1 ? respond(429) : busy();
	});
	const report = await pipelinesClientOf(context, { fetch }).sendAll(messagesUpTo(3));
	context.expect(report).to.include({ accepted: 3, requests: 1, retries: 2 });
	context.expect(bodies).to.have.lengthOf(3);
	context.expect(new Set(bodies).size).to.equal(1);
});

/** @param {number} index @param {string} text @returns {BatchItem} */
const withText = (index, text) => ({
	...messageAt(index),
	type: "track",
	event: `event-${index}`,
	properties: { text },
});

test("a batch has at most 500,000 bytes, with the key in a page", async (context) => {
	const { expect } = context;
	const { fetch, bodies, batches } = messageServer();
	const messages = Array.from({ length: 100 }, (_, index) => withText(index, "é".repeat(8_000)));
	const report = await pipelinesClientOf(context, { fetch }).sendAll(messages);
	expect(report).to.include({ read: 100, accepted: 100, requests: 4 });
	for (const [index, body] of bodies.entries()) {
		const { length } = new TextEncoder().encode(body);
		expect(length).to.be.at.most(500_000);
		if (index < 3) expect(length).to.be.above(480_000);
		expect(JSON.parse(body).writeKey).to.equal(isPage ? WRITE_KEY : undefined);
	}
	expect(indexesIn(batches.flat()).sort((a, b) => a - b)).to.deep.equal([...Array(100).keys()]);
});

test("a message has at most 32,000 bytes with what the client adds; others are sent without it", async (context) => {
	const { expect } = context;
	const { fetch, batches } = messageServer();
	const client = pipelinesClientOf(context, { fetch });
	await client.sendAll([withText(0, "")]);
	const empty = JSON.stringify(batches.flat()[0]).length;
	/** @param {number} index @param {number} bytes */
	const sized = (index, bytes) => withText(index, "a".repeat(bytes - empty));
	const report = await client.sendAll([sized(0, 32_000), sized(1, 32_001), sized(2, 100 + empty)]);
	expect(report).to.include({ read: 3, accepted: 2, rejected: 1 });
	expect(report.errors).to.deep.equal([
		{ index: 1, reason: "invalid", message: "must be at most 32000 bytes of UTF-8, not 32001" },
	]);
	expect(indexesIn(batches[1] ?? [])).to.deep.equal([0, 2]);
});

test("it is the request of batch", async (context) => {
	const { expect } = context;
	const { fetch, requests } = messageServer();
	const client = pipelinesClientOf(context, { fetch, keepalive: true });
	await client.sendAll(messagesUpTo(2));
	const [{ url, init } = { url: "", init: {} }] = requests;
	expect(url).to.equal(`https://cdp.customer.io/v1/${isPage ? "b" : "batch"}`);
	const headers = new Headers(init.headers);
	expect(headers.get("content-type")).to.match(isPage ? /^text\/plain/ : /^application\/json/);
	expect(headers.get("x-strict-mode")).to.equal(isPage ? null : "1");
	expect(headers.get("authorization")).to.equal(isPage ? null : `Basic ${btoa(`${WRITE_KEY}:`)}`);
	// More than 64 KiB could not outlive the page.
	expect(init.keepalive).to.equal(undefined);
});

test("ordered: the messages of a person are never in flight together", async (context) => {
	const { expect } = context;
	const { fetch, batches, mostInFlight } = messageServer(() => sleep(5));
	const source = /** @type {BatchItem[]} */ ([
		{ type: "track", anonymousId: "visitor", event: "event-0" },
		{ type: "alias", userId: "7", previousId: "visitor" },
		{ type: "track", userId: 7, event: "event-2" },
	]);
	// Room for one message, also with what a page adds.
	const options = { maxRequestBytes: 340, concurrency: 3 };
	await pipelinesClientOf(context, { fetch }).sendAll(source, { ...options, ordered: true });
	expect(batches).to.have.lengthOf(3);
	expect(mostInFlight()).to.equal(1);
	// Answers nothing before all have arrived.
	const unordered = messageServer(() => eventually(async () => unordered.mostInFlight() === 3));
	await pipelinesClientOf(context, { fetch: unordered.fetch }).sendAll(source, options);
	expect(unordered.mostInFlight()).to.equal(3);
});

test("single calls work before and after it, and close ends both parts", async (context) => {
	const { expect } = context;
	const { fetch, requests } = messageServer();
	const client = pipelinesClientOf(context, {
		fetch: wrong((/** @type {unknown} */ url, /** @type {RequestInit} */ init) =>
			typeof init.body === "string" ? new Response("{}") : fetch(url, init),
		),
	});
	await client.page({ userId: "42" });
	await client.sendAll(messagesUpTo(1));
	await client.page({ userId: "42" });
	client.close();
	await client.sendAll(messagesUpTo(1));
	expect(requests).to.have.lengthOf(2);
});

test("no message: no request", async (context) => {
	const { fetch, requests } = messageServer();
	const report = await pipelinesClientOf(context, { fetch }).sendAll([]);
	context.expect(report).to.include({ read: 0, requests: 0, resumeFrom: 0 });
	context.expect(requests).to.have.lengthOf(0);
});

test("a server of Customer.io's kind has each event once", async ({ cio, expect, sandbox, url }) => {
	const client = new cio.PipelinesClient("write-key", { url });
	const report = await client.sendAll(messagesUpTo(300), { maxRequestBytes: 10_000 });
	expect(report).to.include({ read: 300, accepted: 300, rejected: 0, uncertain: 0 });
	const { events } = await sandbox.state();
	expect(events.map(({ name }) => name).sort()).to.deep.equal(
		Array.from({ length: 300 }, (_, index) => `event-${index}`).sort(),
	);
});

for (const name of /** @type {const} */ (["done", "value"])) {
	test(`a source whose ${name} throws ends the run with its error as the cause`, async (context) => {
		const thrown = new Error("the database is gone");
		for (const source of [
			{ [Symbol.iterator]: () => ({ next: () => throwingResult(name, thrown) }) },
			{ [Symbol.asyncIterator]: () => ({ next: async () => throwingResult(name, thrown) }) },
		]) {
			const client = pipelinesClientOf(context, { fetch: recordingFetch().fetch });
			const error = await rejection(client.sendAll(/** @type {any} */ (source)));
			context.expect(error).to.include({ code: "validation", argument: "source", cause: thrown });
			context.expect(error.report).to.include({ read: 0, accepted: 0 });
		}
	});
}
