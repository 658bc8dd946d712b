/** `consumer.cloudflare`. */
import { clientOf, rejection } from "../support.js";
import { module, test } from "../test.js";
import { batchClientOf, cloudflareBatch, consumerOf, partly, produced, responseWith } from "./support.js";

module("queue cloudflare");

test("acknowledges what is done or dead, each by itself", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, (batch) => partly(batch, ["b"]));
	const { consumer, dead } = await consumerOf(client);
	const { batch, decided } = cloudflareBatch([
		produced("a"),
		produced("b"),
		"junk",
		JSON.stringify([produced("c")]),
	]);
	await consumer.cloudflare(batch, {});
	expect(decided).to.deep.equal([["ack"], ["ack"], ["ack"], ["ack"]]);
	expect(dead.map(({ message }) => message)).to.have.members([batch.messages[1], batch.messages[2]]);
});

test("retries what must be sent again, after a delay that grows", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, () => responseWith(503));
	const { consumer } = await consumerOf(client);
	for (const [attempts, delay] of [
		[1, 10],
		[4, 80],
	]) {
		const { batch, decided } = cloudflareBatch([produced("a"), produced("b")], attempts);
		await consumer.cloudflare(batch, {});
		expect(decided).to.deep.equal([
			["retry", delay],
			["retry", delay],
		]);
	}
});

test("maxAttempts counts the deliveries of the queue", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, () => responseWith(503));
	const { consumer, dead } = await consumerOf(client, { maxAttempts: 4 });
	const { batch, decided } = cloudflareBatch([produced("a")], 4);
	await consumer.cloudflare(batch, {});
	expect([decided, dead.length]).to.deep.equal([[["ack"]], 1]);
});

test("an ack that throws loses nothing of the others", async (context) => {
	const { expect } = context;
	const thrown = new Error("the isolate is tired");
	const { consumer, reported } = await consumerOf(clientOf(context));
	const { batch, decided } = cloudflareBatch([produced("a"), produced("b"), produced("c")]);
	Object.assign(batch.messages[1] ?? {}, {
		ack() {
			throw thrown;
		},
	});
	await consumer.cloudflare(batch, {});
	expect(decided).to.deep.equal([["ack"], undefined, ["ack"]]);
	expect(reported).to.deep.equal([thrown]);
});

test("a retry that throws makes the handler fail, so that the queue does not count the message as acknowledged", async (context) => {
	const { expect } = context;
	const thrown = new Error("the isolate is tired");
	const { client } = batchClientOf(context, () => responseWith(503));
	const { consumer } = await consumerOf(client);
	const { batch, decided } = cloudflareBatch([produced("a"), "junk", produced("b")]);
	Object.assign(batch.messages[0] ?? {}, {
		retry() {
			throw thrown;
		},
	});
	expect(await rejection(consumer.cloudflare(batch, {}))).to.equal(thrown);
	expect(decided).to.deep.equal([undefined, ["ack"], ["retry", 10]]);
});

test("a batch that cannot be read fails as a whole", async (context) => {
	const { expect } = context;
	const { consumer } = await consumerOf(clientOf(context));
	const thrown = new Error("unreadable");
	const batch = {
		/** @returns {never} */
		get messages() {
			throw thrown;
		},
	};
	expect(await rejection(consumer.cloudflare(batch, {}))).to.equal(thrown);
});
