/** @import { AppContext } from "../route.js" */
/** @import { Identifier } from "../../shapes/identifiers.js" */
import { malformed, notFound } from "../http/refusal.js";

const KINDS = /** @type {const} */ (["id", "email", "phone", "cio_id"]);

/**
 * What kind of identifier a request means by `id_type`: by default the id.
 *
 * @param {URLSearchParams} query
 * @returns {Identifier["kind"]}
 */
export function readIdType(query) {
	const text = query.get("id_type") || "id";
	const kind = KINDS.find((one) => one === text);
	if (kind === undefined) throw malformed(`id_type must be one of ${KINDS.join(", ")}`);
	return kind;
}

/**
 * The person of a path.
 *
 * @param {AppContext} context
 * @throws {import("../http/refusal.js").Refusal} a 404
 */
export function personOf({ store, params, query }) {
	const person = store.people.find({ kind: readIdType(query), value: params.customer_id });
	if (person === undefined) throw notFound();
	return person;
}

/**
 * A cio_id counts up in hexadecimal, in order of creation.
 *
 * @param {{ cio_id: string }} person
 */
export const rankOfPerson = ({ cio_id }) => Number.parseInt(cio_id, 16);
