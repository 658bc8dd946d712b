/**
 * The delivery of messages, whatever the queue: each gets a verdict.
 *
 * @import * as api from "../index.js"
 * @import { Delivered } from "./payload.js"
 * @import { Judged } from "./verdict.js"
 */
import { notify } from "../../host/hooks.js";
import { delayOf } from "./delays.js";
import { isRepeatable } from "./payload.js";
import { send } from "./send.js";
import { judge } from "./verdict.js";

/**
 * What a consumer delivers with.
 *
 * @typedef {object} Settings
 * @property {(env: any) => api.QueueClient} clientOf may throw
 * @property {(letter: api.DeadLetter, env: any) => unknown} onDead
 * @property {NonNullable<api.ConsumerOptions<any>["onError"]>} onError
 * @property {number} maxAttempts
 */

/** What stopped a run. @typedef {{ error: any }} Failure */

/** One call of the queue: a batch, or a part of it. */
export class Delivery {
	#settings;
	#env;
	#hasReported = false;

	/**
	 * @param {Settings} settings
	 * @param {unknown} env
	 */
	constructor(settings, env) {
		this.#settings = settings;
		this.#env = env;
	}

	/**
	 * Sends the operations of messages. Never rejects.
	 *
	 * @param {Delivered[]} messages
	 * @returns {Promise<api.Verdict[]>} in the order of the messages
	 */
	async deliver(messages) {
		/** @type {Map<Delivered, Judged>} */
		const judged = new Map();
		const readable = messages.filter(({ fault }) => !fault);
		const together = readable.filter(({ operations }) => operations.every(isRepeatable));
		await this.#sendTogether(together, judged);
		// An operation that must not be repeated would keep the others' requests from being retried.
		const alone = readable.filter((message) => !judged.has(message));
		await this.#sendEach(alone, judged);
		return await Promise.all(messages.map((message) => this.#settle(message, judged.get(message))));
	}

	/**
	 * Sends messages one after the other, until the sending fails: an outage would fail each of them, and the host may end the whole delivery
	 * before its last one.
	 *
	 * @param {Delivered[]} messages
	 * @param {Map<Delivered, Judged>} judged gets their verdicts
	 * @returns {Promise<Failure | undefined>}
	 */
	async #sendEach(messages, judged) {
		/** @type {Failure | undefined} */
		let failure;
		for (const message of messages) {
			if (failure) judged.set(message, this.#judgeUnsent(message, failure));
			else failure = await this.#sendTogether([message], judged);
		}
		return failure;
	}

	/** @param {Delivered} message @param {Failure} failure */
	#judgeUnsent(message, failure) {
		/** @type {import("./send.js").Outcome[]} */
		const outcomes = message.operations.map(() => ({ state: "unsent", reasons: [] }));
		return judge(message, outcomes, failure, this.#settings.maxAttempts);
	}

	/**
	 * @param {Delivered[]} messages
	 * @param {Map<Delivered, Judged>} judged gets their verdicts
	 * @returns {Promise<Failure | undefined>} what stopped it
	 */
	async #sendTogether(messages, judged) {
		if (messages.length === 0) return undefined;
		const { clientOf, maxAttempts } = this.#settings;
		const operations = messages.flatMap((message) => message.operations);
		const { outcomes, failure, unnamed } = await send(() => clientOf(this.#env), operations);
		if (unnamed.length > 0 && messages.length > 1) {
			// Sent alone, each message shows whose operation it was.
			return await this.#sendEach(messages, judged);
		}
		if (failure) await this.#reportFailure(failure.error);
		let start = 0;
		for (const message of messages) {
			const own = outcomes.slice(start, start + message.operations.length);
			start += own.length;
			const doubted = unnamed.length === 0 ? own : own.map((outcome) => doubt(outcome, unnamed));
			judged.set(message, judge(message, doubted, failure, maxAttempts));
		}
		return failure;
	}

	/**
	 * Hands a dead message over. If that fails, the message is not dead, unless another delivery would perform something twice: then the
	 * letter is lost, and reported.
	 *
	 * @param {Delivered} delivered
	 * @param {Judged | undefined} judged `undefined` if the payload could not be read
	 * @returns {Promise<api.Verdict>}
	 */
	async #settle({ message, payload, attempts, fault }, judged) {
		/** @type {api.Verdict} */
		const verdict = judged?.verdict ?? { status: "dead", error: fault };
		if (verdict.status !== "dead") return verdict;
		const letter = { message, payload, operations: judged?.dead ?? [], error: verdict.error };
		try {
			await this.#settings.onDead(letter, this.#env);
			return verdict;
		} catch (error) {
			const isLost = judged?.mayRepeat === false;
			await this.report(error, isLost ? letter : undefined);
			return isLost ? verdict : { status: "retry", delaySeconds: delayOf(undefined, attempts, true), error };
		}
	}

	/** Once for all messages: they fail for the same reason. @param {unknown} error */
	async #reportFailure(error) {
		if (this.#hasReported) return;
		this.#hasReported = true;
		await this.report(error);
	}

	/**
	 * Resolves when the hook has ended: after a delivery, a host may drop what is still running.
	 *
	 * @param {unknown} error
	 * @param {api.DeadLetter} [lost]
	 */
	async report(error, lost) {
		await notify((details) => this.#settings.onError(details, this.#env, lost), error);
	}
}

/**
 * The outcome of an operation in a message of which Customer.io refused an operation without naming it.
 *
 * @param {import("./send.js").Outcome} outcome
 * @param {api.Rejection[]} unnamed
 * @returns {import("./send.js").Outcome}
 */
const doubt = (outcome, unnamed) =>
	outcome.state === "accepted" ? { state: "refused", reasons: unnamed } : outcome;
