/** Where a request may differ from Customer.io's OpenAPI file, and why. */

/** @typedef {import("./openapi.js").Specification} Specification */
/** @typedef {{ what: string, why: string, mend: (specification: Specification) => void }} Slip */
/** @typedef {{ what: string, isOdd: (request: { method: string, path: string, body: any }) => boolean }} Oddity */

/** @param {Specification} specification @param {string} template @param {string} method */
const bodyOf = (specification, template, method) =>
	specification.paths[template][method].requestBody?.content["application/json"].schema;

/** Alternatives that need not exclude each other. @param {any} schema */
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

/** What the file says and does not mean. @type {readonly Slip[]} */
export const SLIPS = [
	{
		what: "One of `id`, `email` and `cio_id`, none of which is required",
		why: "Each alternative allows what another one is for, so that nothing fits exactly one",
		mend: (specification) =>
			walk(specification, (schema) => {
				const names = schema.oneOf?.map(
					(/** @type {any} */ one) => one.required ?? Object.keys(one.properties ?? {}),
				);
				if (String(names) === "id,email,cio_id") allowSeveral(schema);
			}),
	},
	{
		what: "No body to suppress and unsuppress",
		why: "Customer.io's own clients send an empty object",
		mend(specification) {
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
		why: "Most metrics are those of several channels, and the request does not name one",
		mend: (specification) => allowSeveral(bodyOf(specification, "/api/v1/metrics", "post")),
	},
	{
		what: "Anonymous events of each type",
		why: "The first alternative has all types, so that a page or a screen fits two",
		mend: (specification) => allowSeveral(specification.components.schemas.anonymousEventsRequest),
	},
	{
		what: "The `anonymous_id` of a person's screen view",
		why: "It is required, for a person who is named in the path",
		mend(specification) {
			const [, , screen] = specification.components.schemas.eventsRequest.oneOf;
			screen.required = ["name", "type"];
		},
	},
	{
		what: "The values of attributes: text, integers and booleans alone",
		why: "Customer.io takes objects, lists, fractions and `null`, which removes an attribute",
		mend(specification) {
			bodyOf(specification, "/api/v1/customers/{identifier}", "put").additionalProperties = true;
		},
	},
];

const METRICS = ["bounced", "clicked", "converted", "deferred", "delivered", "dropped", "opened", "spammed"];
const isText = (/** @type {unknown} */ value) => typeof value === "string";

/** Calls that the file rightly has not. The types do not let them pass, and Customer.io decides on them. @type {readonly Oddity[]} */
export const ODDITIES = [
	{
		what: "A metric that does not exist, or none",
		isOdd: ({ path, body }) => path === "/api/v1/metrics" && !METRICS.includes(body.metric),
	},
	{
		what: "A form without a person, or with other values than text",
		isOdd: ({ path, body }) =>
			path.endsWith("/submit") &&
			!(("id" in body.data || "email" in body.data) && Object.values(body.data).every(isText)),
	},
	{
		what: "Attributes of an operation that are no object",
		isOdd: ({ path, body }) =>
			path === "/api/v2/entity" &&
			(Array.isArray(body.attributes) || Object(body.attributes) !== body.attributes),
	},
	{
		what: "A device of another platform",
		isOdd: ({ method, path, body }) =>
			method === "PUT" && path.endsWith("/devices") && !["ios", "android"].includes(body.device.platform),
	},
	{
		what: "Attributes of a device that are no text",
		isOdd: ({ method, path, body }) =>
			method === "PUT" &&
			path.endsWith("/devices") &&
			!Object.values(body.device.attributes ?? {}).every(isText),
	},
];
