/** `toMessages`: what a message holds, and how messages are packed. */
import { bytesOf, rejection, ULID, wrong } from "../support.js";
import { module, test } from "../test.js";
import { batchesOf, event, metric, operationsIn } from "./support.js";

module("toMessages");

const FIRST = "01ARZ3NDEKTSV4RRFFQ69G5FA0";

test("each event gets its id and its time, and keeps those that it has", async ({ expect }) => {
	const own = event("b", { id: "0123456789abcdef", timestamp: 5 });
	const before = Math.floor(Date.now() / 1000);
	const [first, second, third] = operationsIn(await batchesOf([event("a"), own, event("c")]));
	expect(first).to.deep.include({ ...event("a"), id: first.id, timestamp: first.timestamp });
	expect(first.id).to.match(ULID);
	expect(first.timestamp).to.be.within(before, Date.now() / 1000);
	expect(second).to.deep.equal(own);
	expect(third.id).to.match(ULID).and.not.equal(first.id);
});

test("an update of a person gets its time, and other operations stay as they are", async ({ expect }) => {
	const [identify, others] = [
		{
			type: "person",
			action: "identify",
			identifiers: { email: "a@b.example" },
			attributes: { plan: "pro" },
		},
		[
			{ type: "person", action: "identify", identifiers: { id: "1" }, attributes: { _timestamp: 5 } },
			{ type: "person", action: "delete", identifiers: { id: "1" } },
			{ type: "object", action: "identify", identifiers: { object_type_id: "1", object_id: "1" } },
			metric("opened"),
		],
	];
	const [stamped, ...same] = operationsIn(await batchesOf([identify, ...others]));
	expect(stamped).to.deep.equal({ ...identify, timestamp: stamped.timestamp });
	expect(stamped.timestamp).to.be.a("number");
	expect(same).to.deep.equal(others);
});

test("an operation of a slow source gets the time at which the source gave it", async ({ expect }) => {
	/** @type {number[]} */
	const given = [];
	async function* source() {
		for (const name of ["a", "b", "c"]) {
			if (name === "c") await new Promise((resolve) => setTimeout(resolve, 1100));
			given.push(Math.floor(Date.now() / 1000));
			yield event(name);
		}
	}
	const times = operationsIn(await batchesOf(source())).map(({ timestamp }) => timestamp);
	// A second may end between the two looks at the clock.
	for (const [index, time] of times.entries()) expect(time - Number(given[index])).to.be.within(0, 1);
});

test("firstEventId gives the same ids again", async ({ expect }) => {
	const given = [event("a"), event("b"), event("c")];
	const ids = operationsIn(await batchesOf(given, { firstEventId: FIRST })).map(({ id }) => id);
	expect(ids).to.deep.equal([FIRST, FIRST.replace(/0$/, "1"), FIRST.replace(/0$/, "2")]);
});

test("messages and batches stay below the limits of Cloudflare Queues, and nothing is lost", async ({
	expect,
}) => {
	const given = Array.from({ length: 3000 }, (_, index) =>
		event(`grüße-${index} 🎉`, { attributes: { text: "é".repeat(60) } }),
	);
	const batches = await batchesOf(given);
	expect(batches.length).to.be.above(2);
	for (const batch of batches) {
		expect(batch.length).to.be.within(1, 100);
		for (const { body, contentType } of batch) {
			expect(contentType).to.equal("text");
			expect(bytesOf(body)).to.be.at.most(127_000);
		}
		expect(batch.reduce((sum, { body }) => sum + bytesOf(body) + 100, 0)).to.be.at.most(250_000);
	}
	expect(operationsIn(batches).map(({ name }) => name)).to.deep.equal(given.map(({ name }) => name));
});

test("the limits may be others", async ({ expect }) => {
	const given = Array.from({ length: 50 }, (_, index) => event(`${index}`));
	const batches = await batchesOf(given, { maxBytes: 500, maxMessages: 3, maxBatchBytes: 1300 });
	for (const batch of batches) {
		expect(batch.length).to.be.at.most(3);
		for (const { body } of batch) expect(bytesOf(body)).to.be.at.most(500);
		expect(batch.reduce((sum, { body }) => sum + bytesOf(body) + 100, 0)).to.be.at.most(1300);
	}
	expect(operationsIn(batches)).to.have.lengthOf(50);
});

test("an operation that must not be repeated is alone in its message", async ({ expect }) => {
	const batches = await batchesOf([event("a"), metric("opened"), event("b"), event("c")]);
	const names = batches.flat().map(({ body }) => JSON.parse(body).map((/** @type {any} */ { name }) => name));
	expect(names).to.deep.equal([["a"], ["opened"], ["b", "c"]]);
});

test("groups: the operations of a person are in one group, in order", async ({ expect }) => {
	const given = Array.from({ length: 200 }, (_, index) =>
		event(`${index}`, { identifiers: { id: `${index % 20}` } }),
	);
	const messages = (await batchesOf(given, { groups: 4, maxBytes: 2000 })).flat();
	/** @type {Map<string, Set<string | undefined>>} */
	const groups = new Map();
	/** @type {Map<string, string[]>} */
	const names = new Map();
	for (const { body, group } of messages) {
		for (const { identifiers, name } of JSON.parse(body)) {
			groups.set(identifiers.id, (groups.get(identifiers.id) ?? new Set()).add(group));
			names.set(identifiers.id, [...(names.get(identifiers.id) ?? []), name]);
		}
	}
	expect([...groups.values()].map(({ size }) => size)).to.deep.equal(Array(20).fill(1));
	expect(new Set([...groups.values()].flatMap((group) => [...group])).size).to.be.within(2, 4);
	for (const [person, own] of names) {
		const expected = given.filter(({ identifiers }) => identifiers.id === person).map(({ name }) => name);
		expect(own).to.deep.equal(expected);
	}
	expect((await batchesOf([event("a")])).flat()[0]).not.to.have.property("group");
});

test("values become what they become in every call", async ({ expect }) => {
	const attributes = { at: new Date(5000), count: 3n, long: 2n ** 70n, missing: undefined };
	const [sent] = operationsIn(await batchesOf([event("a", { attributes })]));
	expect(sent.attributes).to.deep.equal({ at: 5, count: 3, long: String(2n ** 70n) });
});

/** @type {[what: string, operation: unknown, argument: string][]} */
const INVALID = [
	[
		"an event without a name",
		{ type: "person", action: "event", identifiers: { id: "1" } },
		"operations[1].name",
	],
	[
		"a number that JSON cannot carry",
		event("a", { attributes: { a: [Number.NaN] } }),
		"operations[1].attributes.a[0]",
	],
	["an unknown type", { type: "x" }, "operations[1].type"],
	["no object", 7, "operations[1]"],
	["what is too long", event("a", { attributes: { text: "x".repeat(40_000) } }), "operations[1]"],
];

for (const [what, operation, argument] of INVALID) {
	test(`${what} ends the iteration with its path, unless there is onInvalid`, async ({ cio, expect }) => {
		const given = [event("a"), operation, event("b")];
		const error = await rejection(batchesOf(given));
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error).to.include({ code: "validation", argument, attempts: 0, retryable: false });
		expect(error.message).to.include(`toMessages: ${argument} `);
		/** @type {[string, number][]} */
		const invalid = [];
		const onInvalid = (/** @type {any} */ { argument }, /** @type {number} */ index) =>
			void invalid.push([argument, index]);
		const sent = operationsIn(await batchesOf(given, { onInvalid, firstEventId: FIRST }));
		expect(invalid).to.deep.equal([[argument, 1]]);
		expect(sent.map(({ name, id }) => [name, id])).to.deep.equal([
			["a", FIRST],
			["b", FIRST.replace(/0$/, "2")],
		]);
	});
}

test("a value that is not an object does not affect the operations beside it", async ({ expect }) => {
	const given = [event("é"), undefined, event("🎉"), 7, event("c")];
	/** @type {number[]} */
	const invalid = [];
	const onInvalid = (/** @type {unknown} */ _error, /** @type {number} */ index) => void invalid.push(index);
	const sent = operationsIn(await batchesOf(given, { onInvalid }));
	expect(sent.map(({ name }) => name)).to.deep.equal(["é", "🎉", "c"]);
	expect(invalid).to.deep.equal([1, 3]);
});

test("what onInvalid throws ends the iteration", async ({ expect }) => {
	const thrown = new Error("enough");
	const failing = batchesOf([{}], {
		onInvalid: () => {
			throw thrown;
		},
	});
	expect(await rejection(failing)).to.equal(thrown);
	expect(await batchesOf([event("a")])).to.have.lengthOf(1);
});

test("options are checked", async ({ cio, expect }) => {
	/** @type {[unknown, string][]} */
	const faults = [
		[{ maxBytes: 0 }, "options.maxBytes"],
		[{ maxMessages: 1.5 }, "options.maxMessages"],
		[{ maxBatchBytes: "250" }, "options.maxBatchBytes"],
		[{ groups: 257 }, "options.groups"],
		[{ firstEventId: "1" }, "options.firstEventId"],
		[{ onInvalid: 1 }, "options.onInvalid"],
		[{ maxSize: 1 }, "options.maxSize"],
		[7, "options"],
	];
	for (const [options, argument] of faults) {
		const error = await rejection(batchesOf([event("a")], wrong(options)));
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error.argument).to.equal(argument);
	}
});

test("an async onInvalid is awaited, and what it rejects with ends the iteration", async ({ expect }) => {
	const lost = new Error("the store of invalid operations is full");
	const failing = batchesOf([{}, event("a")], { onInvalid: () => Promise.reject(lost) });
	expect(await rejection(failing)).to.equal(lost);
});
