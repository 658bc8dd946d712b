/** Requests that may differ from Customer.io's OpenAPI file, with reasons. */

/** @typedef {import("./openapi.js").Specification} Specification */
/** @typedef {{ what: string, why: string, correct: (specification: Specification) => void }} FileMistake */
/** @typedef {{ what: string, matches: (request: { method: string, path: string, body: any }) => boolean }} InvalidCall */

/** @param {Specification} specification @param {string} template @param {string} method */
const bodyOf = (specification, template, method) =>
	specification.paths[template][method].requestBody?.content["application/json"].schema;

/** Allows several alternatives to match. @param {any} schema */
function allowSeveral(schema) {
	schema.anyOf = schema.oneOf;
	delete schema.oneOf;
}

/** @param {any} schema @param {(schema: any) => void} visit */
function walk(schema, visit) {
	if (typeof schema !== "object" || schema === null) return;
	visit(schema);
	for (const part of Object.values(schema)) walk(part, visit);
}

/** Mistakes in the file. @type {readonly FileMistake[]} */
export const FILE_MISTAKES = [
	{
		what: "One of `id`, `email` and `cio_id`, none of them required",
		why: "Each alternative also allows the properties of the others, so nothing matches exactly one",
		correct: (specification) =>
			walk(specification, (schema) => {
				const names = schema.oneOf?.map(
					(/** @type {any} */ one) => one.required ?? Object.keys(one.properties ?? {}),
				);
				if (String(names) === "id,email,cio_id") allowSeveral(schema);
			}),
	},
	{
		what: "No body for suppress and unsuppress",
		why: "Customer.io's own clients send an empty object",
		correct(specification) {
			for (const action of ["suppress", "unsuppress"]) {
				const { post } = specification.paths[`/api/v1/customers/{identifier}/${action}`];
				post.requestBody = {
					content: { "application/json": { schema: { type: "object", maxProperties: 0 } } },
				};
			}
		},
	},
	{
		what: "The metrics of each channel",
		why: "Most metrics belong to several channels, and the request does not name one",
		correct: (specification) => allowSeveral(bodyOf(specification, "/api/v1/metrics", "post")),
	},
	{
		what: "Anonymous events of each type",
		why: "The first alternative allows all types, so a page or a screen matches two",
		correct: (specification) => allowSeveral(specification.components.schemas.anonymousEventsRequest),
	},
	{
		what: "The required `anonymous_id` of a person's screen view",
		why: "The path already identifies the person",
		correct(specification) {
			const [, , screen] = specification.components.schemas.eventsRequest.oneOf;
			screen.required = ["name", "type"];
		},
	},
	{
		what: "Attribute values: only strings, integers and booleans",
		why: "Customer.io accepts objects, arrays, fractions, and `null` to remove an attribute",
		correct(specification) {
			bodyOf(specification, "/api/v1/customers/{identifier}", "put").additionalProperties = true;
		},
	},
];

const METRICS = ["bounced", "clicked", "converted", "deferred", "delivered", "dropped", "opened", "spammed"];
const isString = (/** @type {unknown} */ value) => typeof value === "string";

/** Calls that the file rightly excludes. The types exclude them too, but the client sends them, and Customer.io decides. @type {readonly InvalidCall[]} */
export const INVALID_CALLS = [
	{ what: "The target of a redirect", matches: ({ path }) => path === "/elsewhere" },
	{
		what: "An unknown or missing metric",
		matches: ({ path, body }) => path === "/api/v1/metrics" && !METRICS.includes(body.metric),
	},
	{
		what: "A form without a person, or with values other than strings",
		matches: ({ path, body }) =>
			path.endsWith("/submit") &&
			!(("id" in body.data || "email" in body.data) && Object.values(body.data).every(isString)),
	},
	{
		what: "A device with an unknown platform",
		matches: ({ method, path, body }) =>
			method === "PUT" && path.endsWith("/devices") && !["ios", "android"].includes(body.device.platform),
	},
	{
		what: "Device attributes that are not strings",
		matches: ({ method, path, body }) =>
			method === "PUT" &&
			path.endsWith("/devices") &&
			!Object.values(body.device.attributes ?? {}).every(isString),
	},
];
