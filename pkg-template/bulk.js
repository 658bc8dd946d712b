/**
 * The host's part of `sendAll`: reading its source, which runs the caller's code, waiting, and its reports.
 *
 * @import { Bulk } from "./core.js"
 * @import { Rejection, ResumePoint, SendAllProgress, SendAllReport } from "./index.js"
 */

import { Fault, isRecord, reading } from "./fault.js";
import { listen, sleep, unlisten } from "./host.js";
import { operationToJson } from "./json.js";

/** How many operations without a request are read in a row before the host gets time for other things. */
const IN_A_ROW = 5000;

/** What gives one operation after the other, whichever kind of source that is. */
export class Source {
	/** @type {Pick<Iterator<unknown> | AsyncIterator<unknown>, "next" | "return">} */
	#iterator;
	/** @type {boolean} */
	#isAsync;
	#signal;
	#isStopped;
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
		this.#isStopped = signal?.aborted ?? false;
		if (signal) listen(signal, this.#stop);
	}

	/**
	 * Gives the operations to a run, as it has room for them, and waits for its requests.
	 *
	 * @param {Bulk} run
	 * @param {number} concurrency how many requests may be under way
	 * @returns {Promise<boolean>} whether the source came to its end; rejects with a {@link Fault} if it threw
	 */
	async feed(run, concurrency) {
		let inARow = 0;
		try {
			while (this.#isAsync ? await this.#nextLater() : this.#next()) {
				const isFull = this.#give(run);
				if (isFull) await this.#send(run, concurrency);
				inARow = isFull ? 0 : inARow + 1;
				if (inARow > IN_A_ROW) {
					await sleep(1, this.#signal);
					inARow = 0;
				}
			}
			if (!this.#isStopped && run.seal()) await this.#send(run, concurrency);
			return !this.#isStopped;
		} finally {
			this.close();
			await this.#until(() => this.#underWay.size === 0);
			run.free();
		}
	}

	/**
	 * Gives the operation to a run.
	 *
	 * @param {Bulk} run
	 * @returns {boolean} whether a request is to be sent before the next one
	 */
	#give(run) {
		let text;
		try {
			text = operationToJson(this.#operation);
		} catch (fault) {
			run.refuse(fault);
			return false;
		}
		return run.offer(text);
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
		if (Object(result) !== result) throw new TypeError("the result of next() is no object");
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
	 * Sends what fills a request, once there is room: not before a request about the same has ended.
	 *
	 * @param {Bulk} run
	 * @param {number} concurrency
	 */
	async #send(run, concurrency) {
		const about = new Set(run.about());
		const isApart = (/** @type {Set<number>} */ other) => !meet(about, other);
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
 * Whether two sets have a member in common.
 *
 * @param {Set<number>} first
 * @param {Set<number>} second
 */
function meet(first, second) {
	for (const key of first) if (second.has(key)) return true;
	return false;
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

const RESUME = "options.resume";

/** @returns {never} */
function refuseResume() {
	throw new Fault(RESUME, "must be the report of a run that stopped");
}

/**
 * The first event id of a resumed run.
 *
 * @param {any} resume
 * @throws {Fault}
 */
export const resumeId = (resume) =>
	reading(RESUME, () => (isRecord(resume) ? String(resume.firstEventId) : refuseResume()));

/**
 * The starts and ends of what a resumed run was done with.
 *
 * @param {ResumePoint} resume
 * @throws {Fault}
 */
export const resumePlaces = (resume) =>
	reading(RESUME, () => {
		const places = [0, resume.resumeFrom, ...resume.doneRanges.flat()];
		return Float64Array.from(places, (place) =>
			Number.isSafeInteger(place) && place >= 0 ? place : refuseResume(),
		);
	});

/**
 * @param {Float64Array} counts
 * @param {number} elapsed
 * @returns {SendAllProgress}
 */
export function progress([read, accepted, rejected, bytes, requests, retries], elapsed) {
	return { read, accepted, rejected, bytes, requests, retries, elapsed };
}

/**
 * @param {SendAllProgress} progress
 * @param {number} resumeFrom
 * @param {Float64Array} done the starts and ends of ranges
 * @param {string} firstEventId
 * @param {Float64Array} unsure the starts and ends of ranges
 * @param {Rejection[]} errors
 * @returns {SendAllReport}
 */
export function report(progress, resumeFrom, done, firstEventId, unsure, errors) {
	const uncertainRanges = pairs(unsure);
	const uncertain = uncertainRanges.reduce((sum, [start, end]) => sum + end - start, 0);
	return {
		...progress,
		resumeFrom,
		doneRanges: pairs(done),
		firstEventId,
		uncertain,
		uncertainRanges,
		errors,
	};
}

/** @param {Float64Array} flat @returns {[number, number][]} */
const pairs = (flat) =>
	Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index], flat[2 * index + 1]]);
