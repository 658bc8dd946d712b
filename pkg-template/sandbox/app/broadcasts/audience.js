/** @import { AppContext } from "../route.js" */
/** @import { JsonObject } from "../../http/body.js" */
/** @import { Json } from "../../types/json.d.ts" */
/** @import { Identifier } from "../../shapes/identifiers.js" */
/** @import { StoredPerson } from "../../store/people.js" */
/** @import { Check } from "../shapes/checks.js" */

import { isObject } from "../../http/body.js";
import { byteLength } from "../../http/bytes.js";
import { FILTER, matches } from "../people/filter.js";
import { boolean, either, list, object, shape, text, wrong } from "../shapes/checks.js";

const MAX_DATA_BYTES = 50_000;
const many = { max: 10_000 };

/** The audiences, of which a trigger has one at most. */
const AUDIENCES = {
	recipients: FILTER,
	ids: list(text({ min: 1 }), many),
	emails: list(text({ pattern: /@/, what: "an email address" }), many),
	per_user_data: list(
		either(
			shape({ id: text({ min: 1 }) }, { data: object }),
			shape({ email: text({ min: 1 }) }, { data: object }),
		),
		many,
	),
	data_file_url: text({ pattern: /^https?:\/\/./, what: "a URL" }),
};

const FLAGS = { email_add_duplicates: boolean, email_ignore_missing: boolean, id_ignore_missing: boolean };

/** @type {Check} */
export const TRIGGER = (value, pointer) => {
	const problems = shape({}, { data: object, ...AUDIENCES, ...FLAGS })(value, pointer);
	if (!isObject(value)) return problems;
	const named = Object.keys(AUDIENCES).filter((name) => value[name] !== undefined);
	if (named.length > 1) problems.push(...wrong(`/${named[1]}`, `must not stand beside ${named[0]}`));
	if (isObject(value.data) && byteLength(JSON.stringify(value.data)) > MAX_DATA_BYTES) {
		problems.push(...wrong("/data", `must be at most ${MAX_DATA_BYTES} bytes`));
	}
	return problems;
};

/**
 * One line of an audience: an identifier, and its own data.
 *
 * @typedef {{ identifier: Identifier; data: JsonObject }} Line
 */

/**
 * Whom a trigger is for. Without an audience it is everybody: the sandbox knows no default segment. A file is not fetched.
 *
 * @param {AppContext} context
 * @returns {{ people: { person: StoredPerson; data: JsonObject }[]; errors: string[] }}
 */
export function findAudience({ store, body }) {
	const lines = readLines(body);
	if (lines === undefined) {
		const { recipients } = body;
		const all = body.data_file_url === undefined ? store.people.list() : [];
		const people = all.filter((person) => recipients === undefined || matches(store, recipients, person));
		return { people: people.map((person) => ({ person, data: {} })), errors: [] };
	}
	/** @type {string[]} */
	const errors = [];
	const people = lines.flatMap(({ identifier, data }, index) => {
		const person = store.people.find(identifier);
		if (person) return [{ person, data }];
		const { kind, value } = identifier;
		const isIgnored = body[kind === "id" ? "id_ignore_missing" : "email_ignore_missing"] === true;
		if (!isIgnored) errors.push(`line ${index + 1}: no customer with the ${kind} ${value}`);
		return [];
	});
	return { people, errors };
}

/**
 * @param {JsonObject} body
 * @returns {Line[] | undefined} `undefined` if the audience is not listed
 */
function readLines({ ids, emails, per_user_data }) {
	if (Array.isArray(ids)) return ids.map((id) => toLine("id", id));
	if (Array.isArray(emails)) return emails.map((email) => toLine("email", email));
	if (!Array.isArray(per_user_data)) return undefined;
	return per_user_data.map((user) => {
		const { id, email, data } = /** @type {JsonObject} */ (user);
		return {
			...(id === undefined ? toLine("email", email) : toLine("id", id)),
			data: isObject(data) ? data : {},
		};
	});
}

/**
 * @param {"id" | "email"} kind
 * @param {Json} value
 * @returns {Line}
 */
const toLine = (kind, value) => ({ identifier: { kind, value: String(value) }, data: {} });
