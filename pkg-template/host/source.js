/**
 * The host's part of `sendAll`: reading its source, which runs the caller's code, and waiting.
 *
 * @import { Bulk } from "../track/core.js"
 */

import { sleep } from "./attempt.js";
import { Chunk } from "./chunk.js";
import { Fault, reading } from "./fault.js";
import { listen, unlisten } from "./signal.js";

/** How many operations without a request are read in a row before the host gets time for other things. */
const IN_A_ROW = 5000;

/** What gives one operation after the other, whichever kind of source that is. */
export class Source {
	/** @type {Pick<Iterator<unknown> | AsyncIterator<unknown>, "next" | "return">} */
	#iterator;
	/** @type {boolean} */
	#isAsync;
	#signal;
	#isStopped = false;
	#hasEnded = false;
	/** What was given last. @type {unknown} */
	#operation;
	/** Whom the requests under way are about. @type {Set<Set<number>>} */
	#underWay = new Set();
	/** Makes the one that waits look again. */
	#wake = () => {};
	#stop = () => {
		this.#isStopped = true;
		this.#wake();
	};

	/**
	 * @param {unknown} source
	 * @param {AbortSignal | undefined} signal stops it
	 * @throws {Fault} if it is no source, or cannot be opened
	 */
	constructor(source, signal) {
		[this.#iterator, this.#isAsync] = reading("source", () => open(source));
		this.#signal = signal;
	}

	/**
	 * Gives the operations to a run, as it has room for them, and waits for its requests.
	 *
	 * @param {Bulk} run
	 * @param {number} concurrency how many requests may be under way
	 * @returns {Promise<boolean>} whether the source came to its end; rejects with a {@link Fault} if it threw
	 */
	async feed(run, concurrency) {
		const chunk = new Chunk(run);
		let inARow = 0;
		try {
			this.#obey();
			while (this.#isAsync ? await this.#nextLater() : this.#next()) {
				if (chunk.add(this.#operation) && (await this.#sendAll(run, concurrency, false))) inARow = 0;
				inARow += 1;
				if (inARow > IN_A_ROW) {
					await sleep(1, this.#signal);
					inARow = 0;
				}
			}
			chunk.offer();
			await this.#sendAll(run, concurrency, true);
			return !this.#isStopped;
		} finally {
			chunk.offer();
			this.close();
			await this.#until(() => this.#underWay.size === 0);
			run.free();
		}
	}

	/** Stops when the caller's signal says so. @throws {Fault} if it is no signal that can be listened to */
	#obey() {
		const signal = this.#signal;
		reading("options.signal", () => {
			if (signal?.aborted) this.#stop();
			else if (signal) listen(signal, this.#stop);
		});
	}

	/** Tells the source that no more is wanted, unless it has ended. */
	close() {
		if (this.#signal) unlisten(this.#signal, this.#stop);
		if (!this.#hasEnded) this.#cancel();
	}

	async #cancel() {
		try {
			await this.#iterator.return?.();
		} catch {
			// The run has failed for another reason, which this must not hide: `for await` does the same.
		}
	}

	/** Whether there is an operation. @throws {Fault} if the source throws */
	#next() {
		if (this.#isStopped) return false;
		try {
			return this.#take(this.#iterator.next());
		} catch (thrown) {
			throw this.#fault(thrown);
		}
	}

	/** The same of a source that has to be waited for. */
	async #nextLater() {
		if (this.#isStopped) return false;
		try {
			const result = this.#iterator.next();
			const given = await new Promise((resolve, reject) => {
				this.#wake = () => this.#isStopped && resolve({ done: false });
				Promise.resolve(result).then(resolve, reject);
			});
			return this.#take(given);
		} catch (thrown) {
			throw this.#fault(thrown);
		}
	}

	/** @param {any} result an iterator's */
	#take(result) {
		if (Object(result) !== result) throw new TypeError("next() gave no object");
		this.#hasEnded = Boolean(result.done);
		this.#operation = result.value;
		return !(this.#hasEnded || this.#isStopped);
	}

	/** @param {unknown} thrown by the source, which has ended so */
	#fault(thrown) {
		this.#hasEnded = true;
		return new Fault("source", "could not be read: it threw the error in error.cause", thrown);
	}

	/**
	 * Sends the requests that are full, and at the end the one that is not.
	 *
	 * @param {Bulk} run
	 * @param {number} concurrency
	 * @param {boolean} isEnd
	 * @returns {Promise<boolean>} whether there was one
	 */
	async #sendAll(run, concurrency, isEnd) {
		let count = 0;
		for (let about = run.next(isEnd); about && !this.#isStopped; about = run.next(isEnd)) {
			await this.#send(run, concurrency, new Set(about));
			count += 1;
		}
		return count > 0;
	}

	/**
	 * Sends the next request, once there is room: not before a request about the same has ended.
	 *
	 * @param {Bulk} run
	 * @param {number} concurrency
	 * @param {Set<number>} about
	 */
	async #send(run, concurrency, about) {
		const isApart = (/** @type {Set<number>} */ other) => ![...about].some((key) => other.has(key));
		const hasRoom = () => this.#underWay.size < concurrency && [...this.#underWay].every(isApart);
		await this.#until(() => this.#isStopped || hasRoom());
		if (this.#isStopped) return;
		this.#underWay.add(about);
		run.send().then((/** @type {boolean} */ isLast) => {
			this.#underWay.delete(about);
			if (isLast) this.#stop();
			this.#wake();
		});
		await letOut();
	}

	/** @param {() => boolean} isReady what a request that ends may change */
	async #until(isReady) {
		while (!isReady()) {
			await new Promise((resolve) => {
				this.#wake = () => resolve(undefined);
			});
		}
	}
}

/**
 * Lets a request go out before the next one is packed, where it is this thread that sends it (Node and its likes). A timer
 * would cost more than it gains.
 */
const letOut = () =>
	new Promise((resolve) => (typeof setImmediate === "function" ? setImmediate(resolve) : resolve(undefined)));

/**
 * @param {any} source
 * @returns {[iterator: Pick<Iterator<unknown> | AsyncIterator<unknown>, "next" | "return">, isAsync: boolean]}
 */
function open(source) {
	// Not every runtime can iterate over a stream.
	if (typeof source?.getReader === "function") {
		const reader = source.getReader();
		return [{ next: () => reader.read(), return: () => reader.cancel() }, true];
	}
	const isAsync = typeof source?.[Symbol.asyncIterator] === "function";
	const iterate = source?.[isAsync ? Symbol.asyncIterator : Symbol.iterator];
	if (typeof source !== "object" || typeof iterate !== "function") {
		throw new Fault("source", "must be an array or another iterable, an async iterable or a ReadableStream");
	}
	return [iterate.call(source), isAsync];
}

/**
 * The first event id of a resumed run.
 *
 * @param {unknown} resume
 * @throws {Fault}
 */
export const resumeId = (resume) => reading("options.resume", () => String(Object(resume).firstEventId));

/**
 * The starts and ends of what a resumed run was done with. NaN stands for what is no place.
 *
 * @param {unknown} resume
 * @throws {Fault}
 */
export const resumePlaces = (resume) =>
	reading("options.resume", () => {
		const { resumeFrom, doneRanges } = Object(resume);
		const places = Array.isArray(doneRanges) ? [0, resumeFrom, ...doneRanges.flat()] : [Number.NaN];
		return places.map((place) => (Number.isSafeInteger(place) ? place : Number.NaN));
	});
