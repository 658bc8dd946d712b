/** Validates responses against the OpenAPI file of the App API. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { matchesTemplate } from "../../harness/specifications.js";

/** @typedef {import("./support.js").AppResponse} AppResponse */
/** @typedef {{ operationId: string, responses: Record<string, any>, requestBody?: any }} Operation */
/** @typedef {{ paths: Record<string, Record<string, Operation>>, components: any }} Specification */

const seconds = {
	type: /** @type {const} */ ("number"),
	validate: (/** @type {number} */ value) => Number.isInteger(value) && value >= 0 && value < 1e11,
};

const FORMATS = {
	"unix-timestamp": seconds,
	email: /^\S+@\S+$/,
	uuid: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
	uri: /^https?:\/\/./,
	url: /^https?:\/\/./,
	"iso-8601": /^\d{4}-\d\d-\d\dT/,
	int32: seconds,
	int64: seconds,
	json: {
		validate: (/** @type {string} */ text) => {
			JSON.parse(text);
			return true;
		},
	},
	binary: /^/,
};

/** @param {Specification} specification */
export function createValidator(specification) {
	const ajv = new Ajv2020({ strict: false, allErrors: true, formats: FORMATS });
	ajv.addSchema(/** @type {any} */ (specification), "app");

	/** @param {string[]} pointer @param {unknown} value */
	const validate = (pointer, value) => {
		const path = pointer.map((name) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1")));
		const check = ajv.getSchema(`app#/${path.join("/")}`);
		if (!check) throw new Error(`The specification has no schema at ${pointer.join("/")}.`);
		return check(value) ? undefined : ajv.errorsText(check.errors, { dataVar: "" });
	};

	/** @param {string} method @param {string} path */
	const find = (method, path) => {
		const [plain] = path.split("?");
		const verb = method.toLowerCase();
		// A path with names comes before one with parameters in their place.
		const template = Object.keys(specification.paths)
			.filter((one) => matchesTemplate(plain, one) && verb in specification.paths[one])
			.sort((one, other) => one.split("{").length - other.split("{").length)[0];
		return template === undefined
			? undefined
			: { template, verb, operation: specification.paths[template][verb] };
	};

	return {
		/** The operation of a request. @param {string} method @param {string} path */
		operationOf: (method, path) => find(method, path)?.operation.operationId,

		/**
		 * @param {string} method
		 * @param {string} path
		 * @param {AppResponse} response
		 * @returns {string | undefined} a violation of the specification, if any
		 */
		check(method, path, { status, headers, data }) {
			const found = find(method, path);
			if (!found) return "does not exist";
			const { template, verb, operation } = found;
			const given = operation.responses[status];
			if (!given) return `the status ${status} is not in the specification`;
			const [responses, pointer] = given.$ref
				? [
						specification.components.responses.RateLimited,
						["components", "responses", given.$ref.split("/").pop()],
					]
				: [given, ["paths", template, verb, "responses", String(status)]];
			if (!responses.content) return status < 300 && data !== undefined ? "unexpected body" : undefined;
			const [type] = (headers.get("content-type") ?? "").split(";");
			if (!(type in responses.content)) return `the content type is ${type}`;
			return type === "application/json"
				? validate([...pointer, "content", type, "schema"], data)
				: undefined;
		},
	};
}
