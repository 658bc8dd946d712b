/**
 * The public class of the Pipelines API. It loads the core in the first call and passes every call to it: the rules are the core's.
 *
 * Each method has a row in `src/core/pipelines/endpoints.rs`. A test there compares the two. Types and documentation are in
 * `types/client.d.ts`.
 *
 * @import * as api from "./index.js"
 * @import { LoadedBy } from "../host/load.js"
 * @import * as calls from "./calls.js"
 * @import * as core from "./core.js"
 */
import { call as callCore } from "../host/call.js";
import { EventSchemas } from "../host/event-schemas.js";
import { DISPOSE, handleOf, hold } from "../host/handle.js";
import { ownData, toIsoJson } from "../host/json.js";
import { makeLoader } from "../host/load.js";
import { givenOption, ownOptions } from "../host/options.js";
import { sendAll } from "../host/send-all.js";
import { SEMANTIC_EVENTS } from "./semantic-events.js";

/** @type {import("../host/event-schemas.js").Events} */
const EVENTS = {
	client: "PipelinesClient",
	actions: ["track"],
	position: 0,
	argument: "payload",
	name: "event",
	data: "properties",
	known: SEMANTIC_EVENTS,
};

/** @typedef {ReturnType<typeof calls.makeCore>} CallsCore */
/** @typedef {ReturnType<typeof core.makeCore>} WholeCore */

/**
 * The `PipelinesClient` of an entry point, which knows its runtime.
 *
 * @param {LoadedBy<CallsCore>} module
 * @param {LoadedBy<WholeCore>} [whole] has `sendAll`, where the module has only single calls
 */
export function definePipelinesClient(module, whole) {
	const { isolated } = module;
	const loader = makeLoader(module);
	const wholeLoader = whole ? makeLoader(whole) : loader;

	class PipelinesClient {
		/**
		 * @param {string} writeKey
		 * @param {api.PipelinesClientOptions} [given]
		 */
		constructor(writeKey, given) {
			const options = ownOptions(given);
			const schemas = givenOption(options, "events");
			const events = schemas === undefined ? undefined : new EventSchemas(schemas, EVENTS);
			const make = (/** @type {CallsCore} */ { Client }) => {
				events?.open();
				return new Client(writeKey, options, { isolated });
			};
			const handle = hold(this, loader, make, options, wholeLoader);
			handle.checks = events;
			handle.own = (argument) => ownData(argument, toIsoJson);
		}

		close() {
			handleOf(this, "close").close();
		}

		[DISPOSE]() {
			this.close();
		}

		/** `POST /v1/identify` @type {api.PipelinesClient["identify"]} */
		identify(payload, options) {
			return call(this, "identify", payload, options);
		}

		/** `POST /v1/track` @type {api.PipelinesClient["track"]} */
		track(payload, options) {
			return call(this, "track", payload, options);
		}

		/** `POST /v1/page` @type {api.PipelinesClient["page"]} */
		page(payload, options) {
			return call(this, "page", payload, options);
		}

		/** `POST /v1/screen` @type {api.PipelinesClient["screen"]} */
		screen(payload, options) {
			return call(this, "screen", payload, options);
		}

		/** `POST /v1/group` @type {api.PipelinesClient["group"]} */
		group(payload, options) {
			return call(this, "group", payload, options);
		}

		/** `POST /v1/alias` @type {api.PipelinesClient["alias"]} */
		alias(payload, options) {
			return call(this, "alias", payload, options);
		}

		/** `POST /v1/batch` @type {api.PipelinesClient["batch"]} */
		batch(items, options) {
			return call(this, "batch", items, options);
		}

		/** Any number of messages, in batches. @type {api.PipelinesClient["sendAll"]} */
		sendAll(source, options) {
			return sendAll(this, source, options);
		}
	}
	return PipelinesClient;
}

/**
 * @param {unknown} client
 * @param {string} action
 * @param {unknown} argument
 * @param {unknown} options
 */
function call(client, action, argument, options) {
	// The time of the call, not of the end of a load or a check: a message without a time gets it.
	const now = Date.now();
	const act = (/** @type {calls.PipelinesClient} */ part, /** @type {unknown[]} */ [checked]) =>
		part.call(action, checked, options, now);
	return callCore(client, action, [argument], act, options);
}
