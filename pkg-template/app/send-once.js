/**
 * `sendOnce`: at most one message for a key, by the caller's store.
 *
 * @import * as api from "./index.js"
 */
import { isObject } from "../host/fault.js";
import { handleOf } from "../host/handle.js";
import { ownData } from "../host/json.js";
import { invalid, report } from "../host/report.js";
import { wordsOf } from "../host/words.js";
import { isCustomerIOError, StateError } from "../public/errors.js";
import { messageOf, methodFor } from "./message.js";

const ACTION = "sendOnce";

/**
 * @param {any} client
 * @param {string} key
 * @param {any} message
 * @param {api.SendOnceOptions} options
 * @returns {Promise<api.SendResult | undefined>}
 */
export async function sendOnce(client, key, message, options) {
	const { store, onUncertain, limits } = readArguments(key, options);
	// Before the key is claimed: without a client nothing can be sent.
	handleOf(client, ACTION);
	const method = methodFor(ACTION, message);
	// Read now: what the caller changes while the store is asked changes nothing.
	const read = messageOf(method, message);
	const own = read instanceof Promise ? await read : ownData(read);
	const claim = await claimed(store, key);
	const isClaimed = claim === "claimed";
	if (!isClaimed) {
		if (claim?.state === "sent") return claim.result;
		if (claim?.state !== "uncertain")
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
		// Of a key that somebody else had claimed, nobody knows more than before.
		if (isClaimed && isCustomerIOError(error) && !(/** @type {any} */ (error).mayHaveTakenEffect))
			await release(store, key, error);
		throw error;
	}
	await complete(store, key, result);
	return result;
}

/** @param {string} key @param {any} options */
function readArguments(key, options) {
	if (typeof key !== "string" || key.trim() === "")
		throw invalid(ACTION, "key", "must be text that is not blank");
	const { store, onUncertain = "throw", ...limits } = isObject(options) ? /** @type {any} */ (options) : {};
	for (const name of ["claim", "complete", "release"]) {
		if (typeof store?.[name] !== "function")
			throw invalid(ACTION, `options.store.${name}`, "must be a function");
	}
	if (!["throw", "skip", "send"].includes(onUncertain))
		throw invalid(ACTION, "options.onUncertain", 'must be "throw", "skip" or "send"');
	return { store: /** @type {api.SendStore} */ (store), onUncertain, limits };
}

/** @param {api.SendStore} store @param {string} key */
async function claimed(store, key) {
	try {
		return await store.claim(key);
	} catch (cause) {
		const unsent = `${ACTION}: the store could not claim the key, so nothing was sent: ${wordsOf(cause)}`;
		throw new StateError(report("state", unsent), cause);
	}
}

/** @param {api.SendStore} store @param {string} key @param {unknown} cause why nothing was sent */
async function release(store, key, cause) {
	try {
		await store.release(key);
	} catch (thrown) {
		const unsent = `${ACTION}: the message was not sent (error.cause says why)`;
		throw new StateError(
			report(
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
			report("state", `${sent}: error.cause says why. A later call will find the key claimed`, {
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
		report(
			"state",
			`${ACTION}: an earlier call claimed the key ${JSON.stringify(key.slice(0, 100))}, and it is unknown whether its message was sent. ` +
				'Look for the delivery in Customer.io, or set options.onUncertain to "skip" or "send"',
			{ mayHaveTakenEffect: true },
		),
	);
