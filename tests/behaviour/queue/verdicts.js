/** `createConsumer`: what becomes of a message. */
import { clientOf, directClientOf, eventually, sleep } from "../support.js";
import { module, test } from "../test.js";
import {
	batchClientOf,
	batchesOf,
	consumerOf,
	event,
	metric,
	partly,
	produced,
	responseWith,
} from "./support.js";

module("queue verdicts");

test("a message is done when Customer.io has accepted its operations", async (context) => {
	const { expect, sandbox } = context;
	const { consumer, dead, reported } = await consumerOf(clientOf(context));
	const [batch = []] = await batchesOf([event("a"), event("b")]);
	const payloads = [batch[0]?.body, produced("c"), [produced("d"), produced("e")]];
	expect(await consumer.deliver(payloads)).to.deep.equal([
		{ status: "done" },
		{ status: "done" },
		{ status: "done" },
	]);
	const { events, requests } = await sandbox.state();
	expect(events.map(({ name }) => name)).to.deep.equal(["a", "b", "c", "d", "e"]);
	expect(requests).to.have.lengthOf(1);
	expect([dead, reported]).to.deep.equal([[], []]);
});

test("a message that is delivered twice takes effect once", async (context) => {
	const { expect, sandbox } = context;
	const { consumer } = await consumerOf(clientOf(context));
	const bodies = (
		await batchesOf(
			Array.from({ length: 300 }, (_, index) => event(`${index}`)),
			{ maxBytes: 3000 },
		)
	)
		.flat()
		.map(({ body }) => body);
	for (const delivery of [bodies, [...bodies].reverse(), bodies.slice(0, 1)]) {
		const verdicts = await consumer.deliver(delivery);
		expect(verdicts.every(({ status }) => status === "done")).to.equal(true);
	}
	const names = (await sandbox.state()).events.map(({ name }) => name);
	expect(names).to.have.lengthOf(300);
	expect(new Set(names).size).to.equal(300);
});

test("an update that is delivered late does not undo a newer one", async (context) => {
	const { expect, sandbox } = context;
	const { consumer } = await consumerOf(clientOf(context));
	const update = (/** @type {string} */ plan, /** @type {number} */ timestamp) => ({
		type: "person",
		action: "identify",
		identifiers: { id: "42" },
		attributes: { plan },
		timestamp,
	});
	const now = Math.floor(Date.now() / 1000);
	await consumer.deliver([update("new", now)]);
	await consumer.deliver([update("old", now - 60)]);
	expect((await sandbox.state()).people[0]?.attributes.plan).to.equal("new");
});

for (const status of [401, 403]) {
	test(`${status}: every message is retried after a long time and reported once, and none is ever dead`, async (context) => {
		const { expect } = context;
		const { client } = batchClientOf(context, () => responseWith(status));
		const { consumer, dead, reported } = await consumerOf(client, { maxAttempts: 1 });
		const attempts = [1, 2, 9];
		const verdicts = await consumer.deliver(
			[produced("a"), [produced("b"), produced("c")], metric("opened")],
			{ attempts },
		);
		expect(verdicts.map((verdict) => verdict.status === "retry" && verdict.delaySeconds)).to.deep.equal([
			900, 1800, 3600,
		]);
		expect(dead).to.deep.equal([]);
		expect(reported.map(({ statusCode, retryable }) => [statusCode, retryable])).to.deep.equal([
			[status, false],
		]);
	});
}

/** @type {[what: string, respond: () => Response, attempts: number, delay: number][]} */
const TRANSIENT = [
	["500", () => responseWith(500), 1, 10],
	["503, for the third time", () => responseWith(503), 3, 40],
	["503, for the hundredth time", () => responseWith(503), 100, 3600],
	["429 with Retry-After", () => responseWith(429, { "retry-after": "77" }), 1, 77],
	["429 with a shorter Retry-After than the backoff", () => responseWith(429, { "retry-after": "7" }), 3, 40],
	["503 that asks for days", () => responseWith(503, { "retry-after": "999999" }), 1, 86_400],
	[
		"no connection",
		() => {
			throw new TypeError("fetch failed");
		},
		2,
		20,
	],
];

for (const [what, respond, attempts, delay] of TRANSIENT) {
	test(`${what}: every message is retried after a while`, async (context) => {
		const { expect } = context;
		const { client } = batchClientOf(context, respond);
		const { consumer, dead, reported } = await consumerOf(client);
		const verdicts = await consumer.deliver([produced("a"), produced("b")], {
			attempts: [attempts, attempts],
		});
		for (const verdict of verdicts) {
			expect(verdict).to.include({ status: "retry", delaySeconds: delay });
			expect(verdict).to.have.property("error", reported[0]);
		}
		expect([dead, reported.length]).to.deep.equal([[], 1]);
		expect(reported[0].retryable).to.equal(true);
	});
}

/** A message that is as long as a request. @param {string} name @param {string} [person] */
const long = (name, person) =>
	Array.from({ length: 17 }, (_, index) => ({
		...produced(`${name}${index}`, person),
		name,
		attributes: { text: "x".repeat(28_000) },
	}));

test("the operations of a person are sent one request after the other; those of others meanwhile", async (context) => {
	const { expect } = context;
	/** The people in flight. @type {Set<string>} */
	const inFlight = new Set();
	const seen = { most: 0, overtaken: 0 };
	/** How many people the server waits for before it answers. */
	let together = 1;
	const client = directClientOf(context, {
		url: "https://customerio.example",
		async fetch(_url, init) {
			const { batch } = JSON.parse(new TextDecoder().decode(/** @type {Uint8Array} */ (init?.body)));
			const person = batch[0].identifiers.id;
			if (inFlight.has(person)) seen.overtaken += 1;
			inFlight.add(person);
			seen.most = Math.max(seen.most, inFlight.size);
			await sleep(20);
			await eventually(async () => seen.most >= together);
			inFlight.delete(person);
			return responseWith(200);
		},
	});
	const { consumer } = await consumerOf(client);
	await consumer.deliver([long("a"), long("b"), long("c"), long("d", "43")]);
	expect(seen.overtaken).to.equal(0);
	seen.most = 0;
	together = 2;
	await consumer.deliver([long("a"), long("d", "43")]);
	expect(seen.most).to.equal(2);
});

test("operations that were accepted before a failure are done; the others are retried", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, (batch) =>
		batch.some(({ name }) => name === "c") ? responseWith(503) : responseWith(200),
	);
	const { consumer } = await consumerOf(client);
	const verdicts = await consumer.deliver([long("a"), long("b"), long("c"), long("d")]);
	expect(verdicts.map(({ status }) => status)).to.deep.equal(["done", "done", "retry", "retry"]);
});

test("a message that has overtaken a failure is done", async (context) => {
	const { expect } = context;
	/** @type {(value: unknown) => void} */
	let overtake = () => {};
	const overtaken = new Promise((resolve) => {
		overtake = resolve;
	});
	const client = directClientOf(context, {
		url: "https://customerio.example",
		retry: { maxRetries: 0 },
		async fetch(_url, init) {
			const { batch } = JSON.parse(new TextDecoder().decode(/** @type {Uint8Array} */ (init?.body)));
			if (batch[0].name === "b") {
				overtake(undefined);
				return responseWith(200);
			}
			await overtaken;
			await sleep(20);
			return responseWith(503);
		},
	});
	const { consumer } = await consumerOf(client);
	const verdicts = await consumer.deliver([long("a", "1"), long("b", "2")]);
	expect(verdicts.map(({ status }) => status)).to.deep.equal(["retry", "done"]);
});

test("a 400 is halved until only its cause is dead", async (context) => {
	const { expect } = context;
	const { client, batches } = batchClientOf(context, (batch) =>
		batch.some(({ name }) => name === "bad") ? responseWith(400) : responseWith(200),
	);
	const { consumer, dead } = await consumerOf(client);
	const payloads = ["a", "b", "bad", "c", "d"].map((name) => produced(name));
	const verdicts = await consumer.deliver(payloads);
	expect(verdicts.map(({ status }) => status)).to.deep.equal(["done", "done", "dead", "done", "done"]);
	expect(dead.map(({ payload }) => payload)).to.deep.equal([payloads[2]]);
	expect(batches.length).to.be.above(1);
});

test("a 207 makes the refused operations dead, and leaves the others of their message done", async (context) => {
	const { cio, expect } = context;
	const { client } = batchClientOf(context, (batch) => partly(batch, ["b", "d"]));
	const { consumer, dead, reported } = await consumerOf(client);
	const payloads = [[produced("a"), produced("b")], produced("c"), JSON.stringify([produced("d")])];
	const verdicts = await consumer.deliver(payloads);
	expect(verdicts.map(({ status }) => status)).to.deep.equal(["dead", "done", "dead"]);
	const reasons = (/** @type {string} */ name) => [
		{ reason: "invalid", field: "name", message: `no ${name}` },
	];
	expect(dead.map(({ payload, operations }) => ({ payload, operations }))).to.deep.equal([
		{
			payload: payloads[0],
			operations: [{ operation: produced("b"), reasons: reasons("b"), mayHaveTakenEffect: false }],
		},
		{
			payload: payloads[2],
			operations: [{ operation: produced("d"), reasons: reasons("d"), mayHaveTakenEffect: false }],
		},
	]);
	const [{ error } = { error: undefined }] = dead;
	expect(error).to.be.instanceOf(cio.ValidationError);
	expect(error).to.include({
		argument: "operations[1].name",
		message: "consumer: 1 of 2 operations were refused. The first: operations[1].name: no b",
	});
	expect(reported).to.deep.equal([]);
});

test("a message with a refused operation and one that must be sent again is retried as a whole", async (context) => {
	const { expect } = context;
	let isBusy = true;
	const { client } = batchClientOf(context, (batch) => {
		if (batch.length === 1 && batch[0].name === "bad") return responseWith(400);
		if (batch.length > 1 && batch.some(({ name }) => name === "bad")) return responseWith(400);
		return isBusy ? responseWith(503) : responseWith(200);
	});
	const { consumer, dead } = await consumerOf(client);
	const payload = [produced("bad"), produced("a")];
	expect((await consumer.deliver([payload]))[0]?.status).to.equal("retry");
	expect(dead).to.deep.equal([]);
	isBusy = false;
	expect((await consumer.deliver([payload]))[0]?.status).to.equal("dead");
	expect(dead[0]?.operations.map(({ operation }) => operation)).to.deep.equal([produced("bad")]);
});

test("a refusal that names no operation is found by sending each message alone", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, (batch) =>
		batch.some(({ name }) => name === "bad")
			? new Response(JSON.stringify({ errors: [{ message: "no" }] }), { status: 207 })
			: responseWith(200),
	);
	const { consumer, dead } = await consumerOf(client);
	const payloads = [produced("a"), [produced("b"), produced("bad")], produced("c")];
	const verdicts = await consumer.deliver(payloads);
	expect(verdicts.map(({ status }) => status)).to.deep.equal(["done", "dead", "done"]);
	// Nobody knows which of the two it was.
	expect(dead[0]?.operations.map(({ mayHaveTakenEffect }) => mayHaveTakenEffect)).to.deep.equal([true, true]);
});

test("without a client nothing is lost", async ({ expect }) => {
	const thrown = new Error("no secret in env");
	const { consumer, dead, reported } = await consumerOf(() => {
		throw thrown;
	});
	// What must not be repeated, too: it has not been sent.
	const verdicts = await consumer.deliver([produced("a"), metric("opened"), event("without an id")]);
	for (const verdict of verdicts)
		expect(verdict).to.deep.equal({ status: "retry", delaySeconds: 900, error: thrown });
	expect([dead, reported]).to.deep.equal([[], [thrown]]);
});

test("a function that gives no client is reported, and nothing is lost", async ({ expect }) => {
	for (const given of [undefined, {}, Promise.resolve({ sendAll() {} })]) {
		const { consumer, dead, reported } = await consumerOf(() => /** @type {any} */ (given));
		const verdicts = await consumer.deliver([produced("a"), metric("opened")]);
		for (const verdict of verdicts) expect(verdict).to.include({ status: "retry", delaySeconds: 900 });
		expect(dead).to.deep.equal([]);
		expect(reported.map(({ message }) => message)).to.deep.equal([
			"createConsumer: client must be a function that returns a TrackClient, not a promise",
		]);
	}
});

test("wrong client options do not make a message dead", async (context) => {
	const { expect } = context;
	const client = directClientOf(context, { url: "https://customerio.example", timeout: -1 });
	const { consumer, dead, reported } = await consumerOf(client, { maxAttempts: 1 });
	const [verdict] = await consumer.deliver([produced("a")]);
	expect(verdict).to.include({ status: "retry", delaySeconds: 900 });
	expect([dead, reported.map(({ argument }) => argument)]).to.deep.equal([[], ["timeout"]]);
});
