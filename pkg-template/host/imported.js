/** What a page loads when single calls are not enough. */
import { Unloadable } from "./load-error.js";

/**
 * @import { Glue, LoadedBy } from "./load.js"
 */

/**
 * A module of WebAssembly whose script is imported when it is loaded.
 *
 * @template {Glue} Core
 * @param {() => Promise<LoadedBy<Core>>} importScript
 * @returns {LoadedBy<Core>}
 */
export function imported(importScript) {
	/** @type {LoadedBy<Core>} */
	let script;
	return {
		async source(how) {
			script = await importScript().catch((cause) => {
				throw new Unloadable(MISSING, cause);
			});
			return await script.source(how);
		},
		makeCore: () => script.makeCore(),
		isolated: false,
	};
}

const MISSING =
	"whole.js, which has everything beyond single calls, could not be imported. Deploy all files that your bundler writes. A service worker " +
	"cannot import anything later: there, import the inline entry point of the API, such as customerio-wasm/track/inline";
