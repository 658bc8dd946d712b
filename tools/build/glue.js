/**
 * Turns wasm-bindgen's glue into a function. The generated module holds the state of one instance and looks for the host's
 * `TextEncoder` when it is imported. The function does nothing until it is called, and each of its results is an instance of its own.
 */

/** From here on, the glue finds, compiles and instantiates the module, which `host/load.js` does. */
const LOADING = "async function __wbg_load(";

/**
 * @param {string} glue as wasm-bindgen generates it
 * @param {string} className the API's class in it
 * @returns {string} a module that exports `makeCore`
 */
export function wrapInFactory(glue, className) {
	const start = glue.indexOf("\n", glue.lastIndexOf("\nimport ") + 1) + 1;
	const end = glue.indexOf(LOADING);
	if (end < 0) throw new Error(`wasm-bindgen's glue has no ${LOADING}`);
	const body = glue
		.slice(start, end)
		.replaceAll(/^export (?=class )/gm, "")
		.replaceAll(/new TextEncoder\(\)/g, "makeEncoder()")
		.replaceAll(/new TextDecoder\([^)]*\)/g, "makeDecoder()");
	return `${glue.slice(0, start)}import { makeDecoder, makeEncoder } from "../host/text.js";

export function makeCore() {
${body}
	return { Client: ${className}, imports: __wbg_get_imports(), start: __wbg_finalize_init };
}
`;
}

/**
 * @param {string} types of the glue, as wasm-bindgen generates them
 * @param {string} className the API's class in it
 * @returns {string} the types of the module that {@link wrapInFactory} makes
 */
export const declareFactory = (types, className) => `${types}
/** An instance of the glue: \`start\` takes the instance of the WebAssembly that got its \`imports\`. */
export function makeCore(): {
	readonly Client: typeof ${className};
	readonly imports: WebAssembly.Imports;
	readonly start: (instance: WebAssembly.Instance) => void;
};
`;
