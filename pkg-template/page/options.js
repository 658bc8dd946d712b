/**
 * The options of a page.
 *
 * @import * as api from "./index.js"
 */

/** The defaults. An option must be of the same type. */
const DEFAULTS = {
	relay: "",
	credentials: "same-origin",
	headers: () => ({}),
	consent: "granted",
	privacySignals: true,
	flushAt: 10,
	flushAfterMs: 5_000,
	onDropped: () => {},
};

/** What an option must be, by its type. @type {Record<string, string>} */
const KINDS = {
	string: "a path or a URL",
	number: "a number, 0 or more",
	boolean: "true or false",
	function: "a function",
};

/** The texts that some options allow. @type {Record<string, readonly unknown[]>} */
const CHOICES = {
	credentials: ["same-origin", "include", "omit"],
	consent: ["granted", "pending", "denied"],
};

/**
 * @param {any} given
 * @returns {Required<api.PageOptions>}
 * @throws {TypeError} A mistake here shows at once, on every load of the page. The error has no value in it: it may be a token
 */
export function readOptions(given) {
	/** @type {any} */
	const options = { ...DEFAULTS };
	for (const [name, value] of Object.entries(Object(given))) {
		if (!Object.hasOwn(DEFAULTS, name)) throw new TypeError(`createPage: there is no option ${name}`);
		if (value !== undefined) options[name] = value;
	}
	for (const [name, fallback] of Object.entries(DEFAULTS)) {
		const value = options[name];
		const choices = CHOICES[name];
		const isRight = typeof value === "number" ? value >= 0 : value !== "";
		if (typeof value !== typeof fallback || !(choices?.includes(value) ?? isRight))
			throw new TypeError(`createPage: ${name} must be ${choices?.join(" or ") ?? KINDS[typeof fallback]}`);
	}
	return options;
}
