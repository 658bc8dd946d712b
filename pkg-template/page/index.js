/**
 * Records events in a page, for the owner's relay.
 *
 * @import * as api from "./index.js"
 */
import { encodeItem } from "./item.js";
import { readOptions } from "./options.js";
import { makeQueue } from "./queue.js";
import { reportUncaught } from "./report-uncaught.js";
import { makeSender } from "./sender.js";
import { makeUlids } from "./ulid.js";

/** On a server there is nobody to record. @type {api.Page<any>} */
const SERVER = {
	anonymous: true,
	dropped: 0,
	track: () => undefined,
	page: () => undefined,
	identify: () => undefined,
	setConsent() {},
	reset: async () => {},
	flush: async () => ({ left: 0 }),
};

/** @type {typeof api.createPage} */
export function createPage(given) {
	const options = readOptions(given);
	return globalThis.window?.document ? open(options) : SERVER;
}

/** @param {Required<api.PageOptions>} options @returns {api.Page<any>} */
function open(options) {
	const url = new URL(options.relay, document.baseURI).href;
	if (!/^https?:\/\/[^/@]+\//.test(url))
		throw new TypeError("createPage: relay must be a path, or a URL of http(s) without a user");
	const prefix = `queue ${url} `;
	const isRefused = options.privacySignals && hasSignal();
	let consent = isRefused ? "denied" : options.consent;
	let anonymous = true;
	let dropped = 0;
	let isReporting = false;

	const makeId = makeUlids();
	const queue = makeQueue(prefix, makeId, lose);
	const sender = makeSender(url, prefix, queue, options, () => consent === "granted", lose, learn);

	/** @param {boolean} isAnonymous */
	function learn(isAnonymous) {
		anonymous = isAnonymous;
	}

	/** @param {api.LossReason} reason @param {number} count @param {string} [code] */
	function lose(reason, count, code) {
		if (count === 0) return;
		dropped += count;
		// What the hook itself records may drop more items: it would be called without end.
		if (isReporting) return;
		isReporting = true;
		try {
			options.onDropped({ reason, count, code });
		} catch (error) {
			reportUncaught(error);
		}
		isReporting = false;
	}

	function applyConsent() {
		if (consent === "granted") queue.store();
		if (consent === "denied") lose("consent", queue.clear());
		sender.schedule();
	}

	/**
	 * Never throws: it must not break the click handler that calls it.
	 *
	 * @param {import("./item.js").Type} type
	 * @param {unknown} name
	 * @param {unknown} data
	 */
	function record(type, name, data) {
		if (consent === "denied") return undefined;
		try {
			const id = makeId();
			queue.add(id, encodeItem(type, id, name, data), sender.inFlight);
			sender.schedule();
			return id;
		} catch (error) {
			lose("invalid", 1);
			reportUncaught(error);
			return undefined;
		}
	}

	window.addEventListener("pagehide", sender.leave);
	window.addEventListener("visibilitychange", () => {
		if (document.hidden) sender.leave();
	});
	window.addEventListener("online", sender.run);
	// The page may come back from the back/forward cache, with requests that will get no response.
	window.addEventListener("pageshow", () => sender.schedule());
	applyConsent();

	return {
		get anonymous() {
			return anonymous;
		},
		get dropped() {
			return dropped;
		},
		track: (name, data) => record("track", name, data),
		page: (name = location.origin + location.pathname, data = undefined) => record("page", name, data),
		identify: (attributes) => record("identify", undefined, attributes),
		setConsent(isGiven) {
			if (isRefused) return;
			consent = isGiven === true || isGiven === "granted" ? "granted" : "denied";
			applyConsent();
		},
		reset: sender.reset,
		async flush() {
			await sender.flush();
			return { left: queue.all().length };
		},
	};
}

/** Whether the visitor's browser asks sites not to track: Global Privacy Control, or Do Not Track. */
function hasSignal() {
	const { globalPrivacyControl, doNotTrack } = /** @type {any} */ (globalThis.navigator ?? {});
	return globalPrivacyControl === true || doNotTrack === "1";
}
