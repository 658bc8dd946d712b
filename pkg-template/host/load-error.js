/** Why the WebAssembly could not be loaded, and what to do about it. Each cause has its own advice. */
import { LoadError } from "../public/errors.js";
import { errorReport } from "./report.js";
import { wordsOf } from "./words.js";

/** What a runtime knows about why it has no WebAssembly. */
export class Unloadable {
	/**
	 * @param {string} why a sentence for people, with what to do
	 * @param {unknown} [cause] the host's own error
	 */
	constructor(why, cause) {
		this.why = why;
		this.cause = cause;
	}
}

/**
 * For a runtime with files, where neither the WebAssembly nor its text is beside the script.
 *
 * @param {string} file the WebAssembly's
 * @param {unknown} cause the host's own error, which names the file
 */
export const missingFiles = (file, cause) =>
	new Unloadable(
		`neither ${file} nor its text could be loaded from beside the script (${wordsOf(cause)}). Deploy all files that your bundler ` +
			`writes, copy ${file} from the package beside the script, mark customerio-wasm as external, or import ` +
			"customerio-wasm/inline",
		cause,
	);

/** The smallest module. A runtime that refuses this one refuses every module. */
const SMALLEST = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

/**
 * The error of a call whose load failed.
 *
 * @param {string} action the public method's name
 * @param {unknown} thrown by the runtime
 */
export function loadError(action, thrown) {
	const refusal = refusalOfModules();
	const { why, cause } =
		refusal ??
		(thrown instanceof Unloadable ? thrown : new Unloadable("error.cause has the host's own error", thrown));
	return new LoadError(
		errorReport("load", `${action}: customerio-wasm could not load its WebAssembly: ${why}`, {
			retryable: refusal === undefined,
		}),
		cause,
	);
}

/** Why this runtime refuses every module; `undefined` if it does not. */
export function refusalOfModules() {
	if (typeof WebAssembly !== "object") {
		const isReactNative = typeof navigator === "object" && navigator.product === "ReactNative";
		return new Unloadable(
			isReactNative
				? "React Native has no WebAssembly, and is not supported. Call Customer.io from a server of your own"
				: "this runtime has no WebAssembly. (Browsers have none in the Lockdown Mode of iOS and macOS)",
		);
	}
	try {
		new WebAssembly.Module(SMALLEST);
		return undefined;
	} catch (cause) {
		return new Unloadable(
			/content security policy|unsafe-eval|\bcsp\b/i.test(String(cause))
				? "the Content Security Policy forbids it. Add 'wasm-unsafe-eval' to its script-src (in a browser extension: to " +
						"content_security_policy.extension_pages)"
				: "this runtime cannot compile it at run time, like Cloudflare Workers and Vercel's Edge runtime. Import customerio-wasm " +
						"there, not customerio-wasm/inline, and let your bundler resolve it with the condition workerd or edge-light",
			cause,
		);
	}
}
