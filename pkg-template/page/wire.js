/** The wire format: `POST { v: 1, sent_at, items }`, and what a response means for the items. */
import { byteLength } from "./item.js";

/** @import { Item } from "./queue.js" */

/** The most that one request carries. Browsers let all `keepalive` requests of a page have 65,536 bytes in flight. */
const MAX_ITEMS = 100;
export const MAX_BYTES = 60_000;

/** Bytes of a body without its items. */
const ENVELOPE_BYTES = 60;

/**
 * What becomes of the items of a request. `settled`: the relay has decided about each. `split`: it refuses them as a whole, but perhaps
 * not each of them. `refused`: it refuses all of them. `later`: it may accept them later. `misconfigured`: the same, but first somebody
 * must fix something.
 *
 * @typedef {"settled" | "split" | "refused" | "later" | "misconfigured"} Verdict
 */

/**
 * The body of a relay's response, not checked yet.
 *
 * @typedef {{ accepted?: unknown, rejected?: unknown, anonymous?: unknown, code?: unknown } | null | undefined} RelayBody
 */

/**
 * The first items of a list, as many as fit into one request.
 *
 * @param {readonly Item[]} items
 * @param {number} maxBytes `MAX_BYTES`, less what other requests have in flight
 */
export function firstBatch(items, maxBytes) {
	let bytes = ENVELOPE_BYTES;
	let count = 0;
	for (const { text } of items.slice(0, MAX_ITEMS)) {
		bytes += byteLength(text) + 1;
		// An item that no request can carry goes alone: the relay refuses it.
		if (bytes > maxBytes && (count > 0 || maxBytes < MAX_BYTES)) break;
		count += 1;
	}
	return items.slice(0, count);
}

/** @param {readonly Item[]} items */
export const bodyOf = (items) =>
	`{"v":1,"sent_at":${Date.now() / 1000},"items":[${items.map(({ text }) => text).join()}]}`;

/**
 * @param {number} status 0 without a response
 * @param {RelayBody} body
 * @returns {Verdict}
 */
export function verdictOf(status, body) {
	// Many servers respond to any path with a page and a 200.
	if (status === 202 && typeof body?.accepted === "number") return "settled";
	if (status === 413 || (status === 400 && body?.code === "malformed")) return "split";
	if (status === 403 && body?.code === "consent") return "refused";
	return status === 0 || status === 429 || status >= 500 ? "later" : "misconfigured";
}

/**
 * The codes of the items that a relay has rejected.
 *
 * @param {RelayBody} body
 * @param {number} count of the items that were sent
 */
export const rejections = (body, count) =>
	(Array.isArray(body?.rejected) ? body.rejected : [])
		.slice(0, count)
		.map((item) => codeText(Object(item).code));

/**
 * The text of a code in a relay's response. A code that is an object may have a `toString` that is not a function.
 *
 * @param {unknown} code
 */
export const codeText = (code) => (typeof code === "object" ? JSON.stringify(code) : String(code));
