/** @import { Json } from "./types/state.d.ts" */
/** @import { Context } from "./routes.js" */
/** @import { Identifier } from "./identifiers.js" */
/** @import { Store, StoredPerson } from "./store.js" */
/** @import { JsonObject } from "./body.js" */
import { accepted, BadRequest } from "./answers.js";
import { readAttributes } from "./attributes.js";
import { checkId, isEmail, readIdentifier } from "./identifiers.js";

/**
 * The identifiers of an identify body; `null` takes one away, `undefined` leaves it.
 *
 * @typedef {{ id?: string | null; email?: string | null }} BodyIdentifiers
 */

/**
 * `PUT /api/v1/customers/{identifier}`. What the real API would only log ("Attribute Update Failure") is
 * left undone here, with the same 200.
 *
 * @param {Context} context
 */
export function identify({ store, params, body, now }) {
	const identifier = readIdentifier(params.identifier);
	const identifiers = readIdentifiers(body);
	const attributes = readAttributes(body);
	const person = personToUpdate(store, identifier, identifiers, body._update === true ? undefined : now);
	if (person) {
		updateIdentifiers(store, person, identifier, identifiers);
		updateAttributes(store, person, attributes, body._timestamp, now);
	}
	return accepted();
}

/**
 * `DELETE /api/v1/customers/{identifier}`. Somebody unknown is as good as deleted: the spec has no 404 here.
 *
 * @param {Context} context
 */
export function destroy({ store, params }) {
	const person = store.find(readIdentifier(params.identifier));
	if (person) store.delete(person);
	return accepted();
}

/**
 * The person that an identifier means, made if need be; a cio_id is never made from outside.
 *
 * @param {Store} store
 * @param {Identifier} identifier
 * @param {number} now
 * @returns {StoredPerson | undefined}
 */
export function findOrCreate(store, identifier, now) {
	const found = store.find(identifier);
	if (found || identifier.kind === "cio_id") return found;
	const person = store.create(now);
	store.setIdentifier(person, identifier.kind, identifier.value);
	return person;
}

/**
 * @param {JsonObject} body
 * @returns {BodyIdentifiers}
 */
function readIdentifiers({ id, email, _update }) {
	if (_update !== undefined && typeof _update !== "boolean")
		throw new BadRequest("_update must be a boolean");
	return {
		id: readOptional("id", typeof id === "number" ? String(id) : id, checkId),
		email: readOptional("email", email, checkEmail),
	};
}

/**
 * @param {string} name
 * @param {Json | undefined} value
 * @param {(text: string) => string} check
 */
function readOptional(name, value, check) {
	if (value === undefined) return undefined;
	if (value === null || value === "") return null;
	if (typeof value !== "string") throw new BadRequest(`${name} must be a string`);
	return check(value);
}

/** @param {string} email */
function checkEmail(email) {
	if (!isEmail(email)) throw new BadRequest("email must be an email address");
	return email;
}

/**
 * "If the identifier in the path does not belong to a person but you use an identifier in your request body
 * that does belong to a person, your request updates the person and assigns them the identifier in the path."
 *
 * @param {Store} store
 * @param {Identifier} identifier
 * @param {BodyIdentifiers} body
 * @param {number | undefined} now when to create a person who does not exist; `undefined` for never
 */
function personToUpdate(store, identifier, body, now) {
	const found = store.find(identifier);
	if (found || identifier.kind === "cio_id") return found;
	const named =
		(body.id && store.find({ kind: "id", value: body.id })) ||
		(body.email && store.find({ kind: "email", value: body.email }));
	if (named) {
		store.setIdentifier(named, identifier.kind, identifier.value);
		return named;
	}
	return now === undefined ? undefined : findOrCreate(store, identifier, now);
}

/**
 * An identifier that is set can be changed only by way of the cio_id, and never to that of somebody else.
 *
 * @param {Store} store
 * @param {StoredPerson} person
 * @param {Identifier} identifier
 * @param {BodyIdentifiers} body
 */
function updateIdentifiers(store, person, identifier, body) {
	for (const kind of /** @type {const} */ (["id", "email"])) {
		const value = body[kind];
		if (value === undefined) continue;
		if (person[kind] !== undefined && identifier.kind !== "cio_id") continue;
		if (value !== null && isTaken(store, person, kind, value)) continue;
		store.setIdentifier(person, kind, value ?? undefined);
	}
}

/**
 * @param {Store} store
 * @param {StoredPerson} person
 * @param {"id" | "email"} kind
 * @param {string} value
 */
function isTaken(store, person, kind, value) {
	const owner = store.find({ kind, value });
	return owner !== undefined && owner !== person;
}

/**
 * An update that carries a `_timestamp` does not overwrite what a later `_timestamp` wrote. The spec does
 * not say how it compares with an update that has none, so those are taken as they come.
 *
 * @param {Store} store
 * @param {StoredPerson} person
 * @param {Map<string, Json>} attributes
 * @param {Json | undefined} timestamp
 * @param {number} now
 */
function updateAttributes(store, person, attributes, timestamp, now) {
	const stamp = Number.isInteger(timestamp) ? Number(timestamp) : undefined;
	for (const [name, value] of attributes) {
		const last = person.stamps.get(name);
		if (stamp !== undefined && last !== undefined && stamp < last) continue;
		if (name === "anonymous_id" && typeof value === "string" && value !== "") {
			if (!store.claim(value, person, now)) continue;
		}
		if (stamp === undefined) person.stamps.delete(name);
		else person.stamps.set(name, stamp);
		if (value === null || value === "") person.attributes.delete(name);
		else person.attributes.set(name, value);
	}
}
