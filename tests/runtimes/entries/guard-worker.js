/** What becomes of a call with the key in this worker, or in what imports this file. Whoever sends a message, or connects, gets it. */
import { APIClient, TrackClient } from "customerio-wasm/inline";

const fetch = async () => Response.json({ region: "us" });

/** The options of clients, and whether they must be refused in a browser. */
const CLIENTS = /** @type {const} */ ([
	[{ fetch }, true],
	[{ fetch, region: "auto" }, true],
	[{ fetch, url: "https://track.customer.io" }, true],
	[{ fetch, url: "https://TRACK-EU.customer.io.:443/api/v1" }, true],
	[{ fetch, url: "https://relay.example" }, false],
	[{ fetch, dangerouslyAllowBrowser: true }, false],
]);

/** The options of clients of the App API, all of which must be refused in a browser. */
const APP_CLIENTS = [{ fetch }, { fetch, url: "https://relay.example" }];

/** The options of clients with a private key, all of which must be refused in a browser. */
const KEY_CLIENTS = [
	{ fetch },
	{ fetch, dangerouslyAllowBrowser: true },
	{ fetch, url: "https://relay.example" },
];

/** What a browser must do. */
export const REFUSED = [
	...CLIENTS.map(([, isRefused]) => (isRefused ? "dangerouslyAllowBrowser" : "sent")),
	...APP_CLIENTS.map(() => "appKey"),
	...KEY_CLIENTS.map(() => "key"),
];

/** @param {Promise<unknown>} call @returns {Promise<string>} */
const outcomeOf = (call) =>
	call.then(
		() => "sent",
		(error) => error.argument ?? String(error),
	);

/** @type {Promise<string[]>} what each client did */
export const outcomes = Promise.all([
	...CLIENTS.map(([options]) => outcomeOf(new TrackClient("site", "key", options).identify("42"))),
	...APP_CLIENTS.map((options) => outcomeOf(new APIClient("key", options).getSegment(7))),
	...KEY_CLIENTS.map((options) => outcomeOf(new TrackClient("sk_us_key", options).identify("42"))),
]);

const scope = /** @type {any} */ (globalThis);
/** @param {{ ports: readonly MessagePort[] }} event */
const respond = ({ ports }) => void outcomes.then((each) => (ports[0] ?? scope).postMessage(each));
for (const type of ["connect", "message"]) scope.addEventListener(type, respond);
