import type { Refusal } from "./errors.js";

/**
 * The source of `sendAll`: an array or another iterable, an async iterable, or a stream. It is read only as fast as its items can be
 * sent. If the run stops before the source ends, the source is closed: an iterator by `return()`, a stream by `cancel()`.
 */
export type SourceOf<Item> = Iterable<Item> | AsyncIterable<Item> | ReadableStream<Item>;

/** One reason why an operation was refused. */
export interface BatchError extends Refusal {
	/** The operation's index in the caller's list, from 0; -1 if the response does not say. */
	readonly index: number;
}

/** The options of `sendAll`. An operation is an item of its source: for the Pipelines API a message. */
export interface SendAllOptions {
	/** Stops the run at once with an {@link AbortError}. `AbortSignal.timeout(ms)` limits the time of the whole run. */
	readonly signal?: AbortSignal | undefined;
	/**
	 * The time for one attempt, until its response has been read, in milliseconds; 0 for no limit. Default: the client's `timeout`. The
	 * client's `totalTimeout` applies to each request with its retries, not to the run.
	 */
	readonly timeout?: number | undefined;
	/** How many requests may be in flight at once, at least 1. Default 4. */
	readonly concurrency?: number | undefined;
	/**
	 * The longest operation, in UTF-8 bytes of its JSON. Longer ones are rejected. Default 32,000: Customer.io's limit. At most 32,768.
	 */
	readonly maxItemBytes?: number | undefined;
	/**
	 * The longest body of a request, in UTF-8 bytes. Default for the Track API 480,000, a little below Customer.io's limit; for the Pipelines
	 * API 500,000, its limit. At most 512,000.
	 */
	readonly maxRequestBytes?: number | undefined;
	/**
	 * Whether the operations of one person or object are processed in the order of the source: two of them are in the same request, or
	 * the second is sent after the response to the first. A person or object is recognised by its identifier, so the same person by `id`
	 * and by `email` counts as two. A message of the Pipelines API is about its `userId`, its `anonymousId` and its group. Default `false`.
	 */
	readonly ordered?: boolean | undefined;
	/** How many rejections the report lists, from the first on. Default 1,000. */
	readonly maxRejected?: number | undefined;
	/**
	 * The event id of the source's first operation, a ULID; the operation at `index` gets this ULID plus `index`. A run that is killed
	 * before its first progress can then run again, and no event of the Track API counts twice. Messages of the Pipelines API have it as
	 * `messageId`, and its time as `timestamp`, unless they have their own. Default: a new ULID, or that of `resume`.
	 */
	readonly firstEventId?: string | undefined;
	/**
	 * The report or the progress of an earlier run over the same source, to continue where it stopped. The source is read from its
	 * beginning. What the earlier run accepted or rejected is skipped and not counted. Events get the same ids as before, so none counts
	 * twice. What may have been accepted and must not be sent twice (messages of the Pipelines API, events without ids) is not sent again:
	 * it stays in `uncertainRanges`. The client must have the same `eventIds` as before.
	 */
	readonly resume?: ResumePoint | undefined;
	/** Called for each rejection. What it throws is written to the console and changes nothing else. */
	readonly onRejected?: ((error: Rejection) => void) | undefined;
	/**
	 * Called with the progress after each request. Another run can resume from it: store it, and even a process that is killed loses
	 * nothing. What the hook throws is written to the console and changes nothing else.
	 */
	readonly onProgress?: ((progress: SendAllProgress) => void) | undefined;
}

/**
 * Why one operation was rejected: Customer.io's refusal, or what makes the operation invalid. An invalid operation was not sent; its
 * `reason` is `invalid`, and `field` is the path of the fault.
 */
export interface Rejection extends BatchError {
	/** What the caller's own code, such as a getter, threw while the operation was read. */
	readonly cause?: unknown;
}

/** The progress of a run, from which another run can resume. */
export interface SendAllProgress extends ResumePoint {
	/** What an earlier run has left uncertain, and this one has not sent again; empty unless the run was resumed. */
	readonly uncertainRanges: readonly IndexRange[];
	/** Operations taken from the source, without those that `resume` skips. */
	readonly read: number;
	/** Operations that Customer.io accepted. */
	readonly accepted: number;
	/** Operations that Customer.io refused, or that were too long or invalid to be sent. */
	readonly rejected: number;
	/** Bytes of the bodies that were sent, retries included. */
	readonly bytes: number;
	/** Requests that have ended, without retries. */
	readonly requests: number;
	/** Retries of all requests together. */
	readonly retries: number;
	/** Milliseconds since the run began. */
	readonly elapsed: number;
}

/** Operations by their indexes in the source: from `start` up to, but not including, `end`, as for `slice`. */
export type IndexRange = readonly [start: number, end: number];

/** How far a run has come. It is plain JSON, so it can be stored for another process. */
export interface ResumePoint {
	/** The index of the first operation that is neither accepted nor rejected. */
	readonly resumeFrom: number;
	/** Operations after that index that are accepted or rejected, because their request overtook an earlier one. The list stays short. */
	readonly doneRanges: readonly IndexRange[];
	/**
	 * Operations that may have been accepted. A run that resumes from here skips those that must not be sent twice. Leave this out to send
	 * them again.
	 */
	readonly uncertainRanges?: readonly IndexRange[] | undefined;
	/**
	 * The event id of the first operation of the source, a ULID. The operation at `index` has this ULID plus `index`. Events with an `id`
	 * of their own keep it.
	 */
	readonly firstEventId: string;
}

/**
 * The result of a run. `read` is the sum of `accepted`, `rejected`, `uncertain`, and the operations that were read but certainly not
 * accepted. After a complete run, only the first two are not 0, and `uncertain` if the run was resumed.
 */
export interface SendAllReport extends SendAllProgress {
	/** Operations that may have been accepted: they were sent, in this run or in the one that it resumes, and the outcome is unknown. */
	readonly uncertain: number;
	/** Their indexes, all from `resumeFrom` on. An event among them that is sent again with the same id counts once. */
	readonly uncertainRanges: readonly IndexRange[];
	/** The first rejections, at most `maxRejected`. An operation that was rejected for several reasons has one entry for each. */
	readonly errors: readonly Rejection[];
}
