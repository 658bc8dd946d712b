/** Validates requests against Customer.io's OpenAPI file of the App API. */
import { Ajv2020 } from "ajv/dist/2020.js";
import { matchesTemplate } from "../../harness/specifications.js";

/** @typedef {import("./record.js").Sent} Sent */
/** @typedef {{ name: string, problem: string }} Problem */
/** @typedef {{ parameters?: { name: string, in: string }[], requestBody?: { content: Record<string, unknown> } }} Operation */
/** @typedef {{ paths: Record<string, Record<string, Operation>> }} Specification */

/**
 * @param {Specification} specification
 * @returns {(request: Sent, hasRealBody: boolean) => string[]} returns the violations, those of the body only if it is a real one
 */
export function createChecker(specification) {
	const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
	ajv.addSchema(/** @type {any} */ (specification), "app");
	return ({ method, path, query, type, body }, hasRealBody) => {
		const verb = method.toLowerCase();
		const template = Object.keys(specification.paths).find(
			(one) => matchesTemplate(path, one) && verb in specification.paths[one],
		);
		if (!template) return [`${method} ${path} does not exist`];
		const operation = specification.paths[template][verb];
		const known = (operation.parameters ?? []).filter((parameter) => parameter.in === "query");
		const unknown = query
			.map((pair) => pair.split("=")[0])
			.filter((name) => !known.some((parameter) => parameter.name === name))
			.map((name) => `${method} ${template}: the query has ${name}`);
		return [...unknown, ...bodyProblems(operation, template, verb, type, body, hasRealBody)];
	};

	/**
	 * @param {Operation} operation
	 * @param {string} template
	 * @param {string} verb
	 * @param {string | undefined} type
	 * @param {unknown} body
	 * @param {boolean} hasRealBody
	 */
	function bodyProblems(operation, template, verb, type, body, hasRealBody) {
		const content = operation.requestBody?.content;
		const at = `${verb.toUpperCase()} ${template}`;
		if (!content) return body === "" ? [] : [`${at}: an unexpected body`];
		if (body === "") return [`${at}: no body`];
		if (!type || !(type in content)) return [`${at}: the content type ${type}`];
		if (type !== "application/json" || !hasRealBody) return [];
		const pointer = ["paths", template, verb, "requestBody", "content", type, "schema"]
			.map((name) => encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1")))
			.join("/");
		const validate = ajv.getSchema(`app#/${pointer}`);
		if (!validate) throw new Error(`The specification has no schema at ${pointer}.`);
		return validate(body) ? [] : [`${at}: ${ajv.errorsText(validate.errors, { dataVar: "body" })}`];
	}
}

/** @param {RegExp} pattern */
const problem = (pattern) => (/** @type {Problem} */ found) => pattern.test(found.problem);

/** Where the official client sends what the file does not have, and so does this package. @type {readonly { what: string, matches: (problem: Problem) => boolean }[]} */
export const EXCEPTIONS = [
	{
		what: "filters of lists of messages",
		matches: problem(
			/messages(\/\{message_id\})?: the query has (type|\w+_id|associations|archived_message)$/,
		),
	},
	{ what: "unique clicks", matches: problem(/metrics\/links: the query has unique$/) },
	{
		what: "suppressions of one address",
		matches: problem(/esp\/suppression\/\{suppression_type\}: the query has email$/),
	},
	{ what: "an empty body of a suppression", matches: problem(/^POST \/v1\/esp\/.*: an unexpected body$/) },
	{
		what: "a push message with a payload of its own, without a template",
		matches: problem(/^POST \/v1\/send\/push: body must have required property 'transactional_message_id'$/),
	},
];
