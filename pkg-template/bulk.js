/** The host's part of `sendAll`: reading its source, which runs the caller's code. */
import { listen, unlisten } from "./host.js";
import { Fault, reading } from "./values.js";

/** What a source gives. The core knows these numbers: `Given` in src/wasm/host.rs. */
const OPERATION = 0;
const END = 1;
const LATER = 2;
const STOPPED = 3;

/** What gives one operation after the other, whichever kind of source that is. */
export class Source {
	/** What was given. @type {unknown} */
	operation;
	/** What {@link next} tells, once it is known. @type {Promise<number> | undefined} */
	later;
	#reader;
	#signal;
	#isStopped;
	#hasEnded = false;
	/** Ends the wait for an operation. */
	#wake = () => {};
	#onAbort = () => this.stop();

	/**
	 * @param {unknown} source
	 * @param {AbortSignal | undefined} signal stops it
	 * @throws {Fault} if it is no source, or cannot be opened
	 */
	constructor(source, signal) {
		this.#reader = reading("source", () => readerOf(source));
		this.#signal = signal;
		this.#isStopped = signal?.aborted ?? false;
		if (signal) listen(signal, this.#onAbort);
	}

	/**
	 * Asks for an operation.
	 *
	 * @throws {Fault} if the source does
	 */
	next() {
		if (this.#isStopped) return STOPPED;
		try {
			const result = this.#reader.next();
			if (!this.#reader.isAsync) return this.#take(result);
			this.later = new Promise((resolve, reject) => {
				this.#wake = () => resolve(STOPPED);
				this.#takeLater(result).then(resolve, reject);
			});
			return LATER;
		} catch (thrown) {
			throw this.#fault(thrown);
		}
	}

	/** Gives no more, and ends the wait for what was asked for. */
	stop() {
		this.#isStopped = true;
		this.#wake();
	}

	/** Tells the source that no more is wanted, unless it has ended. */
	close() {
		if (this.#signal) unlisten(this.#signal, this.#onAbort);
		if (!this.#hasEnded) this.#cancel();
	}

	async #cancel() {
		try {
			await this.#reader.cancel();
		} catch {
			// The run has failed for another reason, which this must not hide: `for await` does the same.
		}
	}

	/** @param {any} result an iterator's */
	#take(result) {
		if (Object(result) !== result) throw new TypeError("the result of next() is no object");
		if (result.done) {
			this.#hasEnded = true;
			return END;
		}
		this.operation = result.value;
		return OPERATION;
	}

	/** @param {unknown} result */
	async #takeLater(result) {
		try {
			return this.#take(await result);
		} catch (thrown) {
			throw this.#fault(thrown);
		}
	}

	/** @param {unknown} thrown by the source, which has ended so */
	#fault(thrown) {
		this.#hasEnded = true;
		return new Fault("source", "could not be read: it threw the error in error.cause", thrown);
	}
}

/**
 * @param {any} source
 * @returns {{ isAsync: boolean, next(): unknown, cancel(): unknown }}
 */
function readerOf(source) {
	// Not every runtime can iterate over a stream.
	if (typeof source?.getReader === "function") {
		const reader = source.getReader();
		return { isAsync: true, next: () => reader.read(), cancel: () => reader.cancel() };
	}
	const isAsync = typeof source?.[Symbol.asyncIterator] === "function";
	const open = source?.[isAsync ? Symbol.asyncIterator : Symbol.iterator];
	if (typeof source !== "object" || typeof open !== "function") {
		throw new Fault("source", "must be an array or another iterable, an async iterable or a ReadableStream");
	}
	const iterator = open.call(source);
	return { isAsync, next: () => iterator.next(), cancel: () => iterator.return?.() };
}

/** @param {Uint32Array} numbers */
export const keys = (numbers) => new Set(numbers);

/**
 * Whether two sets have a member in common.
 *
 * @param {Set<number>} first
 * @param {Set<number>} second
 */
export function meet(first, second) {
	for (const key of first) if (second.has(key)) return true;
	return false;
}
