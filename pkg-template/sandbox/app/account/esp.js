/** @import { AppContext } from "../route.js" */
/** @import { EspSuppression } from "../../types/app.d.ts" */
import { json, noContent } from "../../http/responses.js";
import { cursorPage, readNumber } from "../http/paging.js";
import { malformed } from "../http/refusal.js";

const TYPES = /** @type {const} */ (["blocks", "bounces", "spam_reports", "invalid_emails"]);

/** @param {AppContext} context */
function typeOf({ params }) {
	const type = TYPES.find((one) => one === params.suppression_type);
	if (type === undefined) throw malformed(`suppression_type must be one of ${TYPES.join(", ")}`);
	return type;
}

/** Responses have two categories for the four types. @param {EspSuppression["type"]} type */
const categoryOf = (type) => (type === "spam_reports" ? "spam" : "bounces");

/** @param {EspSuppression} suppression */
const show = ({ type, email, created }) => ({ created, email, reason: type, status: "" });

/**
 * `GET /v1/esp/search_suppression/{email_address}`
 *
 * @param {AppContext} context
 */
export function searchSuppression({ store, params }) {
	const email = params.email_address.toLowerCase();
	const found = store.app.espSuppressions.list().filter((one) => one.email === email);
	return json(200, { category: categoryOf(found[0]?.type ?? "bounces"), suppressions: found.map(show) });
}

/**
 * `GET /v1/esp/suppression/{suppression_type}`. `domain`, the sending domain, is ignored: the sandbox does not store it. The
 * official client also filters by `email`.
 *
 * @param {AppContext} context
 */
export function listSuppressions(context) {
	const type = typeOf(context);
	const limit = readNumber(context.query, "limit", { fallback: 100, max: 1000 });
	const offset = readNumber(context.query, "offset", { fallback: 0, min: 0 });
	const email = context.query.get("email")?.toLowerCase();
	const found = context.store.app.espSuppressions
		.list()
		.filter((one) => one.type === type && (!email || one.email === email));
	const suppressions = found.slice(offset, offset + limit).map(show);
	return json(200, { category: categoryOf(type), suppressions });
}

/**
 * `GET /v1/esp/domains/{domain_name}/suppression/{suppression_type}`
 *
 * @param {AppContext} context
 */
export function listDomainSuppressions(context) {
	const type = typeOf(context);
	const { store, query } = context;
	const email = query.get("email")?.toLowerCase();
	const found = store.app.espSuppressions
		.list()
		.filter((one) => one.type === type && (!email || one.email === email));
	const { items, next } = cursorPage(found, ({ id }) => id, query, { limit: 100, max: 1000 });
	return json(200, { category: categoryOf(type), suppressions: items.map(show), next });
}

/**
 * `POST /v1/esp/suppression/{suppression_type}/{email_address}`
 *
 * @param {AppContext} context
 */
export function createSuppression(context) {
	const type = typeOf(context);
	const { app } = context.store;
	const email = context.params.email_address.toLowerCase();
	if (!email.includes("@")) throw malformed("email_address must be an email address");
	const isKnown = app.espSuppressions.list().some((one) => one.type === type && one.email === email);
	if (!isKnown) app.espSuppressions.add({ type, email, created: context.now });
	return json(200, {});
}

/**
 * `DELETE /v1/esp/suppression/{suppression_type}/{email_address}`
 *
 * @param {AppContext} context
 */
export function deleteSuppression(context) {
	const type = typeOf(context);
	const { app } = context.store;
	const email = context.params.email_address.toLowerCase();
	const known = app.espSuppressions.list().find((one) => one.type === type && one.email === email);
	if (known) app.espSuppressions.delete(known.id);
	return noContent();
}
