/** Queues: producer, consumer, and the types of the platforms. Compiled, never run. */
import { type Operation, TrackClient } from "customerio-wasm";
import {
	type CloudflareBatch,
	type Consumer,
	createConsumer,
	type DeadLetter,
	type QueueMessage,
	RetryError,
	type SqsBatchResponse,
	toMessages,
	type Verdict,
} from "customerio-wasm/queue";
import { TrackClient as SlimClient } from "customerio-wasm/track";

interface Env {
	readonly EVENTS: CloudflareQueue<string>;
	readonly DEAD: { put(key: string, value: string): Promise<unknown> };
	readonly SITE_ID: string;
	readonly API_KEY: string;
}

/** As `@cloudflare/workers-types` declares them. */
interface CloudflareQueue<Body> {
	sendBatch(
		messages: Iterable<{ body: Body; contentType?: "text" | "bytes" | "json" | "v8"; delaySeconds?: number }>,
	): Promise<unknown>;
}
interface Message<Body> {
	readonly id: string;
	readonly timestamp: Date;
	readonly body: Body;
	readonly attempts: number;
	retry(options?: { delaySeconds?: number }): void;
	ack(): void;
}
interface MessageBatch<Body> {
	readonly messages: readonly Message<Body>[];
	readonly queue: string;
	retryAll(options?: { delaySeconds?: number }): void;
	ackAll(): void;
}
interface ExecutionContext {
	waitUntil(promise: Promise<unknown>): void;
}

/** As `@types/aws-lambda` declares them. */
interface SQSRecord {
	messageId: string;
	receiptHandle: string;
	body: string;
	attributes: { ApproximateReceiveCount: string; SentTimestamp: string; MessageGroupId?: string | undefined };
	messageAttributes: { [name: string]: { stringValue?: string | undefined } };
	md5OfBody: string;
	eventSource: string;
	eventSourceARN: string;
	awsRegion: string;
}
interface SQSEvent {
	Records: SQSRecord[];
}
interface Context {
	functionName: string;
}

export async function produce(env: Env, operations: Operation[], stream: ReadableStream<Operation>) {
	for await (const batch of toMessages(operations)) await env.EVENTS.sendBatch(batch);
	const options = { maxBytes: 60_000, maxMessages: 10, maxBatchBytes: 250_000, groups: 8 };
	for await (const batch of toMessages(stream, options)) {
		const entries = batch.map(({ body, group }, index) => ({
			Id: index.toFixed(),
			MessageBody: body,
			MessageGroupId: group ?? "0",
		}));
		console.log(entries);
	}
	const onInvalid = (error: Error & { argument: string }, index: number) =>
		console.warn(error.argument, index.toFixed());
	const batches: AsyncGenerator<QueueMessage[], void, void> = toMessages(new Set(operations), {
		onInvalid,
		firstEventId: "01ARZ3NDEKTSV4RRFFQ69G5FA0",
	});
	await batches.return();
	toMessages(operations, { groups: undefined, onInvalid: undefined, firstEventId: undefined });
}

const consumer = createConsumer((env: Env) => new TrackClient(env.SITE_ID, env.API_KEY), {
	onDead: (letter, env) => env.DEAD.put("key", JSON.stringify(letter)),
	onError: (error, env, lost) =>
		console.error(error, env.SITE_ID, lost?.operations[0]?.mayHaveTakenEffect === true),
	maxAttempts: 10,
});

export const worker: {
	queue(batch: MessageBatch<unknown>, env: Env, ctx: ExecutionContext): Promise<void>;
} = { queue: consumer.cloudflare };

const plain: Consumer = createConsumer(new SlimClient("site", "key"), {
	async onDead({ payload, message, operations, error }: DeadLetter) {
		for (const { operation, reasons, mayHaveTakenEffect } of operations)
			console.log(operation, reasons[0]?.field, reasons[0]?.message.trim(), mayHaveTakenEffect === true);
		console.log(payload, message, error);
	},
});

export const handler: (event: SQSEvent, context: Context) => Promise<SqsBatchResponse> = plain.sqs;

/** As `@vercel/queue` and Deno declare them. */
type HandleCallback = (
	handler: (message: unknown, metadata: { messageId: string; deliveryCount: number }) => Promise<void>,
	options: {
		retry: (
			error: unknown,
			metadata: { deliveryCount: number },
		) => { afterSeconds: number } | { acknowledge: true } | undefined;
	},
) => (request: Request) => Promise<Response>;
type ListenQueue = (handler: (value: unknown) => Promise<void> | void) => Promise<void>;

export async function others(
	handleCallback: HandleCallback,
	listenQueue: ListenQueue,
	batch: CloudflareBatch,
) {
	handleCallback(plain.one, { retry: plain.retryDirective });
	await listenQueue(plain.one);
	try {
		await plain.one(batch);
	} catch (error) {
		if (error instanceof RetryError) return error.retryAfter.toFixed();
	}
	const verdicts: Verdict[] = await plain.deliver(["{}"], { attempts: [1] });
	createConsumer(new SlimClient("site", "key"), { onDead() {}, onError: undefined, maxAttempts: undefined });
	await plain.deliver(["{}"], { env: undefined, attempts: undefined });
	const [verdict] = verdicts;
	if (verdict?.status === "retry") return verdict.delaySeconds.toFixed();
	return verdict?.status === "dead" ? verdict.error : undefined;
}

export async function bad(env: Env, cio: TrackClient, operations: Operation[]) {
	// @ts-expect-error operations are required
	toMessages();
	// @ts-expect-error one operation is not a source
	toMessages(operations[0]);
	// @ts-expect-error an event needs a name
	toMessages([{ type: "person", action: "event", identifiers: { id: "42" } }]);
	// @ts-expect-error no such option
	toMessages(operations, { maxSize: 1 });
	// @ts-expect-error batches come one after the other
	await env.EVENTS.sendBatch(toMessages(operations));
	// @ts-expect-error dead letters need a place
	createConsumer(cio, {});
	// @ts-expect-error a client is required
	createConsumer(undefined, { onDead() {} });
	// @ts-expect-error no such option
	createConsumer(cio, { onDead() {}, retries: 3 });
	// @ts-expect-error the env of the client
	await consumer.cloudflare({ messages: [] }, { SITE_ID: 1 });
	// @ts-expect-error a done message has no error
	return (await plain.deliver([]))[0].error;
}
