/** @import { Context } from "../routes.js" */
/** @import { Identifier } from "../shapes/identifiers.js" */

import { BadRequest, invalid } from "../http/bad-request.js";
import { noContent } from "../http/responses.js";
import { readPersonAttributes } from "../shapes/attributes.js";
import { isAbsent, readObject } from "../shapes/fields.js";
import { checkEmail, checkId } from "../shapes/identifiers.js";
import { identifyPerson } from "../workspace/people.js";

// "If your request includes these keys, Customer.io ignores them."
const IGNORED = ["form_id", "form_name", "form_type", "form_url", "form_url_param"];

/**
 * `POST /api/v1/forms/{form_id}/submit`. Even a rejected request creates the form if it is unknown. The fields become
 * attributes, because the sandbox has no field mapping.
 *
 * @param {Context} context
 */
export function submitForm({ store, params, body, now }) {
	const submissions = store.form(params.form_id);
	const data = Object.fromEntries(
		Object.entries(readObject(body.data, "data")).filter(([name]) => !IGNORED.includes(name)),
	);
	const identifier = readRespondent(data);
	const fields = readFields(data);
	const attributes = readPersonAttributes(fields, "data.");
	const person = identifyPerson(store, identifier, { attributes, onlyUpdate: false }, undefined, now);
	if (person) submissions.push({ customer: person.cio_id, fields, submitted: now });
	return noContent();
}

/**
 * @param {Context["body"]} data
 * @returns {Identifier}
 */
function readRespondent({ id, email }) {
	if (isAbsent(id) === isAbsent(email)) {
		throw new BadRequest(invalid("data", "must have exactly one of id and email"));
	}
	if (typeof email === "string") return { kind: "email", value: checkEmail(email, "data.email") };
	// The specification's example has a number.
	const text = typeof id === "number" ? String(id) : id;
	if (typeof text === "string") return { kind: "id", value: checkId(text, "data.id") };
	throw new BadRequest(invalid(isAbsent(id) ? "data.email" : "data.id", "must be a string"));
}

/** @param {Context["body"]} data */
function readFields({ id, email, ...fields }) {
	const problems = Object.entries(fields)
		.filter(([, value]) => typeof value !== "string")
		.map(([name]) => invalid(`data.${name}`, "must be a string"));
	if (problems.length > 0) throw new BadRequest(...problems);
	return /** @type {Record<string, string>} */ (fields);
}
