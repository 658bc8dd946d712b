/** Walks through a list, from page to page. */

import { errorReport } from "../host/report.js";
import { StateError } from "../public/errors.js";

/**
 * The parameter that asks for the next page, and its value: empty after the last page.
 *
 * @typedef {(page: any, items: unknown[], query: any) => [name: string, value: unknown]} Paging
 */

/** @type {Paging} A page has the cursor of the next one. */
export const CURSOR = (page) => ["start", page?.next];

/** @type {Paging} The cursor is among the data about the page. */
export const META_CURSOR = (page) => ["cursor", page?.meta?.pagination?.next_cursor];

/** @type {Paging} Pages are counted by their items. The last one is empty: a server may give fewer items than were asked for. */
export const OFFSET = (_page, items, query) => [
	"offset",
	items.length > 0 ? (Number(query?.offset) || 0) + items.length : undefined,
];

/**
 * Pages are numbered from 1 on. One without items is the last, unless it has something else that the total may count, such as the folders
 * beside emails.
 *
 * @type {Paging}
 */
export const PAGE = (page, items, query) => {
	const number = Number(query?.page) || 1;
	const { limit, total } = page?.meta?.pagination ?? {};
	const hasOthers = limit > 0 && total >= 0 && Object.values(page).some((list) => list?.length > 0);
	const isLast = (items.length === 0 && !hasOthers) || number * limit >= total;
	return ["page", isLast ? undefined : number + 1];
};

/**
 * The items of a page. Customer.io returns `null` for none.
 *
 * @param {any} page
 * @param {string} items the member of a page that has its items
 * @returns {any[]}
 */
export const itemsOf = (page, items) => (Array.isArray(page?.[items]) ? page[items] : []);

/**
 * The pages of a list. A page is requested when the one before it has been used.
 *
 * @param {string} action
 * @param {PromiseLike<any>} first
 * @param {(query: object) => PromiseLike<any>} next
 * @param {any} query that of the first page
 * @param {Paging} paging
 * @param {string} items the member of a page that has its items
 */
export async function* walk(action, first, next, query, paging, items) {
	const seen = new Set([query?.start, query?.cursor]);
	let requests = 1;
	let page = await first;
	for (;;) {
		yield page;
		const given = itemsOf(page, items);
		const [name, value] = paging(page, given, query);
		if (value === undefined || value === null || value === "") return;
		if (seen.has(value)) throw repeated(action, requests);
		seen.add(value);
		query = { ...query, [name]: value };
		page = await next(query);
		requests += 1;
		// Pages that the client counts never repeat a value: only their items show that the server does not.
		if (COUNTED.includes(name) && isSame(itemsOf(page, items), given)) throw repeated(action, requests);
	}
}

/** The parameters whose values the client counts. */
const COUNTED = ["offset", "page"];

/** @param {unknown[]} given @param {unknown[]} before */
const isSame = (given, before) =>
	given.length > 0 &&
	given.length === before.length &&
	given.every((item, index) => JSON.stringify(item) === JSON.stringify(before[index]));

/** @param {string} action @param {number} attempts */
const repeated = (action, attempts) =>
	new StateError(
		errorReport("state", `${action}: the server returned the same page again, so the list would never end`, {
			attempts,
		}),
	);
