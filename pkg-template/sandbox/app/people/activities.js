/** @import { AppContext } from "../route.js" */
/** @import { StoredPerson } from "../../store/people.js" */
/** @import { Store } from "../../store/store.js" */
/** @import { Json } from "../../types/json.d.ts" */
import { json } from "../../http/responses.js";
import { rankOfDelivery, typeOf } from "../deliveries/show.js";
import { readNumber } from "../http/paging.js";
import { malformed } from "../http/refusal.js";
import { personOf, rankOfPerson, readIdType } from "./find.js";
import { identifiersOf } from "./show.js";

/**
 * Where an activity stands among all: its time, its kind (0 to 2), and its number within its kind. It stays the same when others come or
 * go.
 *
 * @typedef {[time: number, kind: number, number: number]} Place
 */

/** More than the metrics that a message can have. */
const METRICS = 10_000;

/** @typedef {{ place: Place; type: string; customer: string; name?: string; more: Record<string, Json> }} Activity */

/** @param {Place} one @param {Place} other */
const compare = (one, other) => one[0] - other[0] || one[1] - other[1] || one[2] - other[2];

/**
 * What people have done and what was sent to them: their creation, events, and the metrics of their messages. The sandbox keeps no
 * history of attributes.
 *
 * @param {Store} store
 * @returns {Activity[]} oldest first
 */
function activitiesOf(store) {
	/** @type {Activity[]} */
	const created = store.people.list().map((person) => ({
		place: [person.created, 0, rankOfPerson(person)],
		type: "profile_create",
		customer: person.cio_id,
		more: {},
	}));
	/** @type {Activity[]} */
	const events = store.events.list().flatMap(({ type, name, timestamp, customer, data }, index) => {
		return customer === null ? [] : [{ place: [timestamp, 1, index], type, customer, name, more: { data } }];
	});
	/** @type {Activity[]} */
	const metrics = store.deliveries.sent().flatMap((delivery) => {
		const { id, message, metrics } = delivery;
		const { customer } = message;
		if (customer === null) return [];
		return metrics.map(({ metric, timestamp }, index) => ({
			place: [timestamp, 2, rankOfDelivery(delivery) * METRICS + index],
			type: `${metric}_${typeOf(message)}`,
			customer,
			more: { delivery_id: id, data: { delivery_id: id } },
		}));
	});
	return [...created, ...events, ...metrics].sort((one, other) => compare(one.place, other.place));
}

/**
 * @param {AppContext} context
 * @param {(activity: Activity) => boolean} isWanted
 */
function respond({ store, query }, isWanted) {
	const [type, name] = [query.get("type"), query.get("name")];
	const start = readPlace(query.get("start"));
	const size = readNumber(query, "limit", { fallback: 10, max: 100 });
	const rest = activitiesOf(store).filter(
		(one) =>
			isWanted(one) &&
			(!type || one.type === type) &&
			(!name || one.name === name) &&
			(start === undefined || compare(one.place, start) < 0),
	);
	const page = rest.reverse().slice(0, size);
	const last = page.at(-1);
	const next = last && rest.length > size ? btoa(last.place.join(":")) : "";
	const activities = page.map(({ place, type, customer, name, more }) => ({
		id: `activity-${place[1]}-${place[2]}`,
		type,
		timestamp: place[0],
		...(name === undefined ? {} : { name }),
		...showOwner(store.people.find({ kind: "cio_id", value: customer })),
		...more,
	}));
	return json(200, { activities, next });
}

/** @param {string | null} text a cursor @returns {Place | undefined} */
function readPlace(text) {
	if (text === null || text === "") return undefined;
	try {
		const match = /^(-?\d+):(\d):(\d+)$/.exec(atob(text));
		if (match) return [Number(match[1]), Number(match[2]), Number(match[3])];
	} catch {
		// Refused below, like any other invalid cursor.
	}
	throw malformed("start must be the `next` of an earlier page");
}

/** @param {StoredPerson | undefined} person `undefined` if deleted */
function showOwner(person) {
	if (person === undefined) return { customer_id: null };
	return { customer_id: person.id ?? null, customer_identifiers: identifiersOf(person) };
}

/**
 * `GET /v1/customers/{customer_id}/activities`
 *
 * @param {AppContext} context
 */
export function getActivities(context) {
	const { cio_id } = personOf(context);
	return respond(context, ({ customer }) => customer === cio_id);
}

/**
 * `GET /v1/activities`, of the people who exist, or of the deleted ones.
 *
 * @param {AppContext} context
 */
export function listActivities(context) {
	const { store, query } = context;
	const value = query.get("customer_id");
	const person = value ? store.people.find({ kind: readIdType(query), value }) : undefined;
	const isDeleted = query.get("deleted") === "true";
	return respond(context, ({ customer }) => {
		if (value) return customer === person?.cio_id;
		return (store.people.find({ kind: "cio_id", value: customer }) === undefined) === isDeleted;
	});
}
