/** @import { AppContext } from "../route.js" */
/** @import { Json } from "../../types/json.d.ts" */
import { json, noContent } from "../../http/responses.js";
import { numberedPage } from "../http/paging.js";
import { conflict, malformed, notFound } from "../http/refusal.js";

/** The types that can be uploaded. */
const TYPES = ["image/bmp", "image/jpeg", "image/png", "image/gif", "application/pdf"];

/**
 * Checks that a folder exists. "0 or absent = root".
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
	/** @param {number | null} id @returns {boolean} */
	const isInside = (id) => {
		if (id === parent) return true;
		if (isDirect || id === null) return false;
		return isInside(store.app.assetFolders.find(id)?.parent_folder_id ?? null);
	};
	const page = numberedPage(
		items.filter(({ parent_folder_id }) => isInside(parent_folder_id)),
		query,
	);
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
export const updateFolder = (context) => update(context, context.store.app.assetFolders);

/**
 * `DELETE /v1/assets/folders/{id}`, with what is in it.
 *
 * @param {AppContext} context
 */
export function deleteFolder(context) {
	const { assets, assetFolders } = context.store.app;
	const folder = assetFolders.find(readId(context));
	if (folder === undefined) throw notFound();
	const inside = new Set([folder.id]);
	for (const one of assetFolders.list()) if (inside.has(one.parent_folder_id ?? 0)) inside.add(one.id);
	for (const asset of assets.list()) if (inside.has(asset.parent_folder_id ?? 0)) assets.delete(asset.id);
	for (const id of inside) assetFolders.delete(id);
	return noContent();
}
