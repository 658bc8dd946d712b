/**
 * `createRelay`. It loads the core inside the first request: the rules of items are the core's. Types and documentation are in
 * `index.d.ts`.
 *
 * @import * as api from "./index.js"
 * @import { LoadedBy } from "../host/load.js"
 * @import * as core from "./core.js"
 */
import { isBrowser } from "../host/environment.js";
import { makeLoader } from "../host/load.js";
import { invalid } from "../host/report.js";
import { handle } from "./handle.js";
import { readOptions } from "./options.js";
import { checkOrigin } from "./origin.js";
import { reporter } from "./report.js";
import { Responder } from "./respond.js";

/**
 * The `createRelay` of an entry point, which knows its runtime. It needs no `isolated`: where requests are isolated, they share no promise.
 *
 * @param {LoadedBy<ReturnType<typeof core.makeCore>>} module
 */
export function defineCreateRelay(module) {
	const loader = makeLoader(module);

	/** @type {import("./handle.js").ReadItems} */
	async function readItems(...texts) {
		const { Client } = await loader.load("createRelay");
		try {
			return Client.read(...texts);
		} catch (error) {
			// The core throws nothing by itself: a stack overflow has interrupted the call.
			loader.isBroken = true;
			throw error;
		}
	}

	/** @param {any} options @returns {any} */
	function createRelay(options) {
		if (isBrowser())
			throw invalid(
				"createRelay",
				"options",
				"must not be used in a page or its workers: every visitor could read the key and the secrets. Run the relay on a server",
			);
		const settings = readOptions(options);

		/** @param {Request} request */
		return async function relay(request) {
			const report = reporter(request, settings.onError);
			let respond = new Responder(undefined, settings);
			try {
				if (typeof request?.headers?.get !== "function")
					throw new TypeError(
						"createRelay: a relay takes a Request of the Fetch standard. For node:http, use customerio-wasm/relay/node",
					);
				const { isAllowed, cors } = checkOrigin(request, settings.origins);
				if (isAllowed) respond = new Responder(cors, settings);
				if (!["POST", "OPTIONS"].includes(request.method)) return respond.refused("method");
				if (!isAllowed) return respond.refused("origin");
				if (request.method === "OPTIONS") return respond.preflight(request);
				return await handle({ request, settings, respond, readItems, report });
			} catch (error) {
				// A page that ends during the upload sends the items again, so nothing is wrong.
				if (!request?.signal?.aborted) report(error);
				return respond.refused("unavailable");
			}
		};
	}

	return createRelay;
}
