/** @import { AppContext } from "../route.js" */
import { json, noContent } from "../../http/responses.js";
import { conflict } from "../http/refusal.js";
import { checkMove } from "../store/folders.js";
import { pageOf, readParent } from "./lists.js";

/**
 * `GET /v1/design_studio/folders`
 *
 * @param {AppContext} context
 */
export function listFolders(context) {
	const { items, meta } = pageOf(context, context.store.app.studio.folders.list());
	return json(200, { folders: items, meta });
}

/**
 * `POST /v1/design_studio/folders`
 *
 * @param {AppContext} context
 */
export function createFolder(context) {
	const { store, body, now } = context;
	const node = { name: String(body.name), parent_folder_id: readParent(context), created: now, updated: now };
	return json(200, { folder: store.app.studio.folders.add(node) });
}

/** @param {AppContext} context */
const folderOf = ({ store, params }) => store.app.studio.folders.get(params.id);

/**
 * `GET /v1/design_studio/folders/{id}`
 *
 * @param {AppContext} context
 */
export const getFolder = (context) => json(200, { folder: folderOf(context) });

/**
 * `PUT /v1/design_studio/folders/{id}`
 *
 * @param {AppContext} context
 */
export function updateFolder(context) {
	const folder = folderOf(context);
	const { store, body, now } = context;
	if (body.parent_folder_id !== undefined) {
		const target = readParent(context);
		checkMove(store.app.studio.folders, folder.id, target);
		folder.parent_folder_id = target;
	}
	if (typeof body.name === "string") folder.name = body.name;
	folder.updated = now;
	return noContent();
}

/**
 * `DELETE /v1/design_studio/folders/{id}`. One that is not empty stays.
 *
 * @param {AppContext} context
 */
export function deleteFolder(context) {
	const { id } = folderOf(context);
	const { folders, emails, components } = context.store.app.studio;
	const inside = [folders, emails, components].flatMap(
		(records) => /** @type {{ parent_folder_id: string | null }[]} */ (records.list()),
	);
	if (inside.some(({ parent_folder_id }) => parent_folder_id === id))
		throw conflict("the folder is not empty");
	folders.delete(id);
	return noContent();
}
