/** @import { AppContext } from "../route.js" */
/** @import { StudioEmail, StudioVersion } from "./store.js" */
import { json, noContent } from "../../http/responses.js";
import { readNumber } from "../http/paging.js";
import { conflict, malformed, notFound } from "../http/refusal.js";
import { emailOf } from "./emails.js";

/**
 * @param {StudioEmail} email
 * @param {StudioVersion} version
 */
const show = ({ id: node_id }, { variant, ...version }) => ({
	...version,
	node_id,
	node_type: "EMAIL",
	feedback: false,
});

/**
 * `GET /v1/design_studio/emails/{id}/versions`, the newest first.
 *
 * @param {AppContext} context
 */
export function listVersions(context) {
	const email = emailOf(context);
	const { query } = context;
	if (query.get("end_date") && !query.get("start_date")) throw malformed("end_date needs start_date");
	const start = readNumber(query, "start_date", { fallback: 0, min: 0 });
	const end = readNumber(query, "end_date", { fallback: Number.MAX_SAFE_INTEGER, min: 0 });
	const found = email.versions.filter(({ created }) => created >= start && created <= end).reverse();
	return json(200, { versions: found.map((version) => show(email, version)) });
}

/**
 * `POST /v1/design_studio/emails/{id}/versions`. Nothing is created if nothing has changed since the last one.
 *
 * @param {AppContext} context
 */
export function saveVersion(context) {
	const email = emailOf(context);
	const { store, body, now } = context;
	const last = email.versions.at(-1);
	if (last && JSON.stringify(last.variant) === JSON.stringify(email.variant)) {
		return json(200, { created: false, version: show(email, last) });
	}
	const version = {
		id: store.app.studio.nextId(),
		name: String(body.name),
		description: String(body.description ?? ""),
		created: now,
		created_on_publish: false,
		variant: structuredClone(email.variant),
	};
	email.versions.push(version);
	return json(200, { created: true, version: show(email, version) });
}

/** @param {AppContext} context */
function versionOf(context) {
	const email = emailOf(context);
	const version = email.versions.find(({ id }) => id === context.params.version_id);
	if (version === undefined) throw notFound();
	return { email, version };
}

/**
 * `GET /v1/design_studio/emails/{id}/versions/{version_id}`
 *
 * @param {AppContext} context
 */
export function getVersion(context) {
	const { email, version } = versionOf(context);
	const { content, envelope, transformers } = version.variant;
	const { html, ...parts } = content;
	return json(200, {
		node: {
			node_id: email.id,
			node_type: "EMAIL",
			name: email.name,
			...parts,
			content: html,
			envelope,
			transformers,
		},
		dependencies: [],
		version: show(email, version),
	});
}

/**
 * `DELETE /v1/design_studio/emails/{id}/versions/{version_id}`. One that a publication made stays.
 *
 * @param {AppContext} context
 */
export function deleteVersion(context) {
	const { email, version } = versionOf(context);
	if (version.created_on_publish) throw conflict("the version was made by a publication");
	email.versions = email.versions.filter((one) => one !== version);
	return noContent();
}

/**
 * `POST /v1/design_studio/emails/{id}/versions/{version_id}/restore`
 *
 * @param {AppContext} context
 */
export function restoreVersion(context) {
	const { email, version } = versionOf(context);
	email.variant = structuredClone(version.variant);
	email.updated = context.now;
	return json(200, { node_id: email.id, version_id: version.id, restored_node_ids: [email.id] });
}
