/**
 * The public class of the Track API. It loads the core inside the first call and hands every call on: the rules are the core's.
 *
 * Each method has a row in `src/core/track/endpoints.rs`, whose test holds the two to each other. Types and documentation are in
 * `types/client.d.ts`.
 *
 * @import * as api from "./index.js"
 * @import { Client } from "./core.js"
 * @import { Source } from "../host/load.js"
 */
import { withOwnBytes } from "../host/body.js";
import { DISPOSE, keepOpen } from "../host/close.js";
import { makeLoader } from "../host/load.js";
import { withCallersStack } from "../host/stack.js";
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
		/** Its part in the core. @type {Client | undefined} */
		#client;
		/** The core that it is a part of. @type {unknown} */
		#core;
		/** @type {(action: string, ...limits: unknown[]) => Promise<Client>} */
		#open;

		/**
		 * @param {string} siteId
		 * @param {string} apiKey
		 * @param {api.TrackClientOptions} [options]
		 */
		constructor(siteId, apiKey, options) {
			this.#open = async (action, ...limits) => {
				const core = await loader.load(action, ...limits, options);
				if (this.#client && this.#core === core) return this.#client;
				this.#client = new core.Client(siteId, apiKey, options, isolated);
				this.#core = core;
				keepOpen(this);
				return this.#client;
			};
		}

		close() {
			this.#client?.free();
			this.#client = undefined;
		}

		[DISPOSE]() {
			this.close();
		}

		/** @param {(core: Client) => Promise<any>} use @param {string} action @param {unknown[]} limits @returns {Promise<any>} */
		async #use(use, action, ...limits) {
			try {
				const isOpen = this.#core === loader.core && !loader.isBroken;
				return await use((isOpen && this.#client) || (await this.#open(action, ...limits)));
			} catch (/** @type {any} */ error) {
				// First, and without a call: the stack may be at its end. Our own errors know their attempts.
				if (error?.attempts === undefined) loader.isBroken = true;
				throw withCallersStack(error);
			}
		}

		/** @param {string} action @param {unknown[]} parameters @param {unknown} options */
		#call(action, parameters, options) {
			return this.#use((core) => core.call(action, parameters, options), action, options);
		}

		/** `PUT /api/v1/customers/{customerId}` @type {api.TrackClient["identify"]} */
		identify(customerId, attributes, options) {
			return this.#call("identify", [customerId, attributes], options);
		}

		/** `DELETE /api/v1/customers/{customerId}` @type {api.TrackClient["destroy"]} */
		destroy(customerId, options) {
			return this.#call("destroy", [customerId], options);
		}

		/** `POST /api/v1/customers/{customerId}/events` @type {api.TrackClient["track"]} */
		track(customerId, event, options) {
			return this.#call("track", [customerId, event], options);
		}

		/** `POST /api/v1/customers/{customerId}/events` @type {api.TrackClient["trackPageView"]} */
		trackPageView(customerId, url, page, options) {
			return this.#call("trackPageView", [customerId, url, page], options);
		}

		/** `POST /api/v1/customers/{customerId}/suppress` @type {api.TrackClient["suppress"]} */
		suppress(customerId, options) {
			return this.#call("suppress", [customerId], options);
		}

		/** `POST /api/v1/customers/{customerId}/unsuppress` @type {api.TrackClient["unsuppress"]} */
		unsuppress(customerId, options) {
			return this.#call("unsuppress", [customerId], options);
		}

		/** `POST /api/v1/events` @type {api.TrackClient["trackAnonymous"]} */
		trackAnonymous(anonymousId, event, options) {
			return this.#call("trackAnonymous", [anonymousId, event], options);
		}

		/** `PUT /api/v1/customers/{customerId}/devices` @type {api.TrackClient["addDevice"]} */
		addDevice(customerId, deviceId, platform, details, options) {
			return this.#call("addDevice", [customerId, deviceId, platform, details], options);
		}

		/** `DELETE /api/v1/customers/{customerId}/devices/{deviceToken}` @type {api.TrackClient["deleteDevice"]} */
		deleteDevice(customerId, deviceToken, options) {
			return this.#call("deleteDevice", [customerId, deviceToken], options);
		}

		/** `POST /api/v1/merge_customers` @type {api.TrackClient["mergeCustomers"]} */
		mergeCustomers(primaryIdType, primaryId, secondaryIdType, secondaryId, options) {
			return this.#call("mergeCustomers", [primaryIdType, primaryId, secondaryIdType, secondaryId], options);
		}

		/** `POST /api/v1/segments/{segmentId}/add_customers` @type {api.TrackClient["addCustomersToSegment"]} */
		addCustomersToSegment(segmentId, customerIds, idType, options) {
			return this.#call("addCustomersToSegment", [segmentId, customerIds, idType], options);
		}

		/** `POST /api/v1/segments/{segmentId}/remove_customers` @type {api.TrackClient["removeCustomersFromSegment"]} */
		removeCustomersFromSegment(segmentId, customerIds, idType, options) {
			return this.#call("removeCustomersFromSegment", [segmentId, customerIds, idType], options);
		}

		/** `POST /api/v1/forms/{formId}/submit` @type {api.TrackClient["submitForm"]} */
		submitForm(formId, fields, options) {
			return this.#call("submitForm", [formId, fields], options);
		}

		/** `POST /api/v1/metrics` @type {api.TrackClient["reportMetric"]} */
		reportMetric(metric, options) {
			return this.#call("reportMetric", [metric], options);
		}

		/** `POST /api/v1/push/events` @type {api.TrackClient["trackPush"]} */
		trackPush(event, options) {
			return this.#call("trackPush", [event], options);
		}

		/** `POST /unsubscribe/{deliveryId}` @type {api.TrackClient["unsubscribe"]} */
		unsubscribe(deliveryId, unsubscribe, options) {
			return this.#call("unsubscribe", [deliveryId, unsubscribe], options);
		}

		/** `POST /api/v2/entity` @type {api.TrackClient["entity"]} */
		entity(operation, options) {
			return this.#call("entity", [operation], options);
		}

		/** `POST /api/v2/batch` @type {api.TrackClient["batch"]} */
		batch(operations, options) {
			return this.#call("batch", [operations], options);
		}

		/** `GET /api/v1/accounts/region` @type {api.TrackClient["getAccountRegion"]} */
		getAccountRegion(options) {
			return this.#call("getAccountRegion", [], options);
		}

		/** Any call of the API. @type {api.TrackClient["rawRequest"]} */
		rawRequest(request, options) {
			const own = this.#client ? request : withOwnBytes(request);
			return this.#use((core) => core.rawRequest(own, options), "rawRequest", options, request);
		}

		/** Any number of operations, in batches. @type {api.TrackClient["sendAll"]} */
		sendAll(source, options) {
			return this.#use((core) => core.sendAll(source, options), "sendAll", options);
		}
	}
	return TrackClient;
}
