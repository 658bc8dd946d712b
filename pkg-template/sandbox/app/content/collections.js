/** @import { AppContext } from "../route.js" */
/** @import { JsonObject } from "../../http/body.js" */
/** @import { Json } from "../../types/json.d.ts" */

import { isObject } from "../../http/body.js";
import { byteLength } from "../../http/bytes.js";
import { json, noContent } from "../../http/responses.js";
import { malformed } from "../http/refusal.js";
import { either, list, object, shape, text } from "../shapes/checks.js";

const URL_TEXT = text({ pattern: /^https?:\/\/./, what: "a URL" });

export const COLLECTION = either(
	shape({ name: text({ min: 1 }), data: list(object) }),
	shape({ name: text({ min: 1 }), url: URL_TEXT }),
);
export const COLLECTION_UPDATE = shape({}, { name: text({ min: 1 }), data: list(object), url: URL_TEXT });

/** @param {AppContext} context */
const collectionOf = ({ store, params }) => store.app.collections.get(params.collection_id);

/** @param {ReturnType<typeof collectionOf>} collection */
function show({ rows, ...collection }) {
	const schema = [...new Set(rows.flatMap((row) => Object.keys(row)))];
	return { ...collection, bytes: byteLength(JSON.stringify(rows)), rows: rows.length, schema };
}

/**
 * `GET /v1/collections`
 *
 * @param {AppContext} context
 */
export const listCollections = ({ store }) =>
	json(200, { collections: store.app.collections.list().map(show) });

/**
 * `POST /v1/collections`. The sandbox fetches no URL: such a collection is empty.
 *
 * @param {AppContext} context
 */
export function createCollection({ store, body, now }) {
	const { name, data } = body;
	const rows = /** @type {JsonObject[]} */ (data ?? []);
	const created = store.app.collections.add({ name, rows, created_at: now, updated_at: now });
	return json(200, { collection: show(created) });
}

/**
 * `GET /v1/collections/{collection_id}`
 *
 * @param {AppContext} context
 */
export const getCollection = (context) => json(200, { collection: show(collectionOf(context)) });

/**
 * `PUT /v1/collections/{collection_id}`
 *
 * @param {AppContext} context
 */
export function updateCollection(context) {
	const collection = collectionOf(context);
	const { name, data } = context.body;
	const rows = /** @type {JsonObject[]} */ (data ?? collection.rows);
	const changes = { name: name ?? collection.name, rows, updated_at: context.now };
	return json(200, { collection: show(Object.assign(collection, changes)) });
}

/**
 * `DELETE /v1/collections/{collection_id}`
 *
 * @param {AppContext} context
 */
export function deleteCollection({ store, params }) {
	store.app.collections.delete(params.collection_id);
	return noContent();
}

/**
 * `GET /v1/collections/{collection_id}/content`: the rows. The specification calls them an object.
 *
 * @param {AppContext} context
 */
export const getContent = (context) => json(200, collectionOf(context).rows);

/**
 * `PUT /v1/collections/{collection_id}/content`: rows, or an object that has them as `data`.
 *
 * @param {AppContext} context
 */
export function updateContent(context) {
	const collection = collectionOf(context);
	const { content } = context;
	const rows = isObject(content) ? content.data : content;
	if (!Array.isArray(rows) || !rows.every((row) => isObject(/** @type {Json} */ (row)))) {
		throw malformed("the content must be an array of objects");
	}
	const changes = { rows: /** @type {JsonObject[]} */ (rows), updated_at: context.now };
	return json(200, { collection: show(Object.assign(collection, changes)) });
}
