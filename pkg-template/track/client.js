/**
 * The public class: it loads the core inside the first call and hands every call on as it is. All rules are the core's.
 *
 * @import * as api from "./index.js"
 * @import { InitInput } from "./core.js"
 */

import { LoadError } from "../public/errors.js";
import init, { Action, Client, initSync } from "./core.js";

/** The names of the actions. */
const ACTIONS = /** @type {(keyof typeof Action)[]} */ (Object.keys(Action));

/**
 * The `TrackClient` of an entry point, which knows its runtime.
 *
 * @param {() => WebAssembly.Module | InitInput | Promise<InitInput>} source how the runtime comes by the WebAssembly
 * @param {{ isolated?: boolean }} [host] whether the runtime lets no request wait for what another one began
 * @returns {typeof api.TrackClient}
 */
export function defineTrackClient(source, { isolated = false } = {}) {
	let isLoaded = false;

	/** Loads the core once. A failed load is forgotten, so that the next call tries again. */
	async function load() {
		if (isLoaded) return;
		try {
			const wasm = await source();
			if (wasm instanceof WebAssembly.Module) initSync({ module: wasm });
			else await init({ module_or_path: wasm });
			isLoaded = true;
		} catch (cause) {
			throw new LoadError(
				{
					code: "load",
					message:
						"customerio-wasm could not load its WebAssembly; the host's own error is in error.cause. " +
						"If your bundler does not copy core.wasm, import customerio-wasm/inline instead",
					retryable: true,
					mayHaveTakenEffect: false,
					attempts: 0,
					errors: [],
				},
				cause,
			);
		}
	}

	class TrackClient {
		/** @type {Client | undefined} */
		#core;
		/** @type {() => Promise<Client>} */
		#start;

		/**
		 * @param {string} siteId
		 * @param {string} apiKey
		 * @param {api.TrackClientOptions} [options]
		 */
		constructor(siteId, apiKey, options) {
			this.#start = async () => {
				await load();
				this.#core ??= new Client(siteId, apiKey, options, isolated);
				return this.#core;
			};
		}

		static {
			for (const name of ACTIONS) {
				const action = {
					/** @this {TrackClient} @param {unknown[]} args */
					async [name](...args) {
						const core = /** @type {any} */ (this.#core ?? (await this.#start()));
						return core.call(Action[name], ...args);
					},
				};
				Object.defineProperty(TrackClient.prototype, name, {
					value: action[name],
					configurable: true,
					writable: true,
				});
			}
		}
	}
	// The methods are the core's, which `tests/types/declared.ts` holds against the declaration.
	return /** @type {typeof api.TrackClient} */ (/** @type {unknown} */ (TrackClient));
}
