/** @import { AppContext } from "../route.js" */
/** @import { StudioNode } from "./store.js" */
import { numberedPage, readNumber } from "../http/paging.js";
import { malformed, notFound } from "../http/refusal.js";
import { isInside } from "../store/folders.js";

/**
 * The folder that new things go into.
 *
 * @param {AppContext} context
 * @returns {string | null} `null` for the root
 */
export function readParent({ store, body }) {
	const { parent_folder_id = null } = body;
	if (parent_folder_id === null) return null;
	return store.app.studio.folders.get(String(parent_folder_id)).id;
}

const SORTS = /** @type {const} */ (["created", "updated", "name"]);

/**
 * The nodes of a list, by the filters and the order of the query.
 *
 * @template {StudioNode} T
 * @param {AppContext} context
 * @param {readonly T[]} nodes
 */
function selectNodes({ store, query }, nodes) {
	const parent = query.get("parent_folder_id") || null;
	if (parent !== null && store.app.studio.folders.find(parent) === undefined) throw notFound();
	const isDirect = query.get("direct_descendants_only") === "true";
	const sort = query.get("sort_by") || "created";
	const key = SORTS.find((one) => one === sort);
	if (key === undefined) throw malformed(`sort_by must be one of ${SORTS.join(", ")}`);
	const order = query.get("sort_order") || "asc";
	if (order !== "asc" && order !== "desc") throw malformed("sort_order must be asc or desc");
	const isInTime = readTimes(query);
	/** @param {StudioNode} node */
	const isHere = ({ parent_folder_id: id }) =>
		isDirect ? id === parent : isInside(store.app.studio.folders, id, parent);
	const found = nodes.filter((node) => isHere(node) && isInTime(node));
	const sign = order === "asc" ? 1 : -1;
	return found.sort((one, other) => (one[key] === other[key] ? 0 : one[key] < other[key] ? -sign : sign));
}

/**
 * @param {URLSearchParams} query
 * @returns {(node: StudioNode) => boolean}
 */
function readTimes(query) {
	/** @param {string} name @param {number} fallback */
	const read = (name, fallback) => readNumber(query, name, { fallback, min: 0 });
	const [createdAfter, updatedAfter] = [read("created_after", -1), read("updated_after", -1)];
	const createdBefore = read("created_before", Number.MAX_SAFE_INTEGER);
	const updatedBefore = read("updated_before", Number.MAX_SAFE_INTEGER);
	return ({ created, updated }) =>
		created > createdAfter && created < createdBefore && updated > updatedAfter && updated < updatedBefore;
}

/**
 * @template {StudioNode} T
 * @param {AppContext} context
 * @param {readonly T[]} nodes
 */
export function pageOf(context, nodes) {
	const { items, pagination } = numberedPage(selectNodes(context, nodes), context.query);
	const { page, limit, ...filters } = Object.fromEntries(context.query);
	return { items, meta: { filters, pagination } };
}

/**
 * The folders of the same place, which a list of emails or components shows beside them.
 *
 * @param {AppContext} context
 */
export function foldersBeside({ store, query }) {
	const parent = query.get("parent_folder_id") || null;
	return store.app.studio.folders.list().filter(({ parent_folder_id }) => parent_folder_id === parent);
}
