/** @import { AppRoute } from "../route.js" */
import { get, post, put, remove } from "../route.js";
import { integer, shape, text } from "../shapes/checks.js";
import {
	createAsset,
	createFolder,
	deleteAsset,
	deleteFolder,
	getAsset,
	getFolder,
	listAssets,
	listFolders,
	updateAsset,
	updateFolder,
} from "./assets.js";

const ASSET = "/v1/assets/files/{id}";
const FOLDER = "/v1/assets/folders/{id}";
const NAME = { name: text({ pattern: /\S/, what: "a name that is not blank" }) };
const PARENT = { parent_folder_id: integer({ min: 0 }) };
const UPDATE = shape({}, { ...NAME, ...PARENT });

/** @type {AppRoute[]} */
const ROUTES = [
	get("/v1/assets", listAssets),
	post("/v1/assets/files", createAsset, { body: "form" }),
	get(ASSET, getAsset),
	put(ASSET, updateAsset, { check: UPDATE }),
	remove(ASSET, deleteAsset),
	get("/v1/assets/folders", listFolders),
	post("/v1/assets/folders", createFolder, { check: shape(NAME, PARENT) }),
	get(FOLDER, getFolder),
	put(FOLDER, updateFolder, { check: UPDATE }),
	remove(FOLDER, deleteFolder),
];

export const ASSET_ROUTES = ROUTES.map((route) => ({ ...route, errors: /** @type {const} */ ("plain") }));
