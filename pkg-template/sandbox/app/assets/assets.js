/** @import { AppContext } from "../route.js" */
/** @import { Json } from "../../types/json.d.ts" */
import { json, noContent } from "../../http/responses.js";
import { numberedPage } from "../http/paging.js";
import { conflict, malformed } from "../http/refusal.js";
import { checkMove, isInside } from "../store/folders.js";

/** The types that can be uploaded. */
const TYPES = ["image/bmp", "image/jpeg", "image/png", "image/gif", "application/pdf"];

/**
 * The folder that a request names, which must exist. Without one, and with 0, it is the root.
 *
 * @param {AppContext} context
 * @param {Json | undefined} value
 * @returns {number | null}
 */
function readParent({ store }, value) {
	if (value === undefined || value === null || value === "" || Number(value) === 0) return null;
	return store.app.assetFolders.get(String(value)).id;
}

/**
 * @template {{ id: number; parent_folder_id: number | null }} T
 * @param {AppContext} context
 * @param {readonly T[]} items
 */
function pageOf(context, items) {
	const { query, store } = context;
	const parent = readParent(context, query.get("parent_folder_id"));
	const isDirect = query.get("direct_descendants_only") === "true";
	/** @param {T} item */
	const isWanted = ({ parent_folder_id: id }) =>
		isDirect ? id === parent : isInside(store.app.assetFolders, id, parent);
	const page = numberedPage(items.filter(isWanted), query);
	const filters = { direct_descendants_only: isDirect, parent_folder_id: parent };
	return { items: page.items, meta: { filters, pagination: page.pagination } };
}

/** Ids are positive integers: others are a 400. @param {AppContext} context */
function readId({ params }) {
	if (!/^[1-9]\d*$/.test(params.id)) throw malformed("id must be a positive integer");
	return params.id;
}

/**
 * `GET /v1/assets`
 *
 * @param {AppContext} context
 */
export function listAssets(context) {
	const { items, meta } = pageOf(context, context.store.app.assets.list());
	return json(200, { assets: items, meta });
}

/**
 * `POST /v1/assets/files`, a form with the file. The sandbox keeps its name and size.
 *
 * @param {AppContext} context
 */
export function createAsset(context) {
	const { store, form, now } = context;
	const file = form.files.get("file");
	if (file === undefined) throw malformed("file is required");
	if (!TYPES.includes(file.type))
		throw malformed(`file must be one of ${TYPES.join(", ")}, not "${file.type}"`);
	const name = form.fields.get("name") || file.name;
	const parent_folder_id = readParent(context, form.fields.get("parent_folder_id"));
	checkName(store.app.assets.list(), { name, parent_folder_id });
	const path = `/assets/${encodeURIComponent(name)}`;
	const fields = { name, path, size: file.size, parent_folder_id, created: now, updated: now };
	return json(200, { asset: store.app.assets.add(fields) });
}

/**
 * A name is used once in a folder.
 *
 * @param {readonly { id: number; name: string; parent_folder_id: number | null }[]} items
 * @param {{ id?: number; name: string; parent_folder_id: number | null }} wanted
 */
function checkName(items, { id, name, parent_folder_id }) {
	const owner = items.find((one) => one.name === name && one.parent_folder_id === parent_folder_id);
	if (owner && owner.id !== id) throw conflict(`there is one of the name ${name} in the folder already`);
}

/**
 * `GET /v1/assets/files/{id}`
 *
 * @param {AppContext} context
 */
export const getAsset = (context) => json(200, { asset: context.store.app.assets.get(readId(context)) });

/**
 * `PUT /v1/assets/files/{id}`
 *
 * @param {AppContext} context
 */
export const updateAsset = (context) => update(context, context.store.app.assets);

/**
 * @param {AppContext} context
 * @param {AppContext["store"]["app"]["assets"]} items
 */
function update(context, items) {
	const item = items.get(readId(context));
	const { body, now } = context;
	const parent_folder_id =
		body.parent_folder_id === undefined ? item.parent_folder_id : readParent(context, body.parent_folder_id);
	const name = typeof body.name === "string" ? body.name : item.name;
	checkName(items.list(), { id: item.id, name, parent_folder_id });
	Object.assign(item, { name, parent_folder_id, updated: now });
	return noContent();
}

/**
 * `DELETE /v1/assets/files/{id}`
 *
 * @param {AppContext} context
 */
export function deleteAsset(context) {
	context.store.app.assets.delete(readId(context));
	return noContent();
}

/**
 * `GET /v1/assets/folders`
 *
 * @param {AppContext} context
 */
export function listFolders(context) {
	const { items, meta } = pageOf(context, context.store.app.assetFolders.list());
	return json(200, { folders: items, meta });
}

/**
 * `POST /v1/assets/folders`
 *
 * @param {AppContext} context
 */
export function createFolder(context) {
	const { store, body, now } = context;
	const name = String(body.name);
	const parent_folder_id = readParent(context, body.parent_folder_id);
	checkName(store.app.assetFolders.list(), { name, parent_folder_id });
	return json(200, {
		folder: store.app.assetFolders.add({ name, parent_folder_id, created: now, updated: now }),
	});
}

/**
 * `GET /v1/assets/folders/{id}`
 *
 * @param {AppContext} context
 */
export const getFolder = (context) =>
	json(200, { folder: context.store.app.assetFolders.get(readId(context)) });

/**
 * `PUT /v1/assets/folders/{id}`
 *
 * @param {AppContext} context
 */
export function updateFolder(context) {
	const { assetFolders } = context.store.app;
	const { id } = assetFolders.get(readId(context));
	const { parent_folder_id } = context.body;
	if (parent_folder_id !== undefined) checkMove(assetFolders, id, readParent(context, parent_folder_id));
	return update(context, assetFolders);
}

/**
 * `DELETE /v1/assets/folders/{id}`, with what is in it.
 *
 * @param {AppContext} context
 */
export function deleteFolder(context) {
	const { assets, assetFolders } = context.store.app;
	const { id: deleted } = assetFolders.get(readId(context));
	const inside = assets.list().filter((asset) => isInside(assetFolders, asset.parent_folder_id, deleted));
	const folders = assetFolders.list().filter(({ id }) => isInside(assetFolders, id, deleted));
	for (const { id } of inside) assets.delete(id);
	for (const { id } of folders) assetFolders.delete(id);
	return noContent();
}
