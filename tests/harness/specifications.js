/** Customer.io's OpenAPI files, which this repository cannot publish. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./consumer.js";

/**
 * One of the files. `read` parses it anew each time, so a test may change what it gets.
 *
 * @typedef {object} Specification
 * @property {string | undefined} missing why a test has to be skipped, and what to do, if the file is not there
 * @property {() => any} read
 */

/**
 * @param {string} name of the API, in the variable that says where its file is
 * @param {string} file its name beside the repository
 * @returns {Specification}
 */
function specification(name, file) {
	const variable = `CUSTOMERIO_${name}_OPENAPI`;
	const path = process.env[variable] ?? join(ROOT, "../shared/reference/specs", file);
	return {
		missing: existsSync(path)
			? undefined
			: `Customer.io's OpenAPI file is missing at ${path}: set ${variable}`,
		read: () => JSON.parse(readFileSync(path, "utf8")),
	};
}

export const APP = specification("APP", "app-openapi-2026-09.json");
export const PIPELINES = specification("PIPELINES", "pipelines-openapi.json");
export const TRACK = specification("TRACK", "track-openapi.json");
export const WEBHOOKS = specification("WEBHOOKS", "webhooks-openapi.json");

/**
 * @param {string} path of a request, without its query
 * @param {string} template such as `/v1/exports/{export_id}`
 */
export function matchesTemplate(path, template) {
	const [parts, segments] = [path.split("/"), template.split("/")];
	const isMatch = (/** @type {string} */ segment, /** @type {number} */ index) =>
		segment.startsWith("{") ? parts[index] !== "" : segment === parts[index];
	return parts.length === segments.length && segments.every(isMatch);
}
