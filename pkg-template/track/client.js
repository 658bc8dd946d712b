/**
 * The public class of the Track API. It loads the core inside the first call and hands every call on: the rules are the core's.
 *
 * Each method has a row in `src/core/track/endpoints.rs`, whose test holds the two to each other. Types and documentation are in
 * `types/client.d.ts`.
 *
 * @import * as api from "./index.js"
 * @import { TrackClient as Client } from "./core.js"
 * @import { Source } from "../host/load.js"
 * @import { Batching } from "./batching.js"
 */
import { withOwnBytes } from "../host/body.js";
import { ASYNC_DISPOSE, DISPOSE, handleOf, hold } from "../host/handle.js";
import { makeLoader } from "../host/load.js";
import { batchingOf } from "./batching.js";
import { makeCore } from "./core.js";

/**
 * The `TrackClient` of an entry point, which knows its runtime.
 *
 * @param {Source} source how the runtime comes by the WebAssembly
 * @param {{ isolated?: boolean }} [host] whether the runtime lets no request wait for what another one began
 */
export function defineTrackClient(source, { isolated = false } = {}) {
	const loader = makeLoader(source, makeCore);

	class TrackClient {
		/**
		 * @param {string} siteId
		 * @param {string} apiKey
		 * @param {api.TrackClientOptions} [options]
		 */
		constructor(siteId, apiKey, options) {
			hold(
				this,
				loader,
				({ Client }, handle) => {
					const part = new Client(siteId, apiKey, options, isolated);
					handle.beside ??= batchingOf(part, isolated);
					return part;
				},
				options,
			);
		}

		async flush() {
			const { beside } = handleOf(this, "flush");
			// Calls that wait for the load are not in the batch yet.
			const batching = beside ?? (await use(this, async (_, { beside }) => beside, "flush"));
			await batching?.flush("flush");
		}

		close() {
			const handle = handleOf(this, "close");
			handle.close();
			handle.beside?.close();
		}

		[DISPOSE]() {
			this.close();
		}

		async [ASYNC_DISPOSE]() {
			await this.flush();
			this.close();
		}

		/** `PUT /api/v1/customers/{customerId}` @type {api.TrackClient["identify"]} */
		identify(customerId, attributes, options) {
			return call(this, "identify", [customerId, attributes], options);
		}

		/** `DELETE /api/v1/customers/{customerId}` @type {api.TrackClient["destroy"]} */
		destroy(customerId, options) {
			return call(this, "destroy", [customerId], options);
		}

		/** `POST /api/v1/customers/{customerId}/events` @type {api.TrackClient["track"]} */
		track(customerId, event, options) {
			return call(this, "track", [customerId, event], options);
		}

		/** `POST /api/v1/customers/{customerId}/events` @type {api.TrackClient["trackPageView"]} */
		trackPageView(customerId, url, page, options) {
			return call(this, "trackPageView", [customerId, url, page], options);
		}

		/** `POST /api/v1/customers/{customerId}/suppress` @type {api.TrackClient["suppress"]} */
		suppress(customerId, options) {
			return call(this, "suppress", [customerId], options);
		}

		/** `POST /api/v1/customers/{customerId}/unsuppress` @type {api.TrackClient["unsuppress"]} */
		unsuppress(customerId, options) {
			return call(this, "unsuppress", [customerId], options);
		}

		/** `POST /api/v1/events` @type {api.TrackClient["trackAnonymous"]} */
		trackAnonymous(anonymousId, event, options) {
			return call(this, "trackAnonymous", [anonymousId, event], options);
		}

		/** `PUT /api/v1/customers/{customerId}/devices` @type {api.TrackClient["addDevice"]} */
		addDevice(customerId, deviceId, platform, details, options) {
			return call(this, "addDevice", [customerId, deviceId, platform, details], options);
		}

		/** `DELETE /api/v1/customers/{customerId}/devices/{deviceToken}` @type {api.TrackClient["deleteDevice"]} */
		deleteDevice(customerId, deviceToken, options) {
			return call(this, "deleteDevice", [customerId, deviceToken], options);
		}

		/** `POST /api/v1/merge_customers` @type {api.TrackClient["mergeCustomers"]} */
		mergeCustomers(primaryIdType, primaryId, secondaryIdType, secondaryId, options) {
			return call(this, "mergeCustomers", [primaryIdType, primaryId, secondaryIdType, secondaryId], options);
		}

		/** `POST /api/v1/segments/{segmentId}/add_customers` @type {api.TrackClient["addCustomersToSegment"]} */
		addCustomersToSegment(segmentId, customerIds, idType, options) {
			return call(this, "addCustomersToSegment", [segmentId, customerIds, idType], options);
		}

		/** `POST /api/v1/segments/{segmentId}/remove_customers` @type {api.TrackClient["removeCustomersFromSegment"]} */
		removeCustomersFromSegment(segmentId, customerIds, idType, options) {
			return call(this, "removeCustomersFromSegment", [segmentId, customerIds, idType], options);
		}

		/** `POST /api/v1/forms/{formId}/submit` @type {api.TrackClient["submitForm"]} */
		submitForm(formId, fields, options) {
			return call(this, "submitForm", [formId, fields], options);
		}

		/** `POST /api/v1/metrics` @type {api.TrackClient["reportMetric"]} */
		reportMetric(metric, options) {
			return call(this, "reportMetric", [metric], options);
		}

		/** `POST /api/v1/push/events` @type {api.TrackClient["trackPush"]} */
		trackPush(event, options) {
			return call(this, "trackPush", [event], options);
		}

		/** `POST /unsubscribe/{deliveryId}` @type {api.TrackClient["unsubscribe"]} */
		unsubscribe(deliveryId, unsubscribe, options) {
			return call(this, "unsubscribe", [deliveryId, unsubscribe], options);
		}

		/** `POST /api/v2/entity` @type {api.TrackClient["entity"]} */
		entity(operation, options) {
			return call(this, "entity", [operation], options);
		}

		/** `POST /api/v2/batch` @type {api.TrackClient["batch"]} */
		batch(operations, options) {
			return call(this, "batch", [operations], options);
		}

		/** `GET /api/v1/accounts/region` @type {api.TrackClient["getAccountRegion"]} */
		getAccountRegion(options) {
			return call(this, "getAccountRegion", [], options);
		}

		/** Any call of the API. @type {api.TrackClient["rawRequest"]} */
		async rawRequest(request, options) {
			const own = handleOf(this, "rawRequest").part ? request : withOwnBytes(request);
			return await use(this, (core) => core.rawRequest(own, options), "rawRequest", options, request);
		}

		/** Any number of operations, in batches. @type {api.TrackClient["sendAll"]} */
		sendAll(source, options) {
			return use(this, (core) => core.sendAll(source, options), "sendAll", options);
		}
	}
	return TrackClient;
}

/**
 * Uses the core of a client.
 *
 * @param {unknown} client
 * @param {(core: Client, handle: { beside: Batching | undefined }) => Promise<any>} act
 * @param {string} action
 * @param {unknown[]} limits the objects of options that limit the load
 * @returns {Promise<any>}
 */
const use = async (client, act, action, ...limits) => await handleOf(client, action).use(act, action, limits);

/** @param {unknown} client @param {string} action @param {unknown[]} parameters @param {unknown} options */
const call = (client, action, parameters, options) =>
	use(
		client,
		(core, { beside }) =>
			beside?.takes(action)
				? beside.call(core, action, parameters, options)
				: core.call(action, parameters, options),
		action,
		options,
	);
