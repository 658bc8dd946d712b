/**
 * The public class: it loads the core inside the first call and hands every call on as it is. All rules are the core's.
 *
 * @import * as api from "./index.js"
 * @import { InitInput } from "./core.js"
 */
import init, { Client, initSync } from "./core.js";
import { LoadError } from "./errors.js";

/**
 * The `TrackClient` of an entry point, which knows how its runtime comes by the WebAssembly.
 *
 * @param {() => WebAssembly.Module | Promise<BufferSource> | InitInput} source
 */
export function defineTrackClient(source) {
	/** Loads the core once. A failed load is forgotten, so that the next call tries again. */
	async function load() {
		try {
			const wasm = await source();
			if (wasm instanceof WebAssembly.Module) initSync({ module: wasm });
			else await init({ module_or_path: wasm });
		} catch (cause) {
			throw new LoadError(
				{
					code: "load",
					message:
						"customerio-wasm could not load its WebAssembly; the host's own error is in error.cause. " +
						"If your bundler does not copy core.wasm, import customerio-wasm/inline instead",
					retryable: true,
					attempts: 0,
					errors: [],
				},
				cause,
			);
		}
	}

	/** @implements {api.TrackClient} */
	return class TrackClient {
		/** @type {() => Promise<Client>} */
		#core;

		/**
		 * @param {string} siteId
		 * @param {string} apiKey
		 * @param {api.TrackClientOptions} [options]
		 */
		constructor(siteId, apiKey, options) {
			/** @type {Client | undefined} */
			let client;
			this.#core = async () => {
				if (client) return client;
				await load();
				client ??= new Client(siteId, apiKey, options);
				return client;
			};
		}

		/**
		 * @param {api.Identifier} customerId
		 * @param {api.Attributes} [attributes]
		 * @param {api.CallOptions} [options]
		 * @returns {Promise<api.TrackAnswer>}
		 */
		async identify(customerId, attributes, options) {
			return (await this.#core()).identify(customerId, attributes, options);
		}

		/**
		 * @param {api.Identifier} customerId
		 * @param {api.CallOptions} [options]
		 * @returns {Promise<api.TrackAnswer>}
		 */
		async destroy(customerId, options) {
			return (await this.#core()).destroy(customerId, options);
		}

		/**
		 * @param {api.Identifier} customerId
		 * @param {api.Event} event
		 * @param {api.CallOptions} [options]
		 * @returns {Promise<api.TrackAnswer>}
		 */
		async track(customerId, event, options) {
			return (await this.#core()).track(customerId, event, options);
		}

		/**
		 * @param {api.Identifier} customerId
		 * @param {string} url
		 * @param {api.PageDetails} [page]
		 * @param {api.CallOptions} [options]
		 * @returns {Promise<api.TrackAnswer>}
		 */
		async trackPageView(customerId, url, page, options) {
			return (await this.#core()).trackPageView(customerId, url, page, options);
		}

		/**
		 * @template {api.ResponseType} [R="json"]
		 * @param {api.RawRequest<R>} request
		 * @param {api.CallOptions} [options]
		 * @returns {Promise<api.RawResult<R>>}
		 */
		async rawRequest(request, options) {
			return (await this.#core()).rawRequest(request, options);
		}
	};
}
