/** Reads the options of `createRelay`, when it is called: a mistake in them ends the program, not a page's request. */
import { isPresentText } from "../host/fault.js";
import { invalid, refuseUnknown } from "../host/report.js";
import { isTrackClient } from "../host/track-client.js";
import { byClient, toSink } from "./deliver.js";
import { readEvents } from "./events.js";
import { Keys, readSecrets } from "./keys.js";

const ACTION = "createRelay";

/** Only https can set a cookie of this prefix, and only for this very host. */
const COOKIE_NAME = "__Host-cio_aid";

/** In seconds: a year. */
const COOKIE_MAX_AGE = 31_536_000;

/** 64 KiB are also the most that a page can send while it is being closed. */
const LIMITS = { bytes: 65_536, items: 100 };

/** The options that are functions. */
const FUNCTIONS = /** @type {const} */ ([
	"identify",
	"rateLimit",
	"consent",
	"enrich",
	"waitUntil",
	"onError",
]);

/** All of them. */
const NAMES = [
	"client",
	"sink",
	"events",
	"attributes",
	"pages",
	"origins",
	"credentials",
	"cookie",
	"limits",
	"ignoreGpc",
	...FUNCTIONS,
];

/** @typedef {ReturnType<typeof readOptions>} Settings */

/**
 * @param {any} options
 * @throws {import("../public/errors.js").ValidationError}
 */
export function readOptions(options) {
	const given = members("options", options ?? {}, NAMES);
	const limits = members("limits", given.limits ?? {}, Object.keys(LIMITS));
	const items = count("limits.items", limits.items, LIMITS.items);
	const pages = flag("pages", given.pages);
	const attributes = texts("attributes", given.attributes ?? []);
	return {
		deliver: readDelivery(given),
		checkEvent: readEvents(ACTION, given.events),
		/** What the core must know, as JSON. */
		coreSettings: JSON.stringify({ items, pages, attributes }),
		bytes: count("limits.bytes", limits.bytes, LIMITS.bytes),
		origins: readOrigins(given.origins),
		credentials: flag("credentials", given.credentials),
		ignoreGpc: flag("ignoreGpc", given.ignoreGpc),
		cookie: readCookie(given.cookie),
		...readFunctions(given),
	};
}

/** @param {any} given */
function readDelivery({ client, sink }) {
	if ((client === undefined) === (sink === undefined))
		throw invalid(
			ACTION,
			"client",
			"or sink is required, and not both: a TrackClient, or a function that takes operations",
		);
	if (client !== undefined && !isTrackClient(client))
		throw invalid(ACTION, "client", "must be a TrackClient");
	if (client !== undefined) return byClient(client);
	return toSink(func("sink", sink));
}

/** @param {any} given */
function readFunctions(given) {
	const functions = FUNCTIONS.map((name) => [
		name,
		given[name] === undefined ? undefined : func(name, given[name]),
	]);
	return /** @type {Pick<import("./index.js").RelayOptions, typeof FUNCTIONS[number]>} */ (
		Object.fromEntries(functions)
	);
}

/** @param {unknown} option */
function readOrigins(option) {
	if (option === undefined) return undefined;
	const origins = texts("origins", option);
	for (const [index, origin] of origins.entries()) {
		if (originOf(origin) !== origin && !isOriginOfApp(origin))
			throw invalid(
				ACTION,
				`origins[${index}]`,
				'must be an origin as browsers send it, such as "https://shop.example": no path, no trailing slash',
			);
	}
	if (origins.length === 0)
		throw invalid(ACTION, "origins", "must name an origin; leave it out for the relay's own");
	return origins;
}

/** Whether a text is an origin of a scheme of its own, as hybrid apps and extensions have: `capacitor://localhost`. @param {string} text */
const isOriginOfApp = (text) => originOf(text) === "null" && /^[a-z][a-z\d+.-]*:\/\/[^/?#\s]+$/.test(text);

/** The origin of a URL; `undefined` if the text is not a URL. @param {string} url */
function originOf(url) {
	try {
		return new URL(url).origin;
	} catch {
		return undefined;
	}
}

/** @param {unknown} option */
function readCookie(option) {
	const cookie = members("cookie", option ?? {}, ["secret", "name", "maxAge"]);
	const secrets = readSecrets(ACTION, "cookie.secret", cookie.secret);
	const name = cookie.name ?? COOKIE_NAME;
	if (typeof name !== "string" || !/^[\w!#$%&'*+.^`|~-]+$/.test(name))
		throw invalid(ACTION, "cookie.name", "must be the name of a cookie: letters, digits, - and _");
	return { name, maxAge: count("cookie.maxAge", cookie.maxAge, COOKIE_MAX_AGE), keys: new Keys(secrets) };
}

/**
 * @param {string} argument
 * @param {any} value
 * @param {readonly string[]} names
 * @returns {any} a copy
 */
function members(argument, value, names) {
	if (typeof value !== "object" || value === null || Array.isArray(value))
		throw invalid(ACTION, argument, "must be an object");
	refuseUnknown(ACTION, argument === "options" ? "" : `${argument}.`, value, names);
	// Ignores members that other code adds to Object.prototype.
	return { __proto__: null, ...value };
}

/** @param {string} argument @param {unknown} value @returns {string[]} a copy */
function texts(argument, value) {
	if (!Array.isArray(value) || !value.every(isPresentText))
		throw invalid(ACTION, argument, "must be an array of texts that are not blank");
	return [...value];
}

/** @param {string} argument @param {unknown} value */
function flag(argument, value) {
	if (value !== undefined && typeof value !== "boolean")
		throw invalid(ACTION, argument, "must be true or false");
	return value ?? false;
}

/** @param {string} argument @param {unknown} value @param {number} fallback */
function count(argument, value, fallback) {
	if (value === undefined) return fallback;
	if (!Number.isSafeInteger(value) || Number(value) < 1)
		throw invalid(ACTION, argument, "must be a whole number, at least 1");
	return Number(value);
}

/** @param {string} argument @param {any} value @returns {(...args: any[]) => any} */
function func(argument, value) {
	if (typeof value !== "function") throw invalid(ACTION, argument, "must be a function");
	return value;
}
