/** @import { AppContext } from "../route.js" */
/** @import { OptOut } from "../../types/app.d.ts" */
import { json, noContent } from "../../http/responses.js";
import { cursorPage } from "../http/paging.js";
import { personOf, rankOfPerson } from "./find.js";

/** @param {OptOut} optOut */
const show = ({ channel, from }) => ({ channel, from });

/**
 * `GET /v1/customers/{customer_id}/optouts`
 *
 * @param {AppContext} context
 */
export function getOptOuts(context) {
	const { cio_id } = personOf(context);
	const own = context.store.app.optOuts.filter(({ customer }) => customer === cio_id);
	return json(200, { optouts: own.map(show) });
}

/**
 * `PUT /v1/customers/{customer_id}/optouts`. Those that are not named stay as they are.
 *
 * @param {AppContext} context
 */
export function updateOptOuts(context) {
	const { cio_id } = personOf(context);
	const { app } = context.store;
	const changes = /** @type {{ from: string; optout: boolean; channel?: OptOut["channel"] }[]} */ (
		context.body.optouts
	);
	for (const { from, optout, channel = "sms" } of changes) {
		app.optOuts = app.optOuts.filter(
			(one) => one.customer !== cio_id || one.from !== from || one.channel !== channel,
		);
		if (optout) app.optOuts.push({ customer: cio_id, channel, from });
	}
	return noContent();
}

/**
 * `GET /v1/optouts`
 *
 * @param {AppContext} context
 */
export function listOptOuts({ store, query }) {
	const from = query.get("from");
	const wanted = store.app.optOuts.filter((one) => !from || one.from === from);
	const people = store.people
		.list()
		.filter(({ cio_id }) => wanted.some(({ customer }) => customer === cio_id));
	const { items, next } = cursorPage(people, rankOfPerson, query, { limit: 100, max: 1000 });
	const optouts = items.map(({ id = "", cio_id }) => ({
		customer_id: id,
		cio_id,
		optouts: wanted.filter(({ customer }) => customer === cio_id).map(show),
	}));
	return json(200, { optouts, next });
}
