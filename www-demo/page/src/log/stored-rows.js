/** The log's rows in the tab's session, so that they survive a reload. */

/** @typedef {import("./rows.js").Row} Row */

const KEY = "customerio-wasm-demo-log";

/** @returns {Row[]} newest first */
export function storedRows() {
	try {
		/** @type {Row[]} */
		const rows = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
		return rows.map((row) => (row.status.tone === "waiting" ? { ...row, status: INTERRUPTED } : row));
	} catch {
		// Storage that is blocked, or written by another version of the page.
		return [];
	}
}

/** @type {Row["status"]} */
const INTERRUPTED = { text: "page left", tone: "warned" };

/** @param {Row[]} rows newest first */
export function storeRows(rows) {
	try {
		sessionStorage.setItem(KEY, JSON.stringify(rows));
	} catch {
		// Without storage, or beyond its quota, the log ends with the page.
	}
}
