import { get, post, put, remove } from "../route.js";
import { shape, text } from "../shapes/checks.js";
import {
	COLLECTION,
	COLLECTION_UPDATE,
	createCollection,
	deleteCollection,
	getCollection,
	getContent,
	listCollections,
	updateCollection,
	updateContent,
} from "./collections.js";
import { createSnippet, deleteSnippet, listSnippets, updateSnippet } from "./snippets.js";

const COLLECTION_PATH = "/v1/collections/{collection_id}";
const SNIPPET = shape({ name: text({ min: 1, max: 150 }), value: text() });

export const CONTENT_ROUTES = [
	get("/v1/snippets", listSnippets),
	post("/v1/snippets", createSnippet, { check: SNIPPET, invalid: 422 }),
	put("/v1/snippets", updateSnippet, { check: SNIPPET }),
	remove("/v1/snippets/{snippet_name}", deleteSnippet),
	get("/v1/collections", listCollections),
	post("/v1/collections", createCollection, { check: COLLECTION }),
	get(COLLECTION_PATH, getCollection),
	put(COLLECTION_PATH, updateCollection, { check: COLLECTION_UPDATE }),
	remove(COLLECTION_PATH, deleteCollection),
	get(`${COLLECTION_PATH}/content`, getContent),
	put(`${COLLECTION_PATH}/content`, updateContent, { body: "any" }),
];
