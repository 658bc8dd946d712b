/**
 * `toMessages`: the producer's side. The core checks and packs; this file reads the source.
 *
 * @import * as api from "./index.js"
 * @import * as core from "./core.js"
 * @import { LoadedBy } from "../host/load.js"
 */
import { Chunk } from "../host/chunk.js";
import { isObject, UNREADABLE } from "../host/fault.js";
import { close, open } from "../host/iterate.js";
import { toJson } from "../host/json.js";
import { makeLoader } from "../host/load.js";
import { invalid } from "../host/report.js";
import { withCallersStack } from "../host/stack.js";

const ACTION = "toMessages";

/**
 * The `toMessages` of an entry point, which knows its runtime.
 *
 * @param {LoadedBy<ReturnType<typeof core.makeCore>>} module
 * @returns {typeof api.toMessages}
 */
export function defineToMessages(module) {
	const loader = makeLoader(module);

	return async function* toMessages(operations, options) {
		/** @type {core.Messages | undefined} */
		let messages;
		let isBroken = false;
		/** @template T @param {() => T} act calls the core */
		const inCore = (act) => {
			try {
				return act();
			} catch (/** @type {any} */ error) {
				// Each error of this package has `attempts`. Any other one has interrupted the core.
				isBroken = error?.attempts === undefined;
				loader.isBroken ||= isBroken;
				throw error;
			}
		};
		try {
			const { Client } = await loader.load(ACTION, options);
			messages = inCore(() => new Client(options));
			yield* batches(messages, operations, inCore);
		} catch (error) {
			throw withCallersStack(error);
		} finally {
			if (!isBroken) messages?.free();
		}
	};
}

/**
 * @param {core.Messages} messages
 * @param {unknown} operations
 * @param {<T>(act: () => T) => T} inCore
 * @returns {AsyncGenerator<api.QueueMessage[], void, void>}
 */
async function* batches(messages, operations, inCore) {
	/** When the collected operations were given, in unix seconds. */
	let givenAt = 0;
	const taker = {
		offer: (/** @type {string} */ text, /** @type {Uint32Array} */ lengths) =>
			inCore(() => messages.offer(text, lengths, givenAt)),
		refuse: (/** @type {unknown} */ fault) => inCore(() => messages.refuse(fault)),
	};
	const chunk = new Chunk(taker, toJson);
	const [iterator, isAsync] = opened(operations);
	let isOpen = true;
	try {
		for (;;) {
			/** @type {{ isEnd: boolean, operation?: unknown }} */
			let given;
			// A source that throws has ended.
			isOpen = false;
			try {
				given = read(isAsync ? await iterator.next() : iterator.next());
			} catch (cause) {
				throw invalid(ACTION, "operations", UNREADABLE, cause);
			}
			if (given.isEnd) break;
			isOpen = true;
			const now = Math.floor(Date.now() / 1000);
			const isLater = now !== givenAt;
			if (isLater) chunk.offer();
			givenAt = now;
			if (chunk.add(given.operation) || isLater) yield* complete(messages, inCore);
		}
		chunk.offer();
		inCore(() => messages.finish());
		yield* complete(messages, inCore);
	} finally {
		if (isOpen) await close(iterator);
	}
}

/**
 * Calls the hook for what is invalid, and gives the batches that are complete.
 *
 * @param {core.Messages} messages
 * @param {<T>(act: () => T) => T} inCore
 * @returns {AsyncGenerator<api.QueueMessage[], void, void>}
 */
async function* complete(messages, inCore) {
	const { onInvalid } = messages;
	for (const [error, index] of inCore(() => messages.takeInvalid())) await onInvalid?.(error, index);
	const next = () => inCore(() => messages.nextBatch());
	for (let batch = next(); batch; batch = next()) yield batch;
}

/** @param {unknown} operations */
function opened(operations) {
	try {
		return open("operations", operations);
	} catch (/** @type {any} */ fault) {
		throw invalid(ACTION, fault.argument, fault.problem, fault.cause);
	}
}

/** @param {any} result an iterator's, whose getters may throw */
function read(result) {
	if (!isObject(result)) throw new TypeError("next() did not return an object");
	const { done, value } = /** @type {IteratorResult<unknown>} */ (result);
	return done ? { isEnd: true } : { isEnd: false, operation: value };
}
