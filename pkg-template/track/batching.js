/**
 * The host's part of `batching`: the promises of the calls, and the timer. The core decides which calls go out together, and when.
 *
 * @import { Details } from "../host/details.js"
 * @import { Batcher, TrackClient as Client } from "./core.js"
 */
import { wait } from "../host/attempt.js";
import { CHARACTERS, TEXTS } from "../host/chunk.js";
import { invalid } from "../host/report.js";
import { textOf } from "./call-text.js";
import { Tickets } from "./tickets.js";

/** What a request of the core resolves with. @typedef {[accepted: Uint32Array, details: Details, others: any[]]} SentBatch */

/**
 * What sends the calls of a client together.
 *
 * @param {Client} part the client's part in the core
 * @param {boolean} isolated whether a request must not wait for what another one started, as in workerd
 * @returns {Batching | undefined} `undefined` for a client without `batching`
 */
export function batchingOf(part, isolated) {
	const actions = part.batchedActions;
	return actions && new Batching(new Set(actions), Number(part.maxDelay), isolated);
}

export class Batching {
	#actions;
	#delay;
	#isolated;
	/** Belongs to the request in which the client was first used, where the runtime isolates requests. @type {AbortController | undefined} */
	#owned;
	/** Exists while calls wait or are in flight. @type {Batcher | undefined} */
	#batcher;
	#tickets = new Tickets();
	/** The requests in flight. None rejects. @type {Set<Promise<void>>} */
	#sending = new Set();
	#isReading = false;
	/** The stack overflow that interrupted the last batcher inside the core. @type {{ error: unknown } | undefined} */
	#broken;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	#timer;

	/** The texts of the calls that are to be handed over, and their lengths. */
	#text = "";
	/** @type {number[]} */
	#lengths = [];
	/** The ticket of the first of them. */
	#firstTicket = 0;

	/**
	 * @param {Set<string>} actions those that are batched
	 * @param {number} delay the longest time that a call waits for others, in milliseconds
	 * @param {boolean} isolated
	 */
	constructor(actions, delay, isolated) {
		this.#actions = actions;
		this.#delay = delay;
		this.#isolated = isolated;
	}

	/** @param {string} action */
	takes(action) {
		return this.#actions.has(action);
	}

	/**
	 * Makes a call. It is checked before it waits for others.
	 *
	 * @param {Client} part the client's part in the core
	 * @param {string} action
	 * @param {unknown[]} parameters
	 * @param {unknown} options
	 * @returns {Promise<Details>} those of the request that the call went out in
	 */
	async call(part, action, parameters, options) {
		this.#checkOwner(action);
		this.#mend();
		const text = options === undefined && !this.#isReading ? textOf(action, parameters) : undefined;
		this.#batcher ??= part.batcher();
		if (text !== undefined) return await this.#collect(text);
		// Queued before the call: if the stack overflows in it, nothing can be called from the `catch`.
		queueMicrotask(this.#mend);
		try {
			return await this.#offer(part, action, parameters, options);
		} catch (/** @type {any} */ error) {
			// No function is called here: the stack may have overflowed. Each error of this package has `attempts`.
			if (error?.attempts === undefined) {
				this.#batcher = undefined;
				this.#broken ??= { error };
			}
			throw error;
		}
	}

	/**
	 * Makes a call by itself: one with options, or with values that JSON changes.
	 *
	 * @param {Client} part
	 * @param {string} action
	 * @param {unknown[]} parameters
	 * @param {unknown} options
	 * @returns {Promise<Details>}
	 */
	#offer(part, action, parameters, options) {
		// First, because a batcher without calls is freed.
		const { ticket, promise } = this.#tickets.open();
		// The calls that were collected before come first.
		this.#handOver();
		if (this.#broken) throw this.#broken.error;
		const batcher = this.#batcher ?? part.batcher();
		this.#batcher = batcher;
		const [signal, timeout] = this.#read(ticket, () =>
			batcher.offerCall(ticket, action, parameters, options),
		);
		this.#pump();
		return signal || timeout ? this.#limit(ticket, promise, action, signal, timeout) : promise;
	}

	/**
	 * Lets the core read a call, which runs the caller's code: getters, `toJSON`. Calls made by that code are read one by one, not
	 * collected: the core cannot take a list while it reads.
	 *
	 * @template T
	 * @param {number} ticket
	 * @param {() => T} read
	 * @returns {T}
	 */
	#read(ticket, read) {
		const isOuter = !this.#isReading;
		this.#isReading = true;
		try {
			return read();
		} catch (/** @type {any} */ error) {
			// For a flush that waits for it. The call rejects by itself.
			const pending = this.#tickets.end(ticket);
			pending?.promise.catch(() => {});
			pending?.reject(error);
			if (error?.attempts !== undefined) this.#rest();
			throw error;
		} finally {
			if (isOuter) this.#isReading = false;
		}
	}

	/**
	 * Sends what waits. Resolves when every call that was made before has ended, and never rejects for one of them.
	 *
	 * @param {string} action the public method's name
	 */
	async flush(action) {
		this.#checkOwner(action);
		this.#send();
		await Promise.allSettled(this.#tickets.all().map(([, promise]) => promise));
	}

	/** Sends what waits. */
	close() {
		if (this.#foreign() === undefined) this.#send();
	}

	#send() {
		this.#mend();
		this.#handOver();
		this.#batcher?.flush();
		this.#pump();
	}

	/**
	 * Refuses a call of any request but the first, where the runtime isolates requests.
	 *
	 * @param {string} action the public method's name
	 */
	#checkOwner(action) {
		const cause = this.#foreign();
		if (cause === undefined) return;
		const problem =
			"is for the calls of one request: this runtime does not let a request wait for another. Create the client inside the handler";
		throw invalid(action, "batching", problem, cause);
	}

	/**
	 * What the runtime throws if the client was first used in another request: a request must not use an object that another one has made.
	 *
	 * @returns {unknown} `undefined` in the same request
	 */
	#foreign() {
		if (!this.#isolated) return undefined;
		this.#owned ??= new AbortController();
		try {
			this.#owned.signal.throwIfAborted();
			return undefined;
		} catch (cause) {
			return cause;
		}
	}

	/**
	 * Hands a call over with those that are made in the same turn: a crossing costs as much as the core's own work for a call.
	 *
	 * @param {string} text
	 */
	#collect(text) {
		const { ticket, promise } = this.#tickets.open();
		if (this.#lengths.length === 0) {
			this.#firstTicket = ticket;
			queueMicrotask(() => this.#handOver());
		}
		this.#text += text;
		this.#lengths.push(text.length);
		if (this.#text.length > CHARACTERS || this.#lengths.length === TEXTS) this.#handOver();
		return promise;
	}

	#handOver() {
		const [text, lengths, first] = [this.#text, this.#lengths, this.#firstTicket];
		if (lengths.length === 0) return;
		this.#text = "";
		this.#lengths = [];
		try {
			const faults = /** @type {Batcher} */ (this.#batcher).offer(text, Uint32Array.from(lengths), first);
			this.#refuse(faults);
			this.#pump();
		} catch (error) {
			this.#batcher = undefined;
			this.#broken ??= { error };
			queueMicrotask(this.#mend);
		}
	}

	/**
	 * Ends the calls of an interrupted batcher. The next call makes a fresh one. The calls in flight end with their requests; the others
	 * would never end.
	 */
	#mend = () => {
		if (!this.#broken) return;
		const { error } = this.#broken;
		this.#broken = undefined;
		const calls = this.#tickets.all();
		// A flush may wait for one whose caller has got the error already.
		for (const [, promise] of calls) promise.catch(() => {});
		Promise.all(this.#sending).then(() => {
			for (const [ticket] of calls) this.#tickets.end(ticket)?.reject(error);
		});
	};

	/** Sends what may be sent, and sets the timer for the rest. */
	#pump() {
		const batcher = this.#batcher;
		if (!batcher) return;
		for (let sent = batcher.send(); sent; sent = batcher.send()) {
			const settling = sent.then((batch) => {
				this.#sending.delete(settling);
				this.#settle(batch);
			});
			this.#sending.add(settling);
		}
		if (!batcher.isWaiting) {
			clearTimeout(this.#timer);
			this.#timer = undefined;
		} else {
			this.#timer ??= setTimeout(() => this.#onTime(), this.#delay);
		}
		this.#rest();
	}

	#onTime() {
		this.#timer = undefined;
		this.#batcher?.flush();
		this.#pump();
	}

	/** @param {SentBatch} batch */
	#settle([accepted, details, others]) {
		for (const ticket of accepted)
			this.#tickets.end(ticket)?.resolve({ ...details, data: details.data ?? {} });
		this.#refuse(others);
		this.#pump();
	}

	/** @param {any[]} calls the ticket and the error of each in turn */
	#refuse(calls) {
		for (let index = 0; index < calls.length; index += 2)
			this.#tickets.end(calls[index])?.reject(calls[index + 1]);
	}

	/** Frees what the core holds when no call is left. */
	#rest() {
		if (this.#tickets.size > 0 || this.#sending.size > 0) return;
		this.#batcher?.free();
		this.#batcher = undefined;
	}

	/**
	 * Waits for a call, within its own limits.
	 *
	 * @param {number} ticket
	 * @param {Promise<Details>} promise
	 * @param {string} action
	 * @param {AbortSignal | undefined} signal
	 * @param {number | undefined} timeout milliseconds from the call on
	 */
	async #limit(ticket, promise, action, signal, timeout = 0) {
		const batcher = this.#batcher;
		const { kind, cause } = await wait(promise, signal, timeout);
		// The call of an interrupted batcher ends by itself: another batcher does not know it.
		if ((kind !== "aborted" && kind !== "timedOut") || !batcher || batcher !== this.#batcher)
			return await promise;
		const error = batcher.giveUp(ticket, action, kind === "timedOut" ? timeout : undefined, cause);
		this.#tickets.end(ticket)?.reject(error);
		this.#pump();
		return await promise;
	}
}
