/** @import { AppContext } from "../route.js" */
/** @import { StoredPerson } from "../../store/people.js" */
/** @import { Store } from "../../store/store.js" */
/** @import { Json } from "../../types/json.d.ts" */
import { json } from "../../http/responses.js";
import { typeOf } from "../deliveries/show.js";
import { cursorPage } from "../http/paging.js";
import { personOf, readIdType } from "./find.js";
import { identifiersOf } from "./show.js";

/** @typedef {{ type: string; timestamp: number; customer: string; name?: string; more: Record<string, Json> }} Activity */

/**
 * What people have done and what was sent to them: their creation, events, and the metrics of their messages. The sandbox keeps no
 * history of attributes.
 *
 * @param {Store} store
 * @returns {Activity[]} oldest first
 */
function activitiesOf(store) {
	const created = store.people.list().map(({ cio_id, created }) => ({
		type: "profile_create",
		timestamp: created,
		customer: cio_id,
		more: {},
	}));
	const events = store.events.list().flatMap(({ type, name, timestamp, customer, data }) => {
		return customer === null ? [] : [{ type, timestamp, customer, name, more: { data } }];
	});
	const metrics = store.deliveries.sent().flatMap(({ id, message, metrics }) => {
		const { customer } = message;
		if (customer === null) return [];
		return metrics.map(({ metric, timestamp }) => ({
			type: `${metric}_${typeOf(message)}`,
			timestamp,
			customer,
			more: { delivery_id: id, data: { delivery_id: id } },
		}));
	});
	return [...created, ...events, ...metrics].sort((one, other) => one.timestamp - other.timestamp);
}

/**
 * @param {AppContext} context
 * @param {(activity: Activity) => boolean} isWanted
 */
function respond({ store, query }, isWanted) {
	const [type, name] = [query.get("type"), query.get("name")];
	const numbered = activitiesOf(store).map((activity, index) => ({ ...activity, index }));
	const found = numbered.filter(
		(one) => isWanted(one) && (!type || one.type === type) && (!name || one.name === name),
	);
	const page = cursorPage(found, ({ index }) => index, query, { limit: 10, max: 100, newestFirst: true });
	const activities = page.items.map(({ index, type, timestamp, customer, name, more }) => ({
		id: `activity-${index + 1}`,
		type,
		timestamp,
		...(name === undefined ? {} : { name }),
		...showOwner(store.people.find({ kind: "cio_id", value: customer })),
		...more,
	}));
	return json(200, { activities, next: page.next });
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
