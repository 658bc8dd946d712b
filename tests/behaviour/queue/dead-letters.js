/** `createConsumer`: what is dead, and what must not be repeated. */
import { clientOf, consoleOutput } from "../support.js";
import { module, test } from "../test.js";
import {
	batchClientOf,
	cloudflareBatch,
	consumerOf,
	event,
	metric,
	partly,
	produced,
	queue,
	responseWith,
} from "./support.js";

module("queue dead letters");

/** @type {[what: string, payload: unknown][]} */
const JUNK = [
	["text that is not JSON", "{"],
	["empty text", ""],
	["nothing", undefined],
	["null", null],
	["a number", 7],
	["JSON text of a number", "7"],
	["an empty list", []],
	["JSON text of null", "null"],
	["text that is nested too deep", "[".repeat(100_000)],
];

for (const [what, payload] of JUNK) {
	test(`${what} is dead at once, and others are not affected`, async (context) => {
		const { cio, expect, sandbox } = context;
		const { consumer, dead, reported } = await consumerOf(clientOf(context));
		const verdicts = await consumer.deliver([produced("a"), payload, produced("b")]);
		expect(verdicts.map(({ status }) => status)).to.deep.equal(["done", "dead", "done"]);
		expect(dead).to.have.lengthOf(1);
		expect(dead[0]).to.deep.include({ payload, operations: [], message: undefined });
		expect(dead[0]?.error).to.be.instanceOf(cio.ValidationError);
		expect(dead[0]?.error).to.include({ argument: "payload" });
		expect((await sandbox.state()).events.map(({ name }) => name)).to.deep.equal(["a", "b"]);
		expect(reported).to.deep.equal([]);
	});
}

test("an operation that is invalid is dead, with its path", async (context) => {
	const { expect, sandbox } = context;
	const { consumer, dead } = await consumerOf(clientOf(context));
	const invalid = {
		type: "person",
		action: "event",
		identifiers: { id: "1", email: "a" },
		name: "x",
		id: produced("x").id,
	};
	const verdicts = await consumer.deliver([[produced("a"), invalid], { type: "person" }, [7]]);
	expect(verdicts.map(({ status }) => status)).to.deep.equal(["dead", "dead", "dead"]);
	expect(dead.map(({ operations }) => operations.map(({ operation }) => operation))).to.deep.equal([
		[invalid],
		[{ type: "person" }],
		[7],
	]);
	expect(dead[0]?.operations[0]?.reasons[0]).to.include({ reason: "invalid", field: "identifiers" });
	expect((await sandbox.state()).events.map(({ name }) => name)).to.deep.equal(["a"]);
});

test("onDead is awaited, and a message whose dead letter is not kept is retried", async (context) => {
	const { expect } = context;
	const thrown = new Error("the bucket is gone");
	let kept = 0;
	const { consumer, reported } = await consumerOf(clientOf(context), {
		async onDead({ payload }) {
			await Promise.resolve();
			if (payload === "junk 1") throw thrown;
			kept += 1;
		},
	});
	const verdicts = await consumer.deliver(["junk 1", "junk 2"], { attempts: [2, 1] });
	expect(verdicts[0]).to.deep.equal({ status: "retry", delaySeconds: 20, error: thrown });
	expect(verdicts[1]).to.include({ status: "dead" });
	expect([kept, reported]).to.deep.equal([1, [thrown]]);
});

test("after maxAttempts, a message that fails for a passing reason is dead", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, () => responseWith(503));
	const { consumer, dead } = await consumerOf(client, { maxAttempts: 3 });
	const payloads = [produced("a"), [produced("b"), produced("c")]];
	const verdicts = await consumer.deliver(payloads, { attempts: [2, 3] });
	expect(verdicts.map(({ status }) => status)).to.deep.equal(["retry", "dead"]);
	expect(dead.map(({ payload }) => payload)).to.deep.equal([payloads[1]]);
	expect(dead[0]?.operations.map(({ operation }) => operation)).to.deep.equal(payloads[1]);
	// A 503 without Retry-After: it may have been processed.
	expect(dead[0]?.operations[0]).to.include({ mayHaveTakenEffect: true });
	expect(dead[0]?.operations[0]?.reasons[0]?.message).to.include("503");
	expect(dead[0]?.error).to.include({ statusCode: 503 });
});

/** Operations that must not be repeated. @type {[what: string, operation: any][]} */
const UNREPEATABLE = [
	["a metric", metric("opened")],
	["an event that was produced without an id", event("without id")],
	["an event whose id JSON leaves out", event("symbol", { id: Symbol("id") })],
	["an event with boxed texts", event("boxed", { action: new String("event") })],
];

for (const [what, operation] of UNREPEATABLE) {
	test(`${what} whose outcome is unknown is dead, and not sent again`, async (context) => {
		const { expect } = context;
		const { client, batches } = batchClientOf(context, () => responseWith(500));
		const { consumer, dead } = await consumerOf(client);
		const [verdict, other] = await consumer.deliver([operation, produced("a")]);
		expect(verdict).to.include({ status: "dead" });
		expect(dead[0]?.operations).to.have.lengthOf(1);
		expect(dead[0]?.operations[0]).to.deep.include({ operation, mayHaveTakenEffect: true });
		expect(other).to.include({ status: "retry" });
		// Others are not in its request.
		expect(batches).to.deep.equal([["a"], [operation.name]]);
	});

	test(`${what} that was certainly not processed is retried`, async (context) => {
		const { expect } = context;
		const { client } = batchClientOf(context, () => responseWith(429, { "retry-after": "0" }));
		const { consumer, dead } = await consumerOf(client);
		expect((await consumer.deliver([operation]))[0]).to.include({ status: "retry" });
		expect(dead).to.deep.equal([]);
	});
}

for (const [what, operation] of UNREPEATABLE) {
	test(`${what} whose outcome is unknown is not sent again, even if onDead fails: onError gets the letter`, async (context) => {
		const { cio, expect } = context;
		const { client, batches } = batchClientOf(context, () => responseWith(500));
		const gone = new Error("the bucket is gone");
		const { consumer, lost, reported } = await consumerOf(client, {
			onDead: () => Promise.reject(gone),
		});
		const { batch, decided } = cloudflareBatch([operation]);
		await consumer.cloudflare(batch, undefined);
		expect(decided).to.deep.equal([["ack"]]);
		expect(batches).to.deep.equal([[operation.name]]);
		expect(reported.slice(1)).to.deep.equal([gone]);
		expect(lost).to.have.lengthOf(1);
		expect(lost[0]).to.include({ payload: operation, message: batch.messages[0] });
		expect(lost[0]?.operations[0]).to.deep.include({ operation, mayHaveTakenEffect: true });
		expect(lost[0]?.error).to.be.instanceOf(cio.CustomerIORequestError);
	});
}

test("an operation that was accepted and must not be repeated is not sent again if onDead fails", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, (batch) => partly(batch, ["x"]));
	const { consumer, lost } = await consumerOf(client, { onDead: () => Promise.reject(new Error("gone")) });
	const verdicts = await consumer.deliver([
		[metric("opened"), produced("x")],
		[produced("a"), produced("x")],
		[metric("x"), produced("a")],
	]);
	// Of the second message, everything may be repeated; of the third, the metric was certainly refused.
	expect(verdicts.map(({ status }) => status)).to.deep.equal(["dead", "retry", "retry"]);
	expect(lost.map(({ operations }) => operations.map(({ operation }) => operation))).to.deep.equal([
		[produced("x")],
	]);
});

test("a refusal that names no operation does not show that one had no effect: if onDead fails, it is not sent again", async (context) => {
	const { expect } = context;
	const errors = [{ reason: "invalid", message: "one of them" }];
	const respond = () => new Response(JSON.stringify({ errors }), { status: 207 });
	const { client } = batchClientOf(context, respond);
	const { consumer, lost } = await consumerOf(client, { onDead: () => Promise.reject(new Error("gone")) });
	const verdicts = await consumer.deliver([metric("opened"), produced("a")]);
	expect(verdicts.map(({ status }) => status)).to.deep.equal(["dead", "retry"]);
	expect(lost.map(({ payload }) => payload)).to.deep.equal([metric("opened")]);
});

test("without onError, the console reports a lost dead letter, but not its contents", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, () => responseWith(500));
	const { createConsumer } = await queue();
	const gone = new Error("the bucket is gone");
	const consumer = createConsumer(client, { onDead: () => Promise.reject(gone) });
	const lines = await consoleOutput(() => consumer.one(metric("opened")));
	expect(lines.map(({ method }) => method)).to.deep.equal(["error", "error"]);
	expect(lines[1]?.args).to.deep.equal([
		"customerio-wasm: a dead letter is lost, because onDead failed:",
		gone,
	]);
});

test("in an outage, the first operation that must not be repeated is tried; the others wait, and are retried", async (context) => {
	const { expect } = context;
	const { client, batches } = batchClientOf(context, () => responseWith(500));
	const { consumer, dead } = await consumerOf(client);
	const metrics = ["opened", "clicked", "converted", "delivered"].map(metric);
	const verdicts = await consumer.deliver(metrics);
	expect(verdicts.map(({ status }) => status)).to.deep.equal(["dead", "retry", "retry", "retry"]);
	expect(batches).to.deep.equal([["opened"]]);
	expect(dead.map(({ operations }) => operations[0]?.operation)).to.deep.equal([metrics[0]]);
});

test("a client that fails in its own way says nothing about what it has sent", async ({ expect }) => {
	const thrown = new Error("not one of this package");
	const { consumer, dead } = await consumerOf({ sendAll: () => Promise.reject(thrown) });
	const verdicts = await consumer.deliver([produced("a"), metric("opened")]);
	expect(verdicts.map((verdict) => [verdict.status, "error" in verdict && verdict.error])).to.deep.equal([
		["retry", thrown],
		["dead", thrown],
	]);
	expect(dead[0]?.operations[0]).to.deep.include({
		mayHaveTakenEffect: true,
		reasons: [{ message: thrown.message }],
	});
});

test("a message is not retried if a part of it was accepted that must not be repeated: the rest is dead", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, (batch) =>
		batch.length > 1
			? responseWith(400)
			: batch[0].name === "opened"
				? responseWith(200)
				: responseWith(429, { "retry-after": "0" }),
	);
	const { consumer, dead } = await consumerOf(client);
	const [verdict] = await consumer.deliver([[metric("opened"), produced("a")]]);
	expect(verdict).to.include({ status: "dead" });
	expect(
		dead[0]?.operations.map(({ operation, mayHaveTakenEffect }) => [operation, mayHaveTakenEffect]),
	).to.deep.equal([[produced("a"), false]]);
});
