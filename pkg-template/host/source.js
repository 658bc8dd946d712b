/**
 * The host's part of `sendAll`: it reads the source, which runs the caller's code, and waits.
 *
 * @import { Bulk } from "../track/core.js"
 * @import { Values } from "./iterate.js"
 */

import { sleep } from "./attempt.js";
import { Chunk } from "./chunk.js";
import { Fault, reading, UNREADABLE } from "./fault.js";
import { close, open } from "./iterate.js";
import { toIsoJson, toJson } from "./json.js";
import { listen, unlisten } from "./signal.js";

/** How many operations are read in a row without a request before the event loop gets a turn. */
const IN_A_ROW = 5000;

/** A source of operations, whatever its kind. */
export class Source {
	/** @type {Values} */
	#iterator;
	/** @type {boolean} */
	#isAsync;
	#signal;
	#toJson;
	#isStopped = false;
	#hasEnded = false;
	/** The requests in flight. @type {Set<Promise<unknown>>} */
	#inFlight = new Set();
	/** Ends a wait for the source. */
	#interrupt = () => {};
	#stop = () => {
		this.#isStopped = true;
		this.#interrupt();
	};

	/**
	 * @param {unknown} source
	 * @param {AbortSignal | undefined} signal stops it
	 * @param {boolean} hasIsoTimes whether instants in operations become ISO 8601 text instead of unix seconds
	 * @throws {Fault} if it is not a source, or cannot be opened
	 */
	constructor(source, signal, hasIsoTimes) {
		[this.#iterator, this.#isAsync] = open("source", source);
		this.#signal = signal;
		this.#toJson = hasIsoTimes ? toIsoJson : toJson;
	}

	/**
	 * Hands the operations to a run as it has room for them, and sends its requests.
	 *
	 * @param {Bulk} bulk
	 * @returns {Promise<boolean>} whether the source came to its end; rejects with a {@link Fault} if it threw
	 */
	async feed(bulk) {
		const chunk = new Chunk(bulk, this.#toJson);
		let inARow = 0;
		try {
			this.#listen();
			for (;;) {
				const result = this.#isAsync ? await this.#nextLater() : this.#next();
				if (result.done || this.#isStopped) break;
				inARow += 1;
				if (chunk.add(result.value) && (await this.#send(bulk))) inARow = 0;
				if (inARow > IN_A_ROW) {
					await sleep(1, this.#signal);
					inARow = 0;
				}
			}
			chunk.offer();
			if (!this.#isStopped) bulk.finish();
			await this.#send(bulk);
		} catch (thrown) {
			this.#stop();
			// A getter of what the source has given may throw.
			throw Fault.is(thrown) ? thrown : this.#fault(thrown);
		} finally {
			chunk.offer();
			this.close();
			await this.#settled();
			bulk.free();
		}
		return !this.#isStopped;
	}

	/** Stops when the caller's signal aborts. @throws {Fault} if the signal cannot be listened to */
	#listen() {
		const signal = this.#signal;
		reading("options.signal", () => {
			if (signal?.aborted) this.#stop();
			else if (signal) listen(signal, this.#stop);
		});
	}

	/** Closes the source, unless it has ended. */
	close() {
		if (this.#signal) unlisten(this.#signal, this.#stop);
		if (!this.#hasEnded) close(this.#iterator);
	}

	/** @returns {IteratorResult<unknown>} @throws {Fault} if the source throws */
	#next() {
		if (this.#isStopped) return { done: true, value: undefined };
		try {
			return this.#checked(this.#iterator.next());
		} catch (thrown) {
			throw this.#fault(thrown);
		}
	}

	/** The same for an async source. @returns {Promise<IteratorResult<unknown>>} */
	async #nextLater() {
		if (this.#isStopped) return { done: true, value: undefined };
		try {
			const result = this.#iterator.next();
			const given = await new Promise((resolve, reject) => {
				this.#interrupt = () => resolve(undefined);
				// The source itself may have aborted.
				if (this.#isStopped) resolve(undefined);
				Promise.resolve(result).then(resolve, reject);
			});
			return this.#isStopped ? { done: true, value: undefined } : this.#checked(given);
		} catch (thrown) {
			throw this.#fault(thrown);
		}
	}

	/** @param {any} result an iterator's */
	#checked(result) {
		if (Object(result) !== result) throw new TypeError("next() did not return an object");
		this.#hasEnded = Boolean(result.done);
		return result;
	}

	/** @param {unknown} thrown by the source, which has ended */
	#fault(thrown) {
		this.#hasEnded = true;
		return new Fault("source", UNREADABLE, thrown);
	}

	/**
	 * Sends what may be sent, and waits until no full request is left.
	 *
	 * @param {Bulk} bulk
	 * @returns {Promise<boolean>} whether there was one
	 */
	async #send(bulk) {
		let hasSent = false;
		while (!this.#isStopped) {
			if (this.#sendNext(bulk)) await yieldToEventLoop();
			else if (bulk.isBlocked) await Promise.race(this.#inFlight);
			else break;
			hasSent = true;
		}
		return hasSent;
	}

	/**
	 * Sends the next request, if one may be sent now. Its end makes room for others: the next one, or its own halves.
	 *
	 * @param {Bulk} bulk
	 */
	#sendNext(bulk) {
		const request = this.#isStopped ? undefined : bulk.send();
		if (!request) return false;
		const ended = request.then(() => {
			this.#inFlight.delete(ended);
			if (bulk.isStopped) this.#stop();
			while (this.#sendNext(bulk));
		});
		this.#inFlight.add(ended);
		return true;
	}

	/** Waits until no request is in flight. */
	async #settled() {
		while (this.#inFlight.size > 0) await Promise.race(this.#inFlight);
	}
}

/** Lets what was sent leave the process while the next request is packed, where the host can. */
const yieldToEventLoop = () =>
	new Promise((resolve) => (typeof setImmediate === "function" ? setImmediate(resolve) : resolve(undefined)));
