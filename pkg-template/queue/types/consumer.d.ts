import type { SendAllOptions, SendAllReport } from "../../public/types/bulk.js";
import type { Refusal } from "../../public/types/errors.js";
import type { BulkSource } from "../../track/types/operations.js";
import type { CloudflareBatch, MessageMetadata, SqsBatchResponse, SqsEvent } from "./platforms.js";

/** What sends the operations: a `TrackClient` of `customerio-wasm` or `customerio-wasm/track`. */
export interface QueueClient {
	/** Sends operations and reports the result of each, as `TrackClient.sendAll` does. */
	sendAll(source: BulkSource, options?: SendAllOptions): Promise<SendAllReport>;
}

/** An operation that was not accepted, and never will be. */
export interface DeadOperation {
	/** The operation, as it was in the message. */
	readonly operation: unknown;
	/** Why. There is at least one reason. */
	readonly reasons: readonly Refusal[];
	/** Whether it may have taken effect anyway: check before you send it again. */
	readonly mayHaveTakenEffect: boolean;
}

/** A message that is not delivered again, because that would not help. */
export interface DeadLetter {
	/** What the queue delivered. */
	readonly payload: unknown;
	/** The queue's own object: a message of Cloudflare, a record of SQS, the metadata of Vercel. */
	readonly message: unknown;
	/** The operations that were not accepted. The others of the message were. Empty if the payload could not be read. */
	readonly operations: readonly DeadOperation[];
	/** Why: a `ValidationError` if the payload or an operation is at fault, or else the error of the last attempt. */
	readonly error: unknown;
}

/** What becomes of a message. */
export type Verdict =
	/** Every operation was accepted: acknowledge the message. */
	| { readonly status: "done" }
	/** Deliver the message again, after `delaySeconds`. */
	| { readonly status: "retry"; readonly delaySeconds: number; readonly error: unknown }
	/** `onDead` has stored what was not accepted, or `onError` got the letter as lost: acknowledge the message. */
	| { readonly status: "dead"; readonly error: unknown };

/** The options of `createConsumer`. */
export interface ConsumerOptions<Env = unknown> {
	/**
	 * Stores what can never be sent, in a bucket, a table or another queue. The message is acknowledged once the promise has resolved. If
	 * it rejects, the message is delivered again, or `onError` gets the letter. It may be called twice for the same message, because queues
	 * deliver at least once.
	 */
	readonly onDead: (letter: DeadLetter, env: Env) => unknown;
	/**
	 * Called with the error that stopped the requests of a batch, once for all its messages, and with what `onDead` or the queue threw. An
	 * error that is not `retryable` (a refused key, a wrong region) needs your attention; meanwhile the messages are delivered again. Its
	 * promise is awaited; what it throws is written to the console. Default: it writes the error to the console.
	 *
	 * `lost` is a letter that `onDead` failed to store, and whose message is not delivered again: an operation in it must not be repeated, and
	 * has taken effect, or may have. Nothing else keeps the letter.
	 */
	readonly onError?: ((error: unknown, env: Env, lost?: DeadLetter) => unknown) | undefined;
	/**
	 * After this many deliveries, a message that fails for a transient reason (no connection, a 429, a 5xx) is dead. A refused key never
	 * makes it dead. Default: no limit; the queue has its own (`max_retries` and `dead_letter_queue` of Cloudflare, the redrive policy of
	 * SQS).
	 */
	readonly maxAttempts?: number | undefined;
}

/** Delivers messages to Customer.io. The methods can be passed on without their object. */
export interface Consumer<Env = unknown> {
	/**
	 * Delivers payloads of any queue: an operation, an array of operations, or the JSON text of either. Never rejects because of a payload
	 * or of Customer.io.
	 *
	 * @param options `attempts`: how often each payload has been delivered, this time included. Default 1.
	 * @returns the verdicts, in the order of the payloads. What is `dead` has been handed to `onDead`, or to `onError` as lost.
	 */
	deliver(
		payloads: Iterable<unknown>,
		options?: { readonly env?: Env | undefined; readonly attempts?: readonly number[] | undefined },
	): Promise<Verdict[]>;
	/**
	 * The `queue` handler of a Cloudflare Worker: it acknowledges or retries each message.
	 *
	 * @example
	 * export default { queue: consumer.cloudflare };
	 */
	cloudflare(batch: CloudflareBatch, env: Env, ctx?: unknown): Promise<void>;
	/**
	 * The handler of a Lambda with `ReportBatchItemFailures`. In a FIFO queue, nothing of a group is sent after the first message that fails.
	 *
	 * @example
	 * export const handler = consumer.sqs;
	 */
	sqs(event: SqsEvent, context?: unknown): Promise<SqsBatchResponse>;
	/**
	 * Delivers one message of a queue that treats a throw as a failure: Vercel Queues, `Deno.Kv.listenQueue`.
	 *
	 * @throws {RetryError} if the message must be delivered again
	 * @example
	 * kv.listenQueue(consumer.one);
	 */
	one(payload: unknown, metadata?: MessageMetadata): Promise<void>;
	/**
	 * The `retry` option of `handleCallback` of `@vercel/queue`: when to deliver again what {@link Consumer.one} threw.
	 *
	 * @example
	 * export const POST = handleCallback(consumer.one, { retry: consumer.retryDirective });
	 */
	retryDirective(error: unknown, metadata?: unknown): { afterSeconds: number } | undefined;
}

/** A message must be delivered again. The error that stopped it is the `cause`. */
export declare class RetryError extends Error {
	constructor(retryAfter: number, cause: unknown);
	/** After how many seconds, at most 86,400. */
	readonly retryAfter: number;
	/** The error that stopped the message. */
	readonly cause: unknown;
}

/**
 * A consumer of messages that `toMessages` made.
 *
 * @param client a `TrackClient`, or a function of the Worker's `env` that returns one; it is called once for each `env`
 * @throws {ValidationError} for an invalid argument
 * @example
 * const consumer = createConsumer((env: Env) => new TrackClient(env.SITE_ID, env.API_KEY), {
 * 	onDead: ({ payload, operations }, env) => env.DEAD.put(crypto.randomUUID(), JSON.stringify({ payload, operations })),
 * });
 */
export declare function createConsumer<Env = unknown>(
	client: QueueClient | ((env: Env) => QueueClient),
	options: ConsumerOptions<Env>,
): Consumer<Env>;
