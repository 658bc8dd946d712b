/** @import { AppContext } from "../route.js" */
/** @import { JsonObject } from "../../http/body.js" */
/** @import { Json } from "../../types/json.d.ts" */
/** @import { StudioEmail } from "./store.js" */
import { json } from "../../http/responses.js";
import { conflict, malformed, notFound } from "../http/refusal.js";
import { emailOf } from "./emails.js";

/**
 * `POST /v1/design_studio/emails/{id}/link`
 *
 * @param {AppContext} context
 */
export function linkEmail(context) {
	const email = emailOf(context);
	const target = /** @type {JsonObject} */ (context.body.target);
	if (email.link && context.body.force !== true) throw conflict("the email is linked already");
	email.link = { target, template_id: templateOf(context, target) };
	return json(200, { node_id: email.id, ...email.link });
}

/**
 * The id of the content that the email is for.
 *
 * @param {AppContext} context
 * @param {JsonObject} target
 */
function templateOf({ store }, { transactional_message_id, newsletter_id, action_id }) {
	const { transactional, newsletters, campaigns, broadcasts } = store.app;
	if (transactional_message_id !== undefined) {
		return transactional.get(String(transactional_message_id)).contents[0].id;
	}
	if (newsletter_id !== undefined) return newsletters.get(String(newsletter_id)).contents[0].id;
	const actions = [...campaigns.list(), ...broadcasts.list()].flatMap((workflow) => workflow.actions);
	const action = actions.find(({ id }) => id === action_id);
	if (action === undefined) throw notFound();
	return action.id;
}

/** @param {StudioEmail} email */
const snapshot = ({ variant, translations }) => JSON.stringify([variant, ...translations]);

/**
 * `POST /v1/design_studio/emails/{id}/publish`. Done at once.
 *
 * @param {AppContext} context
 */
export function publishEmail(context) {
	const email = emailOf(context);
	const { studio } = context.store.app;
	if (!email.link) throw conflict("the email is not linked");
	const { template_id } = email.link;
	const version = {
		id: studio.nextId(),
		name: "Published",
		description: "",
		created: context.now,
		created_on_publish: true,
		variant: structuredClone(email.variant),
	};
	email.versions.push(version);
	email.published = snapshot(email);
	const languages = ["", ...email.translations.keys()];
	/** @type {Json[]} */
	const mappings = languages.map((language) => ({
		language,
		node_id: email.id,
		template_id,
		version_id: version.id,
	}));
	const publish_id = studio.nextId();
	studio.publishes.set(publish_id, mappings);
	return json(200, { status: "done", publish_id, mappings });
}

/**
 * `GET /v1/design_studio/emails/{id}/publish_status`
 *
 * @param {AppContext} context
 */
export function getPublishStatus(context) {
	emailOf(context);
	const publishId = context.query.get("publish_id");
	if (!publishId) throw malformed("publish_id is required");
	const mappings = context.store.app.studio.publishes.get(publishId);
	if (mappings === undefined) throw notFound();
	return json(200, { status: "done", mappings });
}

/**
 * `GET /v1/design_studio/emails/{id}/unpublished_changes`
 *
 * @param {AppContext} context
 */
export function getUnpublishedChanges(context) {
	const email = emailOf(context);
	return json(200, { has_unpublished_changes: email.published !== snapshot(email) });
}
