/**
 * Durable delivery through a queue: {@link toMessages} on the producer's side, {@link createConsumer} on the consumer's.
 *
 * @see https://docs.customer.io/api/track/
 * @module customerio-wasm/queue
 */

export type { IndexRange, Rejection, SendAllReport } from "../public/types/bulk.js";
export type { LoadError, Refusal, ValidationError } from "../public/types/errors.js";
export type { BulkSource, Operation } from "../track/types/operations.js";
export {
	type Consumer,
	type ConsumerOptions,
	createConsumer,
	type DeadLetter,
	type DeadOperation,
	type QueueClient,
	RetryError,
	type Verdict,
} from "./types/consumer.js";
export { type QueueMessage, type ToMessagesOptions, toMessages } from "./types/messages.js";
export type {
	CloudflareBatch,
	CloudflareMessage,
	MessageMetadata,
	SqsBatchResponse,
	SqsEvent,
	SqsRecord,
} from "./types/platforms.js";
