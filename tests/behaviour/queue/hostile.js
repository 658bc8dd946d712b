/** Consumers meet anything: no payload, and no object of a queue, keeps the messages of others from being delivered. */
import { seeded } from "../random.js";
import { clientOf, wrong } from "../support.js";
import { module, test } from "../test.js";
import { cloudflareBatch, consumerOf, produced, sqsEvent } from "./support.js";

module("queue hostile");

const boom = () => {
	throw new Error("boom");
};

const throwing = () =>
	new Proxy(
		{},
		{ get: boom, has: boom, ownKeys: boom, getPrototypeOf: boom, getOwnPropertyDescriptor: boom },
	);

/** Makes payloads that no producer of ours makes. @type {(() => unknown)[]} */
const HOSTILE = [
	throwing,
	() => new Proxy([], { get: boom }),
	() => [throwing()],
	() => ({
		type: "person",
		action: "event",
		identifiers: { id: "1" },
		get name() {
			return boom();
		},
	}),
	() => ({
		get type() {
			return boom();
		},
	}),
	() => ({
		type: "person",
		action: "event",
		identifiers: { id: "1" },
		name: "x",
		attributes: { toJSON: boom },
	}),
	() => {
		/** @type {Record<string, unknown>} */
		const cycle = { type: "person", action: "identify", identifiers: { id: "1" } };
		cycle.attributes = { cycle };
		return cycle;
	},
	() => ({
		type: "person",
		action: "identify",
		identifiers: { id: "1" },
		attributes: { a: Number.POSITIVE_INFINITY },
	}),
	() => '{"type":"person","action":"identify","identifiers":{"id":"1"},"attributes":{"a":1e999}}',
	() => '[{"__proto__":{"type":"person"}}]',
	() => `[${"[".repeat(2000)}${"]".repeat(2000)}]`,
	() => `"${"x".repeat(1_000_000)}"`,
	() => new Array(1000).fill(null),
	() => Symbol("s"),
	() => boom,
	() => 10n ** 30n,
	() => new Uint8Array(10),
	() => new Map([["type", "person"]]),
	() => Promise.resolve(produced("x")),
	() => "\ud800",
	() => '{"type":"person","action":"event","identifiers":{"id":"\ud800"},"name":"x"}',
	() => "\0",
];

/** @param {number} seed */
function mixed(seed) {
	const next = seeded(seed);
	return Array.from({ length: 30 }, (_, index) =>
		next() < 0.5
			? { isGood: true, body: produced(`good-${index}`) }
			: { isGood: false, body: HOSTILE[Math.floor(next() * HOSTILE.length)]?.() },
	);
}

for (const seed of [1, 2, 3, 4, 5]) {
	test(`a batch with hostile payloads: the others arrive, and each hostile one is dead (${seed})`, async (context) => {
		const { expect, sandbox } = context;
		const { consumer, dead, reported } = await consumerOf(clientOf(context));
		const given = mixed(seed);
		const { batch, decided } = cloudflareBatch(given.map(({ body }) => body));
		await consumer.cloudflare(batch, {});
		expect(decided).to.deep.equal(given.map(() => ["ack"]));
		const good = given.filter(({ isGood }) => isGood);
		const names = (await sandbox.state()).events.map(({ name }) => name);
		expect(names.sort()).to.deep.equal(good.map(({ body }) => Object(body).name).sort());
		expect(dead).to.have.lengthOf(given.length - good.length);
		expect(reported).to.deep.equal([]);
	});
}

test("each hostile payload by itself, in every adapter", async (context) => {
	const { expect } = context;
	const { consumer, dead } = await consumerOf(clientOf(context));
	for (const make of HOSTILE) {
		expect((await consumer.deliver([make()])).map(({ status }) => status)).to.deep.equal(["dead"]);
		expect(await consumer.one(make())).to.equal(undefined);
		const input = { Records: [{ messageId: "1", body: wrong(make()) }] };
		expect(await consumer.sqs(input)).to.deep.equal({ batchItemFailures: [] });
	}
	expect(dead).to.have.lengthOf(HOSTILE.length * 3);
});

test("hostile messages of a batch: the others are acknowledged", async (context) => {
	const { expect, sandbox } = context;
	const { consumer, dead } = await consumerOf(clientOf(context));
	const { batch, decided } = cloudflareBatch([produced("a"), 1, 2, 3, 4, produced("b")]);
	const messages = [...batch.messages];
	messages[1] = wrong(null);
	messages[2] = wrong(throwing());
	messages[3] = wrong({
		attempts: Number.NaN,
		ack: undefined,
		get body() {
			return boom();
		},
	});
	messages[4] = wrong({
		body: produced("c"),
		get attempts() {
			return boom();
		},
		ack: boom,
	});
	await consumer.cloudflare({ messages }, {});
	expect([decided[0], decided[5]]).to.deep.equal([["ack"], ["ack"]]);
	expect((await sandbox.state()).events.map(({ name }) => name)).to.deep.equal(["a", "c", "b"]);
	expect(dead).to.have.lengthOf(3);
});

test("hostile records of an event: the others are done", async (context) => {
	const { expect, sandbox } = context;
	const { consumer, dead } = await consumerOf(clientOf(context));
	for (const name of ["events", "events.fifo"]) {
		const { Records } = sqsEvent(
			[
				["1", produced(`1${name.slice(6)}`), "a"],
				["2", produced(`2${name.slice(6)}`), "a"],
			],
			name,
		);
		const hostile = [null, throwing(), {}, { messageId: "3", attributes: null, body: 7 }];
		const records = [Records[0], ...hostile, Records[1]];
		expect(await consumer.sqs(wrong({ Records: records }))).to.deep.equal({ batchItemFailures: [] });
	}
	expect((await sandbox.state()).events).to.have.lengthOf(4);
	expect(dead).to.have.lengthOf(8);
});
