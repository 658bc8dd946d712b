/** `createConsumer`: its arguments, its client and its hooks. */
import { clientOf, consoleOutput, rejection, sleep, wrong } from "../support.js";
import { module, test } from "../test.js";
import { batchClientOf, cloudflareBatch, consumerOf, produced, queue, responseWith } from "./support.js";

module("createConsumer");

const onDead = () => {};

/** @type {[what: string, args: unknown[], argument: string][]} */
const WRONG = [
	["no client", [undefined, { onDead }], "client"],
	["a client that cannot send", [{}, { onDead }], "client"],
	["no options", [() => {}], "options"],
	["no onDead", [() => {}, {}], "options.onDead"],
	["an onDead that is not a function", [() => {}, { onDead: true }], "options.onDead"],
	["an onError that is not a function", [() => {}, { onDead, onError: null }], "options.onError"],
	["maxAttempts of 0", [() => {}, { onDead, maxAttempts: 0 }], "options.maxAttempts"],
	["maxAttempts that is text", [() => {}, { onDead, maxAttempts: "many" }], "options.maxAttempts"],
	["an option that is not known", [() => {}, { onDead, retries: 3 }], "options.retries"],
];

for (const [what, args, argument] of WRONG) {
	test(`${what} is refused at once`, async ({ cio, expect }) => {
		const { createConsumer } = await queue();
		/** @type {any} */
		let error;
		try {
			createConsumer(wrong(args[0]), wrong(args[1]));
		} catch (thrown) {
			error = thrown;
		}
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error).to.include({ argument });
	});
}

test("a client of another API is refused, though it has a sendAll", async ({ cio, expect }) => {
	const { createConsumer } = await queue();
	const client = wrong(new cio.PipelinesClient("key"));
	expect(() => createConsumer(client, { onDead })).to.throw("client must be a TrackClient");
});

test("the client may be made from env, once for each", async (context) => {
	const { expect, sandbox } = context;
	/** @type {unknown[]} */
	const made = [];
	/** @type {unknown[]} */
	const buried = [];
	const { consumer } = await consumerOf(
		(env) => {
			made.push(env);
			return clientOf(context);
		},
		{ onDead: (_letter, env) => void buried.push(env) },
	);
	const [first, second] = [{ KEY: 1 }, { KEY: 2 }];
	for (const env of [first, first, second])
		await consumer.cloudflare(cloudflareBatch([produced("a"), "junk"]).batch, env);
	await consumer.deliver([produced("b")]);
	await consumer.deliver([produced("c")]);
	expect(made).to.deep.equal([first, second, undefined]);
	expect(buried).to.deep.equal([first, first, second]);
	expect((await sandbox.state()).events).to.have.lengthOf(3);
});

test("the methods may be detached", async (context) => {
	const { expect } = context;
	const { consumer } = await consumerOf(clientOf(context));
	const { deliver, cloudflare, sqs, one, retryDirective } = consumer;
	expect(await deliver([produced("a")])).to.deep.equal([{ status: "done" }]);
	expect(await cloudflare(cloudflareBatch([produced("a")]).batch, undefined)).to.equal(undefined);
	expect(await sqs({ Records: [] })).to.deep.equal({ batchItemFailures: [] });
	expect(await one(produced("a"))).to.equal(undefined);
	expect(retryDirective(new Error("another one's"))).to.equal(undefined);
});

test("without onError, what went wrong is written to the console; with it, nothing is", async (context) => {
	const { expect } = context;
	const { createConsumer } = await queue();
	const { client } = batchClientOf(context, () => responseWith(401));
	const silent = createConsumer(client, { onDead });
	const lines = await consoleOutput(() => silent.deliver([produced("a")]));
	expect(lines).to.have.lengthOf(1);
	expect(lines[0]?.method).to.equal("error");
	expect(String(lines[0]?.args[0])).to.match(/^customerio-wasm: /);
	const { consumer, reported } = await consumerOf(client);
	expect(await consoleOutput(() => consumer.deliver([produced("a")]))).to.deep.equal([]);
	expect(reported).to.have.lengthOf(1);
});

test("onError is awaited: a host may drop what goes on after the delivery", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, () => responseWith(503));
	let ended = 0;
	const { consumer } = await consumerOf(client, {
		async onError() {
			await sleep(10);
			ended += 1;
		},
	});
	await consumer.deliver([produced("a")]);
	expect(ended).to.equal(1);
	const { batch } = cloudflareBatch([produced("a")]);
	Object.assign(batch.messages[0] ?? {}, { retry: undefined });
	await rejection(consumer.cloudflare(batch, {}));
	// Of the request, and of the retry that is not a function.
	expect(ended).to.equal(3);
});

test("what onError throws changes nothing", async (context) => {
	const { expect } = context;
	const { client } = batchClientOf(context, () => responseWith(503));
	const { consumer } = await consumerOf(client, {
		async onError() {
			throw new Error("the log is gone");
		},
	});
	/** @type {import("customerio-wasm/queue").Verdict[]} */
	let verdicts = [];
	const lines = await consoleOutput(async () => {
		verdicts = await consumer.deliver([produced("a")]);
	});
	expect(verdicts[0]).to.include({ status: "retry" });
	expect(lines.map(({ method }) => method)).to.deep.equal(["error"]);
});

test("payloads that are not a list are refused", async (context) => {
	const { expect } = context;
	const { consumer } = await consumerOf(clientOf(context));
	for (const payloads of [undefined, null, 5, produced("a"), JSON.stringify([produced("a")])]) {
		const error = await rejection(consumer.deliver(wrong(payloads)));
		expect(error).to.be.instanceOf(TypeError);
		expect(error.message).to.include("payloads must be an array");
	}
});

test("no payloads give no verdicts", async (context) => {
	const { expect, sandbox } = context;
	const { consumer } = await consumerOf(clientOf(context));
	expect(await consumer.deliver([])).to.deep.equal([]);
	expect((await sandbox.state()).requests).to.deep.equal([]);
});
