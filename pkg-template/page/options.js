/**
 * The options of a page.
 *
 * @import * as api from "./index.js"
 */

/** What is used unless it is given. */
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

/** The texts that they may be. @type {Record<string, RegExp>} */
const TEXTS = {
	relay: /./,
	credentials: /^(same-origin|include|omit)$/,
	consent: /^(granted|pending|denied)$/,
};

/**
 * @param {any} given
 * @returns {Required<api.PageOptions>}
 * @throws {TypeError} A mistake here shows at once, on every load of the page
 */
export function readOptions(given) {
	/** @type {any} */
	const options = { ...DEFAULTS };
	for (const [name, value] of Object.entries(Object(given))) {
		if (!(name in DEFAULTS)) throw new TypeError(`createPage: there is no option ${name}`);
		if (value !== undefined) options[name] = value;
	}
	for (const [name, fallback] of Object.entries(DEFAULTS)) {
		const value = options[name];
		const isRight = typeof value === "number" ? value >= 0 : TEXTS[name]?.test(value) !== false;
		if (typeof value !== typeof fallback || !isRight)
			throw new TypeError(`createPage: the option ${name} cannot be ${JSON.stringify(value)}`);
	}
	return options;
}
