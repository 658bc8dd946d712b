/**
 * The public class of the Track API. It loads the core in the first call and passes every call to it: the rules are the core's.
 *
 * Each method has a row in `src/core/track/endpoints.rs`. A test there compares the two. Types and documentation are in
 * `types/client.d.ts`.
 *
 * @import * as api from "./index.js"
 * @import { LoadedBy } from "../host/load.js"
 * @import { Batching } from "./batching.js"
 * @import * as calls from "./calls.js"
 * @import * as core from "./core.js"
 */
import { withOwnBytes } from "../host/body.js";
import { call as callCore } from "../host/call.js";
import { EventSchemas } from "../host/event-schemas.js";
import { ASYNC_DISPOSE, DISPOSE, handleOf, hold } from "../host/handle.js";
import { makeLoader } from "../host/load.js";
import { givenOption, ownOptions } from "../host/options.js";
import { sendAll } from "../host/send-all.js";
import { batchingOf } from "./batching.js";

/** @type {import("../host/event-schemas.js").Events} */
const EVENTS = {
	client: "TrackClient",
	actions: ["track", "trackAnonymous"],
	position: 1,
	argument: "event",
	name: "name",
	data: "data",
	known: [],
};

/** @typedef {ReturnType<typeof calls.makeCore>} CallsCore */
/** @typedef {ReturnType<typeof core.makeCore>} WholeCore */

/**
 * The `TrackClient` of an entry point.
 *
 * @param {LoadedBy<CallsCore>} module
 * @param {LoadedBy<WholeCore>} [whole] has every call, where the module has only single calls
 */
export function defineTrackClient(module, whole) {
	const { isolated } = module;
	const loader = makeLoader(module);
	const wholeLoader = whole ? makeLoader(whole) : loader;

	class TrackClient {
		/**
		 * @param {string} siteId or a private key, which replaces both
		 * @param {string | api.TrackClientOptions} [apiKey] or the options, after a private key
		 * @param {api.TrackClientOptions} [options]
		 */
		constructor(siteId, apiKey, options) {
			if (options === undefined && typeof apiKey === "object" && apiKey !== null)
				[apiKey, options] = [undefined, apiKey];
			options = ownOptions(options);
			const known = { isolated, region: undefined };
			const batches = givenOption(options, "batching") !== undefined;
			const schemas = givenOption(options, "events");
			const events = schemas === undefined ? undefined : new EventSchemas(schemas, EVENTS, batches);
			const make = (/** @type {CallsCore} */ { Client }, /** @type {{ batching: unknown }} */ handle) => {
				events?.open();
				const part = new Client(siteId, apiKey, options, known);
				// The module of single calls has no `batching`.
				handle.batching ??= batchingOf(/** @type {core.TrackClient} */ (part), isolated);
				return part;
			};
			// The calls of `batching` take the module with every call.
			const handle = hold(this, batches ? wholeLoader : loader, make, options, wholeLoader);
			handle.checks = events;
			handle.batches = batches;
		}

		async flush() {
			const handle = handleOf(this, "flush");
			if (!handle.batches) return;
			// Calls that wait for the load are not in the batch yet.
			const batching = handle.batching ?? (await handle.use(async () => handle.batching, "flush", []));
			await batching?.flush("flush");
			if (!batching || !handle.checks) return;
			// Calls whose data is still being checked are not in the batch yet.
			await handle.checks.settled();
			await batching.flush("flush");
		}

		close() {
			const handle = handleOf(this, "close");
			handle.close();
			handle.batching?.close();
		}

		[DISPOSE]() {
			this.close();
		}

		async [ASYNC_DISPOSE]() {
			try {
				await this.flush();
			} finally {
				this.close();
			}
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
			const handle = handleOf(this, "rawRequest").whole;
			const own = handle.part ? request : withOwnBytes(request);
			const act = (/** @type {core.TrackClient} */ core) => core.rawRequest(own, options);
			return await handle.use(act, "rawRequest", [options, request]);
		}

		/** Any number of operations, in batches. @type {api.TrackClient["sendAll"]} */
		sendAll(source, options) {
			return sendAll(this, source, options);
		}
	}
	return TrackClient;
}

/**
 * @param {unknown} client
 * @param {string} action
 * @param {unknown[]} parameters
 * @param {unknown} options
 */
const call = (client, action, parameters, options) =>
	callCore(
		client,
		action,
		parameters,
		(part, checked, { batching }) =>
			batching?.takes(action)
				? batching.call(part, action, checked, options)
				: part.call(action, checked, options),
		options,
	);
