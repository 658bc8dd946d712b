/** @import { AppContext } from "../route.js" */
/** @import { StudioEmail, Variant } from "./store.js" */
import { json, noContent } from "../../http/responses.js";
import { conflict, malformed, notFound } from "../http/refusal.js";
import { foldersBeside, pageOf, readParent } from "./lists.js";
import { makeVariant } from "./store.js";

/** @param {AppContext} context */
export const emailOf = ({ store, params }) => store.app.studio.emails.get(params.id);

/** @param {StudioEmail} email */
const common = (email) => ({
	available_languages: [...email.translations.keys()],
	is_linked: email.link !== undefined,
	is_template: email.is_template,
	parent_folder_id: email.parent_folder_id,
});

/** @param {StudioEmail} email */
function show(email) {
	const { content, envelope, transformers } = email.variant;
	const { id, name, created, updated } = email;
	return { id, name, content, envelope, transformers, ...common(email), created, updated };
}

/** @param {StudioEmail} email */
function showInList(email) {
	const { id, name, created, updated } = email;
	const { available_languages, ...rest } = common(email);
	return { id, name, has_translations: available_languages.length > 0, ...rest, created, updated };
}

/**
 * `GET /v1/design_studio/emails`
 *
 * @param {AppContext} context
 */
export function listEmails(context) {
	const { query, store } = context;
	/** @param {string} name @param {boolean} value */
	const isWanted = (name, value) => {
		const wanted = query.get(name) || "any";
		if (!["true", "false", "any"].includes(wanted)) throw malformed(`${name} must be true, false or any`);
		return wanted === "any" || wanted === String(value);
	};
	const found = store.app.studio.emails
		.list()
		.filter(
			({ is_template, translations, link }) =>
				isWanted("is_template", is_template) &&
				isWanted("has_translations", translations.size > 0) &&
				isWanted("is_linked", link !== undefined),
		);
	const { items, meta } = pageOf(context, found);
	return json(200, { emails: items.map(showInList), folders: foldersBeside(context), meta });
}

/**
 * `POST /v1/design_studio/emails`
 *
 * @param {AppContext} context
 */
export function createEmail(context) {
	const { store, body, now } = context;
	const email = store.app.studio.emails.add({
		name: String(body.name),
		is_template: body.is_template === true,
		parent_folder_id: readParent(context),
		created: now,
		updated: now,
		variant: makeVariant(body, undefined, now),
		translations: new Map(),
		link: undefined,
		published: undefined,
		versions: [],
	});
	return json(200, { email: show(email) });
}

/**
 * `GET /v1/design_studio/emails/{id}`
 *
 * @param {AppContext} context
 */
export const getEmail = (context) => json(200, { email: show(emailOf(context)) });

/**
 * `PUT /v1/design_studio/emails/{id}`
 *
 * @param {AppContext} context
 */
export function updateEmail(context) {
	const email = emailOf(context);
	const { body, now } = context;
	if (typeof body.name === "string") email.name = body.name;
	if (typeof body.is_template === "boolean") email.is_template = body.is_template;
	if (body.parent_folder_id !== undefined) email.parent_folder_id = readParent(context);
	email.variant = makeVariant(body, email.variant, now);
	email.updated = now;
	return noContent();
}

/**
 * `DELETE /v1/design_studio/emails/{id}`. A linked one stays.
 *
 * @param {AppContext} context
 */
export function deleteEmail(context) {
	const { id, link } = emailOf(context);
	if (link) throw conflict("the email is linked to a workflow");
	context.store.app.studio.emails.delete(id);
	return noContent();
}

/**
 * @param {StudioEmail} email
 * @param {string} language
 * @param {Variant} variant
 */
function showTranslation(email, language, { content, envelope, transformers, created, updated }) {
	const language_group_id = email.id;
	return { language, language_group_id, content, envelope, transformers, ...common(email), created, updated };
}

/**
 * `GET /v1/design_studio/emails/{id}/languages`
 *
 * @param {AppContext} context
 */
export function listTranslations(context) {
	const email = emailOf(context);
	const translations = [...email.translations].map(([language, one]) =>
		showTranslation(email, language, one),
	);
	return json(200, { email_translations: translations });
}

/**
 * `POST /v1/design_studio/emails/{id}/languages`. What is not given is that of the default language.
 *
 * @param {AppContext} context
 */
export function createTranslation(context) {
	const email = emailOf(context);
	const { body, now } = context;
	const language = String(body.language);
	if (email.translations.has(language)) throw conflict(`the email is translated into ${language} already`);
	const variant = { ...makeVariant(body, email.variant, now), created: now };
	email.translations.set(language, variant);
	return json(200, { email_translation: showTranslation(email, language, variant) });
}

/** @param {AppContext} context */
function translationOf(context) {
	const email = emailOf(context);
	const { language } = context.params;
	const variant = email.translations.get(language);
	if (variant === undefined) throw notFound();
	return { email, language, variant };
}

/**
 * `GET /v1/design_studio/emails/{id}/languages/{language}`
 *
 * @param {AppContext} context
 */
export function getTranslation(context) {
	const { email, language, variant } = translationOf(context);
	return json(200, { email_translation: showTranslation(email, language, variant) });
}

/**
 * `PUT /v1/design_studio/emails/{id}/languages/{language}`
 *
 * @param {AppContext} context
 */
export function updateTranslation(context) {
	const { email, language, variant } = translationOf(context);
	email.translations.set(language, makeVariant(context.body, variant, context.now));
	return noContent();
}

/**
 * `DELETE /v1/design_studio/emails/{id}/languages/{language}`
 *
 * @param {AppContext} context
 */
export function deleteTranslation(context) {
	const { email, language } = translationOf(context);
	email.translations.delete(language);
	return noContent();
}
