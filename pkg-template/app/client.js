/**
 * The public class of the App API. Its endpoints are in `methods/`, a part of the class for each domain. It loads the core inside the
 * first call.
 *
 * @import * as api from "./index.js"
 * @import { LoadedBy } from "../host/load.js"
 * @import * as core from "./core.js"
 */
import { DISPOSE, handleOf, hold } from "../host/handle.js";
import { makeLoader } from "../host/load.js";
import { ownOptions } from "../host/options.js";
import { WorkspaceMethods } from "./methods/workspace.js";
import { sendOnce } from "./send-once.js";
import { waitForExport, waitForImport } from "./wait.js";

/**
 * The `APIClient` of an entry point, which knows its runtime.
 *
 * @param {LoadedBy<ReturnType<typeof core.makeCore>>} module
 */
export function defineAPIClient(module) {
	const { isolated } = module;
	const loader = makeLoader(module);

	class APIClient extends WorkspaceMethods {
		/**
		 * @param {string} appKey
		 * @param {api.APIClientOptions} [options]
		 */
		constructor(appKey, options) {
			super();
			const own = ownOptions(options);
			hold(this, loader, ({ Client }) => new Client(appKey, own, { isolated }), own);
		}

		close() {
			handleOf(this, "close").close();
		}

		[DISPOSE]() {
			this.close();
		}

		/** @type {api.APIClient["sendOnce"]} */
		sendOnce(key, message, options) {
			return sendOnce(this, key, message, options);
		}

		/** @type {api.APIClient["waitForExport"]} */
		waitForExport(exportId, options) {
			return waitForExport(this, exportId, options);
		}

		/** @type {api.APIClient["waitForImport"]} */
		waitForImport(importId, options) {
			return waitForImport(this, importId, options);
		}
	}
	return APIClient;
}
