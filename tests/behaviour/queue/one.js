/** `consumer.one`, for queues that take a throw for a failure. */
import { clientOf, rejection } from "../support.js";
import { module, test } from "../test.js";
import { batchClientOf, consumerOf, produced, queue, responseWith } from "./support.js";

module("queue one");

test("resolves when the message is done or dead", async (context) => {
	const { expect, sandbox } = context;
	const { consumer, dead } = await consumerOf(clientOf(context));
	const metadata = { deliveryCount: 1, messageId: "m-1" };
	expect(await consumer.one(produced("a"))).to.equal(undefined);
	expect(await consumer.one("junk", metadata)).to.equal(undefined);
	expect(dead[0]).to.deep.include({ payload: "junk", message: metadata });
	expect((await sandbox.state()).events.map(({ name }) => name)).to.deep.equal(["a"]);
});

test("throws what says when to deliver the message again", async (context) => {
	const { cio, expect } = context;
	const { RetryError } = await queue();
	const { client } = batchClientOf(context, () => responseWith(429, { "retry-after": "30" }));
	const { consumer } = await consumerOf(client);
	const error = await rejection(consumer.one(produced("a")));
	expect(error).to.be.instanceOf(RetryError);
	expect(error).to.be.instanceOf(Error);
	expect(error).to.include({ name: "RetryError", retryAfter: 30 });
	expect(error.cause).to.be.instanceOf(cio.CustomerIORequestError);
	expect(error.message).to.include("30 s").and.include("429");
	expect(consumer.retryDirective(error, { deliveryCount: 1 })).to.deep.equal({ afterSeconds: 30 });
	for (const other of [new Error("no"), undefined, null, 7]) {
		expect(other).not.to.be.instanceOf(RetryError);
		expect(consumer.retryDirective(other)).to.equal(undefined);
	}
});

test("the metadata's deliveryCount makes the delay grow, and counts for maxAttempts", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, () => responseWith(503));
	const { consumer, dead } = await consumerOf(client, { maxAttempts: 4 });
	expect(await rejection(consumer.one(produced("a"), { deliveryCount: 3 }))).to.include({ retryAfter: 40 });
	expect(await consumer.one(produced("a"), { deliveryCount: 4 })).to.equal(undefined);
	expect(dead).to.have.lengthOf(1);
});
