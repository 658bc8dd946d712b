/** @import { SandboxOptions } from "./index.d.ts" */
/** @import { AppOptions, WebhookOptions } from "./types/options.d.ts" */
import { EVENT_NAMES } from "./app/webhooks/events.js";

const DEFAULTS = {
	siteId: "site",
	apiKey: "key",
	appKey: "app-key",
	writeKey: "write-key",
	region: /** @type {const} */ ("us"),
	now: () => Date.now(),
	random: () => Math.random(),
	app: {},
	webhook: {},
};

const APP = ["transactional", "broadcasts", "campaigns", "senders", "topics", "rateLimit"];
const LIMITS = ["default", "send", "broadcast", "studio", "archived"];
const WEBHOOK = ["url", "signingKey", "events", "fetch"];

/**
 * Checks the options and fills in the defaults.
 *
 * @param {SandboxOptions} [options]
 * @returns {Required<SandboxOptions>}
 * @throws {TypeError} if an option is unknown or invalid
 */
export function readOptions(options = {}) {
	checkNames(options, Object.keys(DEFAULTS), "");
	const {
		siteId = DEFAULTS.siteId,
		apiKey = DEFAULTS.apiKey,
		appKey = DEFAULTS.appKey,
		writeKey = DEFAULTS.writeKey,
		region = DEFAULTS.region,
		now = DEFAULTS.now,
		random = DEFAULTS.random,
		app = DEFAULTS.app,
		webhook = DEFAULTS.webhook,
	} = options;
	if (typeof siteId !== "string" || siteId === "" || siteId.includes(":")) {
		throw new TypeError(
			"siteId must be a non-empty string without a colon, because a colon ends the user name in HTTP Basic",
		);
	}
	if (typeof apiKey !== "string" || apiKey === "") throw new TypeError("apiKey must be a non-empty string");
	if (typeof appKey !== "string" || !/^\S+$/.test(appKey)) {
		throw new TypeError("appKey must be a non-empty string without white space");
	}
	if (typeof writeKey !== "string" || !/^[^\s:]+$/.test(writeKey)) {
		throw new TypeError("writeKey must be a non-empty string without white space and colons");
	}
	if (region !== "us" && region !== "eu") throw new TypeError('region must be "us" or "eu"');
	if (typeof now !== "function")
		throw new TypeError("now must be a function that returns milliseconds since 1970");
	if (typeof random !== "function")
		throw new TypeError("random must be a function that returns a number from 0 to 1");
	checkApp(app);
	checkWebhook(webhook);
	return { siteId, apiKey, appKey, writeKey, region, now, random, app, webhook };
}

/**
 * @param {object} options
 * @param {string[]} names
 * @param {string} prefix
 */
function checkNames(options, names, prefix) {
	if (typeof options !== "object" || options === null) {
		throw new TypeError(`${prefix.slice(0, -1)} must be an object`);
	}
	for (const name of Object.keys(options)) {
		if (!names.includes(name)) throw new TypeError(`${prefix}${name} is not a sandbox option`);
	}
}

/** @param {AppOptions} app */
function checkApp(app) {
	checkNames(app, APP, "app.");
	const { rateLimit = {}, ...seeds } = app;
	for (const [name, list] of Object.entries(seeds)) {
		const isNamed = Array.isArray(list) && list.every((seed) => typeof seed?.name === "string");
		if (list !== undefined && !isNamed)
			throw new TypeError(`app.${name} must be an array of objects with a name`);
	}
	checkNames(rateLimit, LIMITS, "app.rateLimit.");
	for (const [name, limit] of Object.entries(rateLimit)) {
		if (limit !== undefined && !(Number.isInteger(limit) && limit > 0)) {
			throw new TypeError(`app.rateLimit.${name} must be a positive integer`);
		}
	}
}

/** @param {WebhookOptions} webhook */
function checkWebhook(webhook) {
	checkNames(webhook, WEBHOOK, "webhook.");
	const { url, signingKey = "", events = [], fetch } = webhook;
	if (url !== undefined && !(typeof url === "string" && /^https?:\/\/./.test(url))) {
		throw new TypeError("webhook.url must be an http or https URL");
	}
	if (typeof signingKey !== "string" || webhook.signingKey === "") {
		throw new TypeError("webhook.signingKey must be a non-empty string");
	}
	const unknown = [events].flat().find((event) => !EVENT_NAMES.includes(event));
	if (unknown !== undefined) throw new TypeError(`webhook.events has an unknown event: ${String(unknown)}`);
	if (fetch !== undefined && typeof fetch !== "function")
		throw new TypeError("webhook.fetch must be a function like fetch");
}
