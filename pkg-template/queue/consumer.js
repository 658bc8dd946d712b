/**
 * `createConsumer`: the consumer's side, for any queue. Types and documentation are in `types/consumer.d.ts`.
 *
 * @import * as api from "./index.js"
 * @import { Settings } from "./delivery/deliver.js"
 */
import { isObject } from "../host/fault.js";
import { invalid, refuseUnknown } from "../host/report.js";
import { isTrackClient } from "../host/track-client.js";
import { deliverCloudflare } from "./adapters/cloudflare.js";
import { RetryError } from "./adapters/retry-error.js";
import { deliverSqs } from "./adapters/sqs.js";
import { Delivery } from "./delivery/deliver.js";
import { readDelivered } from "./delivery/payload.js";

const ACTION = "createConsumer";
const OPTIONS = ["onDead", "onError", "maxAttempts"];

/** @type {typeof api.createConsumer} */
export function createConsumer(client, options) {
	const settings = read(client, options);
	return {
		async deliver(payloads, { env, attempts } = {}) {
			// Of a single operation, `Array.from` would make an empty list, and of a text one payload for each character.
			if (typeof payloads === "string" || typeof payloads?.[Symbol.iterator] !== "function")
				throw new TypeError(
					"deliver: payloads must be an array, or another iterable, of payloads: for one, use [payload]",
				);
			const messages = Array.from(payloads, (payload, index) =>
				readDelivered(
					undefined,
					() => payload,
					() => attempts?.[index],
				),
			);
			return await new Delivery(settings, env).deliver(messages);
		},
		cloudflare: (batch, env) => deliverCloudflare(new Delivery(settings, env), batch),
		sqs: (event) => deliverSqs(new Delivery(settings, undefined), event),
		async one(payload, metadata) {
			const message = readDelivered(
				metadata,
				() => payload,
				() => metadata?.deliveryCount,
			);
			const [verdict] = await new Delivery(settings, undefined).deliver([message]);
			if (verdict?.status === "retry") throw new RetryError(verdict.delaySeconds, verdict.error);
		},
		retryDirective: (error) => (error instanceof RetryError ? { afterSeconds: error.retryAfter } : undefined),
	};
}

/**
 * @param {any} client
 * @param {any} options
 * @returns {Settings}
 */
function read(client, options) {
	if (typeof client !== "function" && !isTrackClient(client))
		throw invalid(ACTION, "client", "must be a TrackClient, or a function of env that returns one");
	if (!isObject(options)) throw invalid(ACTION, "options", "must be an object with onDead");
	const {
		onDead,
		onError = toConsole,
		maxAttempts = Number.POSITIVE_INFINITY,
	} = /** @type {any} */ (options);
	refuseUnknown(ACTION, "options.", options, OPTIONS);
	if (typeof onDead !== "function")
		throw invalid(ACTION, "options.onDead", "must be a function that stores what can never be sent");
	if (typeof onError !== "function") throw invalid(ACTION, "options.onError", "must be a function");
	if (!(maxAttempts >= 1)) throw invalid(ACTION, "options.maxAttempts", "must be a number, at least 1");
	return {
		clientOf: typeof client === "function" ? once(client) : () => client,
		onDead,
		onError,
		maxAttempts,
	};
}

/** @type {Settings["onError"]} */
const toConsole = (error, _env, lost) => {
	const what = lost
		? "a dead letter is lost, because onDead failed"
		: "some messages of the queue were not sent";
	console.error(`customerio-wasm: ${what}:`, error);
};

/**
 * One client for each `env`.
 *
 * @param {(env: any) => api.QueueClient} make
 * @returns {(env: unknown) => api.QueueClient}
 */
function once(make) {
	/** @type {WeakMap<object, api.QueueClient>} */
	const clients = new WeakMap();
	const withoutEnv = {};
	return (env) => {
		const key = isObject(env) ? env : withoutEnv;
		const client = clients.get(key) ?? make(env);
		if (!isTrackClient(client))
			throw invalid(ACTION, "client", "must be a function that returns a TrackClient, not a promise");
		clients.set(key, client);
		return client;
	};
}
