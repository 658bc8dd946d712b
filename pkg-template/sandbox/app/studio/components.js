/** @import { AppContext } from "../route.js" */
/** @import { StudioComponent } from "./store.js" */
import { json, noContent } from "../../http/responses.js";
import { conflict } from "../http/refusal.js";
import { givenOf } from "../shapes/checks.js";
import { foldersBeside, pageOf, readParent } from "./lists.js";

/** @param {StudioComponent} component */
const showInList = ({ content, ...component }) => component;

/**
 * `GET /v1/design_studio/components`
 *
 * @param {AppContext} context
 */
export function listComponents(context) {
	const tag = context.query.get("tag");
	const found = context.store.app.studio.components.list().filter((one) => !tag || one.tag === tag);
	const { items, meta } = pageOf(context, found);
	return json(200, { components: items.map(showInList), folders: foldersBeside(context), meta });
}

/**
 * `POST /v1/design_studio/components`. A tag belongs to one component.
 *
 * @param {AppContext} context
 */
export function createComponent(context) {
	const { store, body, now } = context;
	checkTag(context, undefined);
	const component = store.app.studio.components.add({
		name: String(body.name),
		tag: String(body.tag),
		content: String(body.content),
		parent_folder_id: readParent(context),
		created: now,
		updated: now,
	});
	return json(200, { component });
}

/**
 * @param {AppContext} context
 * @param {string | undefined} id of the component that may have the tag
 */
function checkTag({ store, body }, id) {
	const owner = store.app.studio.components.list().find(({ tag }) => tag === body.tag);
	if (owner && owner.id !== id) throw conflict(`the tag ${body.tag} belongs to another component`);
}

/** @param {AppContext} context */
const componentOf = ({ store, params }) => store.app.studio.components.get(params.id);

/**
 * `GET /v1/design_studio/components/{id}`
 *
 * @param {AppContext} context
 */
export const getComponent = (context) => json(200, { component: componentOf(context) });

/**
 * `PUT /v1/design_studio/components/{id}`
 *
 * @param {AppContext} context
 */
export function updateComponent(context) {
	const component = componentOf(context);
	const { body, now } = context;
	checkTag(context, component.id);
	if (body.parent_folder_id !== undefined) component.parent_folder_id = readParent(context);
	Object.assign(component, givenOf(body, ["name", "tag", "content"]), { updated: now });
	return noContent();
}

/**
 * `DELETE /v1/design_studio/components/{id}`
 *
 * @param {AppContext} context
 */
export function deleteComponent({ store, params }) {
	store.app.studio.components.delete(params.id);
	return noContent();
}
