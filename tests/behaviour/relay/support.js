/** Relays, requests of pages, and what many cases expect. */
import { clientOf, seconds } from "../support.js";
import { ulidAt } from "../ulid.js";

/** @typedef {import("../suite.js").Context} Context */
/** @typedef {typeof import("customerio-wasm/relay")} Module */
/** @typedef {import("customerio-wasm/relay").RelayOptions} Options */

/** The module under test. The process that lists the cases cannot import it. */
export const relayModule = () => import("customerio-wasm/relay");

export const SECRET = "a secret of the tests, 32 characters";

/** Where the relay is. */
export const ORIGIN = "https://shop.example";
export const RELAY_URL = `${ORIGIN}/e`;

/** A relay that takes the events of the cases, before `options`. */
export const RULES = { events: ["cta_clicked", "pricing_viewed"], cookie: { secret: SECRET } };

/** The person of a session whose cookie is `session=42`. @param {Request} request */
export const bySession = (request) => {
	const [, id] = /session=(\w+)/.exec(request.headers.get("cookie") ?? "") ?? [];
	return id ? { id } : null;
};

/**
 * Makes a relay to the suite's sandbox, whose client does not retry.
 *
 * @param {Context} context
 * @param {Partial<Omit<Options, "client" | "sink">>} [options]
 */
export async function relayOf(context, options) {
	const { createRelay } = await relayModule();
	const client = clientOf(context, { retry: { maxRetries: 0 } });
	return createRelay({ ...RULES, ...options, client });
}

/**
 * Makes a relay that only collects operations.
 *
 * @param {Partial<Omit<Options, "client" | "sink">>} [options]
 */
export async function collectingRelay(options) {
	const { createRelay } = await relayModule();
	/** @type {any[]} */
	const operations = [];
	const relay = createRelay({ ...RULES, ...options, sink: (batch) => void operations.push(...batch) });
	return { relay, operations };
}

/** A ULID. @param {number} [time] in unix seconds */
export const ulid = (time = seconds()) => ulidAt(time * 1000);

/** @param {object} [change] */
export const trackItem = (change) => ({
	type: "track",
	id: ulid(),
	name: "cta_clicked",
	at: seconds(),
	...change,
});

/** @param {object} [change] */
export const pageItem = (change) => ({ ...trackItem(), type: "page", name: `${ORIGIN}/pricing`, ...change });

/** @param {object} data @param {object} [change] */
export const identifyItem = (data, change) => ({
	type: "identify",
	id: ulid(),
	data,
	at: seconds(),
	...change,
});

/** What a page sends. @param {unknown[]} items @param {object} [change] */
export const bodyOf = (items, change) => JSON.stringify({ v: 1, sent_at: seconds(), items, ...change });

/**
 * The request of a page.
 *
 * @param {unknown[] | string | Uint8Array<ArrayBuffer> | ReadableStream} content items, or a body
 * @param {Record<string, string | null>} [headers] added to those of a browser; `null` takes one away
 * @param {RequestInit & { duplex?: string, url?: string }} [init]
 */
export function requestOf(content, headers, { url = RELAY_URL, ...init } = {}) {
	const all = { "content-type": "text/plain;charset=utf-8", origin: ORIGIN, ...headers };
	const given = Object.entries(all).flatMap(([name, value]) =>
		value === null ? [] : [/** @type {[string, string]} */ ([name, value])],
	);
	const body = Array.isArray(content) ? bodyOf(content) : content;
	return new Request(url, { method: "POST", headers: given, body, ...init });
}

/**
 * The response of a relay, with its body read.
 *
 * @param {(request: Request) => Promise<Response>} relay
 * @param {Parameters<typeof requestOf>} request
 */
export async function responseTo(relay, ...request) {
	const response = await relay(requestOf(...request));
	return { status: response.status, body: await response.json(), headers: response.headers, response };
}

/** The name and the value of the cookie that a response sets. @param {Response} response */
export function cookieOf({ headers }) {
	const [pair = ""] = (headers.get("set-cookie") ?? "").split(";");
	return pair;
}
