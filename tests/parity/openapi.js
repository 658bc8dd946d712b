/** Validates requests against Customer.io's OpenAPI file of the Track API. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { matchesTemplate } from "../harness/specifications.js";

/** @typedef {import("./recorder.js").RecordedRequest} RecordedRequest */
/** @typedef {{ requestBody?: { content: Record<string, { schema: any }> }, security: unknown[] }} Operation */
/** @typedef {{ paths: Record<string, Record<string, Operation>>, components: { schemas: Record<string, any> } }} Specification */

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const SECONDS = {
	type: /** @type {const} */ ("number"),
	validate: (/** @type {number} */ value) => Number.isInteger(value),
};
const FORMATS = { ulid: ULID, ULID, "unix timestamp": SECONDS, "Unix timestamp": SECONDS, email: /@/ };

/**
 * @param {Specification} specification
 * @returns {(request: RecordedRequest) => string | undefined} returns a violation of the specification, if any
 */
export function createChecker(specification) {
	const ajv = new Ajv2020({ strict: false, formats: FORMATS });
	ajv.addSchema(/** @type {any} */ (specification), "track");
	return ({ method, path, headers, body }) => {
		const verb = method.toLowerCase();
		const template = Object.keys(specification.paths).find((one) => matchesTemplate(path, one));
		const operation = template && specification.paths[template][verb];
		if (!operation) return `${method} ${path} does not exist`;
		if (operation.security.length > 0 !== "authorization" in headers)
			return "credentials are missing or unexpected";
		if (!operation.requestBody) return body === "" ? undefined : "unexpected body";
		if (headers["content-type"] !== "application/json")
			return `the content type is ${headers["content-type"]}`;
		const pointer = ["paths", template, verb, "requestBody", "content", "application/json", "schema"]
			.map((name) => encodeURIComponent(name.replaceAll("/", "~1")))
			.join("/");
		const validate = ajv.getSchema(`track#/${pointer}`);
		if (!validate) throw new Error(`The specification has no schema at ${pointer}.`);
		if (validate(JSON.parse(body))) return undefined;
		return ajv.errorsText(validate.errors, { dataVar: "body" });
	};
}
