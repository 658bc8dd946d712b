import type { ValidationError } from "../../public/types/errors.js";
import type { BulkSource } from "../../track/types/operations.js";

/** A message for a queue. Pass it on unchanged. */
export interface QueueMessage {
	/**
	 * The JSON text of an array of operations, whose events have their ids. An operation that has no id and must not be repeated (a
	 * delivery metric) has a message of its own.
	 */
	readonly body: string;
	/** How Cloudflare carries the body: it is text already. */
	readonly contentType: "text";
	/** The message's group, from `"0"` on, if `groups` was given. For SQS FIFO, it is the `MessageGroupId`. */
	readonly group?: string;
}

/** The options of `toMessages`. The defaults are for Cloudflare Queues. `docs/queues.md` has those for other queues. */
export interface ToMessagesOptions {
	/** The longest body of a message, in UTF-8 bytes. Default 127,000. An operation that does not fit is invalid. */
	readonly maxBytes?: number | undefined;
	/** The most messages of a batch. Default 100. */
	readonly maxMessages?: number | undefined;
	/** The longest batch: its bodies in UTF-8 bytes, and 100 bytes for each message. Default 250,000. */
	readonly maxBatchBytes?: number | undefined;
	/**
	 * For queues that keep the order within a group, such as SQS FIFO: the number of groups, up to 256. Each message has a `group` then,
	 * and all operations of one person or object are in the same group, in the order of the source. (A merge is in the group of its
	 * primary. The same person by `id` and by `email` counts as two.) More groups can be consumed more in parallel, and have shorter
	 * messages. Default: no groups.
	 */
	readonly groups?: number | undefined;
	/**
	 * The event id of the source's first operation, a ULID; the operation at `index` gets this ULID plus `index`. Give the same one to
	 * produce the same operations again after a failure: no event counts twice. Default: a new ULID.
	 */
	readonly firstEventId?: string | undefined;
	/**
	 * Called for each operation that cannot be sent, with its index in the source; the others are packed. An async function is awaited. What
	 * it throws ends the iteration.
	 * Default: the first such operation ends the iteration with its {@link ValidationError}.
	 */
	readonly onInvalid?: ((error: ValidationError, index: number) => unknown) | undefined;
}

/**
 * Packs operations into messages, and messages into batches that fit into one call of the queue: of Cloudflare Queues, unless the options
 * say otherwise. Each event gets its `id`, and each event or update of a person its `timestamp`, unless it has one: a message that is
 * delivered twice counts once, and one that is delivered late says when it happened.
 *
 * @param operations an array or another iterable, an async iterable, or a stream. It is read as the batches are taken.
 * @throws {ValidationError} from the iteration: an operation that cannot be sent, by its path (`operations[3].name`), or an option.
 * Batches that were taken before stay as they are. The rest is lost with the iteration: produce again with the same `firstEventId`.
 * @throws {LoadError} from the iteration: the WebAssembly could not be loaded.
 * @see https://docs.customer.io/api/track/#operation/batch
 * @example
 * for await (const batch of toMessages(operations)) await env.EVENTS.sendBatch(batch);
 */
export declare function toMessages<CioId extends string = string>(
	operations: BulkSource<CioId>,
	options?: ToMessagesOptions,
): AsyncGenerator<QueueMessage[], void, void>;
