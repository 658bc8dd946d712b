/** `consumer.sqs`. */
import { clientOf, rejection, wrong } from "../support.js";
import { module, test } from "../test.js";
import {
	batchClientOf,
	batchesOf,
	consumerOf,
	event,
	partly,
	produced,
	responseWith,
	sqsEvent,
} from "./support.js";

module("queue sqs");

/** @param {{ batchItemFailures: { itemIdentifier: string }[] }} response */
const failures = ({ batchItemFailures }) => batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

test("names no message that is done or dead", async (context) => {
	const { expect, sandbox } = context;
	const { consumer, dead } = await consumerOf(clientOf(context));
	const input = sqsEvent([
		["1", produced("a")],
		["2", "junk"],
		["3", [produced("b"), produced("c")]],
	]);
	expect(await consumer.sqs(input)).to.deep.equal({ batchItemFailures: [] });
	expect(dead.map(({ message }) => message)).to.deep.equal([input.Records[1]]);
	const { events, requests } = await sandbox.state();
	expect(events.map(({ name }) => name)).to.deep.equal(["a", "b", "c"]);
	expect(requests).to.have.lengthOf(1);
});

test("names each message that must be delivered again, and no other", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, () => responseWith(503));
	const { consumer } = await consumerOf(client);
	const input = sqsEvent([
		["1", produced("a")],
		["2", "junk"],
		["3", produced("b")],
	]);
	expect(failures(await consumer.sqs(input))).to.deep.equal(["1", "3"]);
});

test("maxAttempts counts the deliveries of SQS", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, () => responseWith(503));
	const { consumer, dead } = await consumerOf(client, { maxAttempts: 5 });
	const input = sqsEvent([
		["1", produced("a")],
		["2", produced("b")],
	]);
	Object.assign(input.Records[0]?.attributes ?? {}, { ApproximateReceiveCount: "5" });
	expect(failures(await consumer.sqs(input))).to.deep.equal(["2"]);
	expect(dead).to.have.lengthOf(1);
});

test("FIFO: after the first failure of a group, none of it is sent, and all of it is delivered again", async (context) => {
	const { expect } = context;
	const { client, batches } = batchClientOf(context, (batch) =>
		batch.some(({ name }) => name === "a2") ? responseWith(503) : responseWith(200),
	);
	const { consumer } = await consumerOf(client);
	/** @type {[string, unknown, string][]} */
	const records = [
		["1", produced("a1"), "a"],
		["2", produced("b1"), "b"],
		["3", produced("a2"), "a"],
		["4", produced("a3"), "a"],
		["5", "junk", "a"],
		["6", produced("b2"), "b"],
	];
	expect(failures(await consumer.sqs(sqsEvent(records, "events.fifo")))).to.deep.equal(["3", "4", "5"]);
	expect(batches.flat().sort()).to.deep.equal(["a1", "a2", "b1", "b2"]);
});

test("FIFO: a dead message does not stop its group, unless its dead letter is not kept", async (context) => {
	const { expect } = context;
	/** @type {[string, unknown, string][]} */
	const records = [
		["1", produced("a1"), "a"],
		["2", produced("bad"), "a"],
		["3", produced("a2"), "a"],
	];
	for (const [isKept, expected] of /** @type {const} */ ([
		[true, [[], ["a1", "bad", "a2"]]],
		[
			false,
			[
				["2", "3"],
				["a1", "bad"],
			],
		],
	])) {
		const { client, batches } = batchClientOf(context, (batch) => partly(batch, ["bad"]));
		const { consumer } = await consumerOf(client, {
			onDead() {
				if (!isKept) throw new Error("the table is gone");
			},
		});
		const response = await consumer.sqs(sqsEvent(records, "events.fifo"));
		expect([failures(response), batches.flat()]).to.deep.equal(expected);
	}
});

test("FIFO: groups that toMessages made arrive in order, however often deliveries fail", async (context) => {
	const { expect, sandbox } = context;
	const given = Array.from({ length: 300 }, (_, index) =>
		event(`${index}`, { identifiers: { id: `${index % 7}` } }),
	);
	const messages = (await batchesOf(given, { groups: 3, maxBytes: 1500 })).flat();
	let waiting = messages.map(
		({ body, group }, index) => /** @type {[string, string, string]} */ ([`${index}`, body, group ?? ""]),
	);
	const { consumer } = await consumerOf(clientOf(context, { retry: { maxRetries: 0 } }));
	for (let round = 0; waiting.length > 0; round += 1) {
		if (round < 5) await sandbox.fail({ kind: "answer", status: 503, times: 1, processed: round % 2 === 0 });
		const failed = failures(await consumer.sqs(sqsEvent(waiting, "events.fifo")));
		waiting = waiting.filter(([id]) => failed.includes(id));
	}
	const { events } = await sandbox.state();
	expect(events).to.have.lengthOf(300);
	for (let person = 0; person < 7; person += 1) {
		const expected = given
			.filter(({ identifiers }) => identifiers.id === `${person}`)
			.map(({ name }) => name);
		const names = new Set(expected);
		expect(events.map(({ name }) => name).filter((name) => names.has(name))).to.deep.equal(expected);
	}
});

test("the groups of a queue that is not FIFO keep no order, and go together", async (context) => {
	const { expect } = context;
	const { client, batches } = batchClientOf(context, () => responseWith(200));
	const { consumer } = await consumerOf(client);
	await consumer.sqs(
		sqsEvent([
			["1", produced("a"), "a"],
			["2", produced("b"), "b"],
		]),
	);
	expect(batches).to.deep.equal([["a", "b"]]);
});

test("what is not an event, and a failure without an id, fail as a whole", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, () => responseWith(503));
	const { consumer } = await consumerOf(client);
	for (const input of [
		undefined,
		{},
		{ Records: null },
		{ Records: [{ body: JSON.stringify(produced("a")) }] },
	])
		expect(await rejection(consumer.sqs(wrong(input)))).to.be.instanceOf(TypeError);
});
