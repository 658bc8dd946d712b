/**
 * `sendOnce`: at most one message for a key, by the caller's store.
 *
 * @import * as api from "./index.js"
 */
import { wait } from "../host/attempt.js";
import { isPresentText, UNREADABLE } from "../host/fault.js";
import { handleOf } from "../host/handle.js";
import { ownData } from "../host/json.js";
import { aborted, errorReport, invalid, refuseUnknown } from "../host/report.js";
import { wordsOf } from "../host/words.js";
import { isCustomerIOError, StateError } from "../public/errors.js";
import { messageOf, methodFor } from "./message.js";

const ACTION = "sendOnce";

/** The send gets the last two, too. */
const OPTIONS = ["store", "onUncertain", "signal", "timeout"];

/**
 * @param {any} client
 * @param {string} key
 * @param {any} message
 * @param {api.SendOnceOptions} options
 * @returns {Promise<api.SendResult | undefined>}
 */
export async function sendOnce(client, key, message, options) {
	const { store, onUncertain, limits } = readOptions(key, options);
	// Before the key is claimed: without a client nothing can be sent.
	handleOf(client, ACTION);
	const method = methodFor(ACTION, message);
	// Read now, so that changes while the store is asked have no effect.
	const read = messageOf(method, message);
	const own = read instanceof Promise ? await read : ownData(read);
	const { isClaimed, state, sent } = await claimed(store, key, limits.signal);
	if (!isClaimed) {
		if (state === "sent") return sent;
		if (state !== "uncertain")
			throw invalid(ACTION, "options.store", 'must have a claim() that gives "claimed" or { state }');
		if (onUncertain === "skip") return undefined;
		if (onUncertain === "throw") throw uncertain(key);
	}
	/** @type {api.SendResult} */
	let result;
	// Not by `catch()`: older workerds report a rejection that goes through its promise.
	try {
		result = await client[method](own, limits);
	} catch (error) {
		// A key that somebody else had claimed is as uncertain as before.
		if (isClaimed && isCustomerIOError(error) && !(/** @type {any} */ (error).mayHaveTakenEffect))
			await release(store, key, error);
		throw error;
	}
	await complete(store, key, result);
	return result;
}

/** @param {string} key @param {unknown} options */
function readOptions(key, options) {
	if (!isPresentText(key)) throw invalid(ACTION, "key", "must be a string that is not blank");
	const own = copied(options);
	refuseUnknown(ACTION, "options.", own, OPTIONS);
	const { store, onUncertain = "throw", ...limits } = own;
	for (const name of ["claim", "complete", "release"]) {
		if (typeof store?.[name] !== "function")
			throw invalid(ACTION, `options.store.${name}`, "must be a function");
	}
	if (!["throw", "skip", "send"].includes(onUncertain))
		throw invalid(ACTION, "options.onUncertain", 'must be "throw", "skip" or "send"');
	return { store: /** @type {api.SendStore} */ (store), onUncertain, limits };
}

/** Options, read once. @param {unknown} options @returns {any} */
function copied(options) {
	try {
		return { ...Object(options) };
	} catch (thrown) {
		throw invalid(ACTION, "options", UNREADABLE, thrown);
	}
}

/**
 * What the store says of a key.
 *
 * @param {api.SendStore} store
 * @param {string} key
 * @param {AbortSignal | undefined} signal ends the wait: what the store claims after that is released
 */
async function claimed(store, key, signal) {
	// The send itself refuses a value that is not a signal.
	const known = typeof signal?.addEventListener === "function" ? signal : undefined;
	if (known?.aborted) throw aborted(ACTION, known.reason);
	const claiming = claim(store, key);
	const { kind, body, cause } = await wait(claiming, known, 0);
	if (kind === "done") return /** @type {Awaited<typeof claiming>} */ (body);
	if (kind === "aborted") {
		releaseLate(claiming, store, key);
		throw aborted(ACTION, cause);
	}
	const words = wordsOf(cause);
	const unsent = `${ACTION}: the store could not claim the key, so nothing was sent${words && `: ${words}`}`;
	throw new StateError(errorReport("state", unsent), cause);
}

/**
 * Asks the store, and reads what it says: a getter that throws is a store that fails.
 *
 * @param {api.SendStore} store
 * @param {string} key
 */
async function claim(store, key) {
	const found = await store.claim(key);
	if (found === "claimed") return { isClaimed: true };
	const { state, result } = Object(found);
	return { isClaimed: false, state, sent: state === "sent" ? result : undefined };
}

/** @param {ReturnType<typeof claim>} claiming @param {api.SendStore} store @param {string} key */
async function releaseLate(claiming, store, key) {
	try {
		if ((await claiming).isClaimed) await store.release(key);
	} catch {
		// Nobody waits for it any more. The key stays claimed, as if the process had ended.
	}
}

/** @param {api.SendStore} store @param {string} key @param {unknown} cause why nothing was sent */
async function release(store, key, cause) {
	try {
		await store.release(key);
	} catch (thrown) {
		const unsent = `${ACTION}: the message was not sent (error.cause says why)`;
		throw new StateError(
			errorReport(
				"state",
				`${unsent}, and the store did not release the key, which stays claimed: ${wordsOf(thrown)}`,
			),
			cause,
		);
	}
}

/** @param {api.SendStore} store @param {string} key @param {api.SendResult} result */
async function complete(store, key, result) {
	try {
		await store.complete(key, result);
	} catch (cause) {
		const sent = `${ACTION}: the message was sent (delivery ${result?.delivery_id}), but the store did not record that`;
		throw new StateError(
			errorReport("state", `${sent}: error.cause says why. A later call will find the key claimed`, {
				mayHaveTakenEffect: true,
				attempts: 1,
			}),
			cause,
		);
	}
}

/** @param {string} key */
const uncertain = (key) =>
	new StateError(
		errorReport(
			"state",
			`${ACTION}: an earlier call claimed the key ${JSON.stringify(key.slice(0, 100))}, and it is unknown whether its message was sent. ` +
				'Look for the delivery in Customer.io, or set options.onUncertain to "skip" or "send"',
			{ mayHaveTakenEffect: true },
		),
	);
