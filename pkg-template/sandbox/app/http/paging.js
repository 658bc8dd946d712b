import { malformed } from "./refusal.js";

/**
 * A whole number of the query. More than `max` counts as `max`.
 *
 * @param {URLSearchParams} query
 * @param {string} name
 * @param {{ fallback: number; min?: number; max?: number }} limits
 */
export function readNumber(query, name, { fallback, min = 1, max = Number.MAX_SAFE_INTEGER }) {
	const text = query.get(name);
	if (text === null || text === "") return fallback;
	const number = Number(text);
	if (/^\d+$/.test(text) && number >= min) return Math.min(number, max);
	throw malformed(`${name} must be a whole number of at least ${min}`);
}

/**
 * A page of a list, by the cursor `start`. A cursor is the rank of the last item of the previous page, so that no item is
 * skipped or repeated when others are added or deleted between two requests.
 *
 * @template T
 * @param {readonly T[]} items in ascending order of rank
 * @param {(item: T, index: number) => number} rankOf
 * @param {URLSearchParams} query
 * @param {{ limit: number; max?: number; newestFirst?: boolean }} options `limit` is the default
 * @returns {{ items: T[]; next: string }} `next` is `""` on the last page
 */
export function cursorPage(items, rankOf, query, { limit, max, newestFirst = false }) {
	const size = readNumber(query, "limit", { fallback: limit, max });
	const start = readCursor(query.get("start"));
	const ranked = items.map((item, index) => ({ item, rank: rankOf(item, index) }));
	if (newestFirst) ranked.reverse();
	const rest =
		start === undefined ? ranked : ranked.filter(({ rank }) => (newestFirst ? rank < start : rank > start));
	const page = rest.slice(0, size);
	const last = page.at(-1);
	const next = last && rest.length > size ? btoa(String(last.rank)) : "";
	return { items: page.map(({ item }) => item), next };
}

/** @param {string | null} text */
function readCursor(text) {
	if (text === null || text === "") return undefined;
	try {
		const decoded = atob(text);
		if (/^-?\d+$/.test(decoded)) return Number(decoded);
	} catch {
		// Refused below, like any other invalid cursor.
	}
	throw malformed("start must be the `next` of an earlier page");
}

/**
 * A page of a list, by its number.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {URLSearchParams} query
 * @returns {{ items: T[]; pagination: { limit: number; page: number; total: number } }}
 */
export function numberedPage(items, query) {
	const limit = readNumber(query, "limit", { fallback: 1000, max: 10_000 });
	const page = readNumber(query, "page", { fallback: 1 });
	return {
		items: items.slice((page - 1) * limit, page * limit),
		pagination: { limit, page, total: items.length },
	};
}
