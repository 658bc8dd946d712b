/** `sendAll`: every kind of source, the contents of the requests, and the report. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").BulkSource} BulkSource */
/** @typedef {import("customerio-wasm").Operation} Operation */

import { batchServer, bytesFor, eventAt, eventsUpTo, indexesIn, watchedSource } from "../../batches.js";
import { bytesOf, clientOf, eagerClientOf, rejection, ULID } from "../../support.js";
import { module, test } from "../../test.js";

module("send all");

const COUNT = 7;

/** @param {Operation[]} operations */
const streamOf = (operations) =>
	new ReadableStream({
		start(controller) {
			for (const operation of operations) controller.enqueue(operation);
			controller.close();
		},
	});

/** Each kind of source of some operations. @type {Record<string, (operations: Operation[]) => BulkSource>} */
const SOURCES = {
	"an array": (operations) => operations,
	"a frozen array": (operations) => Object.freeze(operations),
	"a Set": (operations) => new Set(operations),
	*"a generator"(operations) {
		yield* operations;
	},
	async *"an async generator"(operations) {
		yield* operations;
	},
	"an iterable without return()": (operations) => ({
		[Symbol.iterator]() {
			let index = 0;
			return {
				/** @returns {IteratorResult<Operation>} */
				next() {
					const value = operations[index];
					index += 1;
					return value ? { done: false, value } : { done: true, value: undefined };
				},
			};
		},
	}),
	"a slow async iterable": (operations) => ({
		async *[Symbol.asyncIterator]() {
			for (const operation of operations) {
				await new Promise((resolve) => setTimeout(resolve, 1));
				yield operation;
			}
		},
	}),
	"a ReadableStream": streamOf,
	"a ReadableStream that is not iterable": (operations) =>
		Object.defineProperty(streamOf(operations), Symbol.asyncIterator, { value: undefined }),
	"a stream through a TransformStream": (operations) =>
		streamOf(operations).pipeThrough(new TransformStream()),
	"a stream of another realm or library": (operations) => {
		const reader = streamOf(operations).getReader();
		return /** @type {BulkSource} */ (/** @type {unknown} */ ({ getReader: () => reader }));
	},
};

for (const [what, make] of Object.entries(SOURCES)) {
	test(`${what} of operations`, async (context) => {
		const { expect, sandbox } = context;
		const report = await clientOf(context).sendAll(make(eventsUpTo(COUNT)), {
			maxRequestBytes: bytesFor(2),
		});
		const { events, requests } = await sandbox.state();
		expect(events.map(({ name }) => name).sort()).to.deep.equal(eventsUpTo(COUNT).map(({ name }) => name));
		expect(report).to.include({ read: COUNT, accepted: COUNT, rejected: 0, requests: requests.length });
	});

	test(`${what} without operations`, async (context) => {
		const { fetch, batches } = batchServer();
		const { elapsed, firstEventId, ...report } = await clientOf(context, { fetch }).sendAll(make([]));
		context.expect(batches).to.deep.equal([]);
		context.expect(elapsed).to.be.at.least(0);
		context.expect(firstEventId).to.match(ULID);
		context.expect(report).to.deep.equal({
			read: 0,
			accepted: 0,
			rejected: 0,
			bytes: 0,
			requests: 0,
			retries: 0,
			resumeFrom: 0,
			doneRanges: [],
			uncertain: 0,
			uncertainRanges: [],
			errors: [],
		});
	});
}

test("a source is read once, to its end, and not closed afterwards", async (context) => {
	const source = watchedSource(eventsUpTo(5));
	await clientOf(context).sendAll(source);
	context.expect(source.seen).to.deep.equal({ pulled: 5, closed: 0, ended: true });
});

test("operations of every kind take effect", async (context) => {
	const { expect, sandbox } = context;
	/** @type {Operation[]} */
	const operations = [
		{
			type: "person",
			action: "identify",
			identifiers: { id: "42" },
			attributes: { since: new Date(5000) },
		},
		{ type: "person", action: "page", identifiers: { id: "42" }, name: "/pricing" },
		{ type: "person", action: "identify", identifiers: { email: "ada@example.com" } },
		{ type: "person", action: "delete", identifiers: { email: "Ada@example.com" } },
		{ type: "object", action: "identify", identifiers: { object_type_id: "1", object_id: "acme" } },
	];
	const report = await clientOf(context).sendAll(operations, { concurrency: 1 });
	const { people, events, objects, requests } = await sandbox.state();
	expect(report).to.include({ read: 5, accepted: 5, requests: 1, resumeFrom: 5 });
	expect(people.map(({ id, attributes }) => ({ id, attributes }))).to.deep.equal([
		{ id: "42", attributes: { since: 5 } },
	]);
	expect(events.map(({ type, name }) => [type, name])).to.deep.equal([["page", "/pricing"]]);
	expect(objects).to.have.lengthOf(1);
	expect(report.bytes).to.equal(bytesOf(String(requests[0]?.body)));
});

test("each event has its own id, or one that follows from its index", async (context) => {
	const { expect } = context;
	const { fetch, batches } = batchServer();
	const own = "01HZX3J9V7Q4M8N2B6C5D1E0FG";
	const { firstEventId, accepted } = await clientOf(context, { fetch }).sendAll([
		eventAt(0),
		{ type: "person", action: "identify", identifiers: { id: "42" } },
		{ ...eventAt(2), id: own },
		...eventsUpTo(40).slice(3),
	]);
	expect(accepted).to.equal(40);
	const ids = batches.flat().map(({ id }) => id);
	expect(ids.slice(0, 3)).to.deep.equal([firstEventId, undefined, own]);
	const others = ids.filter((id) => id !== undefined && id !== own);
	expect(new Set(others).size).to.equal(38);
	expect(others).to.deep.equal([...others].sort());
	for (const id of others) expect(id).to.match(ULID);
	expect(placeAfter(String(firstEventId), String(ids[39]))).to.equal(39n);
});

test("eventIds: false gives no ids", async (context) => {
	const { fetch, batches } = batchServer();
	await clientOf(context, { fetch, eventIds: false }).sendAll(eventsUpTo(3));
	for (const operation of batches.flat()) context.expect(operation).not.to.have.property("id");
});

test("requests are full to the byte, and keep the source's order", async (context) => {
	const { expect } = context;
	const most = 4000;
	const operations = eventsUpTo(400).map((event, index) => ({
		...event,
		attributes: { text: ["a", "é", "語", "🙂", '"\\'][index % 5]?.repeat(index % 97) },
	}));
	const { fetch, bodies, batches } = batchServer();
	const client = clientOf(context, { fetch });
	const report = await client.sendAll(operations, { maxRequestBytes: most, concurrency: 1 });
	expect(report).to.include({ accepted: 400, requests: bodies.length });
	expect(report.bytes).to.equal(bodies.reduce((sum, body) => sum + bytesOf(body), 0));
	expect(indexesIn(batches.flat())).to.deep.equal([...operations.keys()]);
	for (const [index, body] of bodies.entries()) {
		expect(bytesOf(body)).to.be.at.most(most);
		const next = batches[index + 1]?.[0];
		if (next) expect(bytesOf(`${body},${JSON.stringify(next)}`)).to.be.above(most);
	}
});

test("many of the shortest operations between long ones keep the source's order", async (context) => {
	const { expect } = context;
	const { fetch, batches } = batchServer();
	/** @param {number} index @returns {Operation} */
	const operationAt = (index) => ({
		type: "person",
		action: "identify",
		identifiers: { id: `${index % 10}` },
		...(index % 1000 === 999 ? { attributes: { text: "é".repeat(15_000) } } : {}),
	});
	const operations = Array.from({ length: 3000 }, (_, index) => operationAt(index));
	const report = await clientOf(context, { fetch }).sendAll(operations, { concurrency: 1 });
	expect(report).to.include({ read: 3000, accepted: 3000, rejected: 0 });
	expect(batches.flat()).to.deep.equal(operations);
});

test("a request holds 480,000 bytes by default", async (context) => {
	const { expect } = context;
	// 16 operations of 29,999 bytes, the commas between them, and the wrapper.
	const attributes = { text: "" };
	const bytes = bytesOf(JSON.stringify({ ...eventAt(10), id: "0".repeat(26), attributes }));
	/** @param {number} more */
	const operations = (more) =>
		Array.from({ length: 16 }, (_, index) => ({
			...eventAt(10 + index),
			attributes: { text: "x".repeat(29_999 - bytes - (index === 0 ? 12 - 1 - more : 0)) },
		}));
	const { fetch, bodies } = batchServer();
	const client = clientOf(context, { fetch });
	await client.sendAll(operations(0));
	await client.sendAll(operations(1));
	expect(bodies.map(bytesOf)).to.deep.equal([480_000, 450_001, 30_011]);
});

test("a retry sends the same bytes, which are counted", async (context) => {
	const { expect } = context;
	const { fetch, bodies } = batchServer((_batch, number) =>
		number < 3 ? new Response("", { status: 503 }) : undefined,
	);
	const report = await eagerClientOf(context, { fetch }).sendAll(eventsUpTo(9));
	expect(new Set(bodies).size).to.equal(1);
	expect(report).to.include({ accepted: 9, requests: 1, retries: 2 });
	expect(report.bytes).to.equal(3 * bytesOf(String(bodies[0])));
});

test("an operation is sent as its toJSON returns it", async (context) => {
	const { fetch, batches } = batchServer();
	const hidden = { secret: 1, toJSON: () => eventAt(3) };
	const source = /** @type {Operation[]} */ (/** @type {unknown} */ ([hidden]));
	context.expect(await clientOf(context, { fetch }).sendAll(source)).to.include({ accepted: 1 });
	context.expect(indexesIn(batches.flat())).to.deep.equal([3]);
	context.expect(batches.flat()[0]?.id, "an id").to.match(ULID);
});

/** The distance between two ULIDs. @param {string} first @param {string} second */
function placeAfter(first, second) {
	const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
	/** @param {string} ulid */
	const value = (ulid) => [...ulid].reduce((sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)), 0n);
	return value(second) - value(first);
}

test("a source that aborts the run and then gives nothing more ends it at once", async (context) => {
	const controller = new AbortController();
	async function* source() {
		yield eventAt(0);
		controller.abort("enough");
		await new Promise(() => {});
	}
	const run = clientOf(context, { fetch: batchServer().fetch }).sendAll(source(), {
		signal: controller.signal,
	});
	context.expect(await rejection(run)).to.include({ code: "aborted", cause: "enough" });
});
