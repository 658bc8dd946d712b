/** @import { AppContext } from "../route.js" */
/** @import { SandboxImport } from "../../types/app.d.ts" */
/** @import { Check } from "../shapes/checks.js" */
import { isObject } from "../../http/body.js";
import { json } from "../../http/responses.js";
import { shape, text } from "../shapes/checks.js";

const PROCESS = text({ choices: ["all", "only_new", "only_existing"] });
const FIELDS = { name: text({ min: 1 }), data_file_url: text({ pattern: /^https?:\/\/./, what: "a URL" }) };
const OPTIONS = { data_to_process: PROCESS, people_to_process: PROCESS, description: text() };
const ID_OR_EMAIL = text({ choices: ["id", "email"] });

/** What each type needs beside the rest. */
const TYPES = {
	people: { identifier: ID_OR_EMAIL },
	event: { identifier: ID_OR_EMAIL },
	relationship: { identifier: text({ choices: ["id", "email", "cio_id"] }) },
	object: { object_type_id: text({ min: 1 }) },
};

/** @type {Check} */
export const IMPORT = shape({
	import: (value, pointer) => {
		const type = isObject(value) ? String(value.type) : "";
		const own = Object.hasOwn(TYPES, type) ? TYPES[/** @type {keyof typeof TYPES} */ (type)] : {};
		return shape({ type: text({ choices: Object.keys(TYPES) }), ...FIELDS, ...own }, OPTIONS)(value, pointer);
	},
});

/**
 * `POST /v1/imports`. The sandbox fetches no files.
 *
 * @param {AppContext} context
 */
export function createImport({ store, body, now }) {
	const input = /** @type {Record<string, string>} */ (body.import);
	const { name, description = "", type, data_file_url, data_to_process, people_to_process } = input;
	const { identifier, object_type_id } = input;
	const fields = {
		created_at: now,
		name,
		description,
		type,
		data_file_url,
		data_to_process: data_to_process ?? people_to_process ?? "all",
		...(identifier === undefined ? {} : { identifier }),
		...(object_type_id === undefined ? {} : { object_type_id }),
	};
	const created = store.app.imports.add(/** @type {SandboxImport} */ (fields));
	return json(200, { import: show(created, "preprocessing") });
}

/**
 * `GET /v1/imports/{import_id}`
 *
 * @param {AppContext} context
 */
export const getImport = ({ store, params }) =>
	json(200, { import: show(store.app.imports.get(params.import_id), "imported") });

/**
 * @param {SandboxImport} one
 * @param {"preprocessing" | "imported"} state
 */
function show({ data_file_url, ...one }, state) {
	const { created_at, data_to_process } = one;
	const counts = { rows_to_import: 0, rows_imported: 0 };
	return { ...one, people_to_process: data_to_process, updated_at: created_at, ...counts, state, error: "" };
}
