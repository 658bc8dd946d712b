/** @import { AppContext } from "../route.js" */
import { json, noContent } from "../../http/responses.js";
import { notFound, Refusal } from "../http/refusal.js";

/**
 * `GET /v1/snippets`
 *
 * @param {AppContext} context
 */
export const listSnippets = ({ store }) => json(200, { snippets: [...store.app.snippets.values()] });

/** @param {AppContext} context */
function save({ store, body, now }) {
	const snippet = { name: String(body.name), value: String(body.value), updated_at: now };
	store.app.snippets.set(snippet.name, snippet);
	return json(200, { snippet });
}

/**
 * `POST /v1/snippets`
 *
 * @param {AppContext} context
 */
export function createSnippet(context) {
	if (context.store.app.snippets.has(String(context.body.name))) {
		throw new Refusal(422, { detail: "a snippet of this name exists", pointer: "/name" });
	}
	return save(context);
}

/**
 * `PUT /v1/snippets` creates or updates.
 *
 * @param {AppContext} context
 */
export const updateSnippet = (context) => save(context);

/**
 * `DELETE /v1/snippets/{snippet_name}`
 *
 * @param {AppContext} context
 */
export function deleteSnippet({ store, params }) {
	if (!store.app.snippets.delete(params.snippet_name)) throw notFound();
	return noContent();
}
