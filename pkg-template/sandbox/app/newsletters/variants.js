/** @import { AppContext } from "../route.js" */
/** @import { StoredNewsletter, StoredVariant } from "./newsletters.js" */
import { json, noContent } from "../../http/responses.js";
import { malformed, notFound, Refusal } from "../http/refusal.js";
import { givenOf } from "../shapes/checks.js";
import { contentsOf, makeVariant, newsletterOf, showNewsletter, showVariant } from "./newsletters.js";
import { LANGUAGES } from "./shapes.js";

/**
 * The content of a path, by its id.
 *
 * @param {AppContext} context
 */
export function contentOf(context) {
	const { content_id } = context.params;
	const content = contentsOf(newsletterOf(context)).find(({ id }) => String(id) === content_id);
	if (content === undefined) throw notFound();
	return content;
}

/**
 * `GET /v1/newsletters/{newsletter_id}/contents`
 *
 * @param {AppContext} context
 */
export const listContents = (context) =>
	json(200, { contents: contentsOf(newsletterOf(context)).map(showVariant) });

/**
 * `GET /v1/newsletters/{newsletter_id}/contents/{content_id}`
 *
 * @param {AppContext} context
 */
export const getContent = (context) => json(200, { content: showVariant(contentOf(context)) });

/**
 * `PUT /v1/newsletters/{newsletter_id}/contents/{content_id}`
 *
 * @param {AppContext} context
 */
export const updateContent = (context) => update(context, contentOf(context));

const WRITABLE = [
	...["subject", "body", "body_plain", "body_amp", "preheader_text", "from_id", "reply_to_id", "recipient"],
];

/**
 * Headers are an array in the request, and text in every response.
 *
 * @param {AppContext} context
 * @param {StoredVariant} content
 */
function update(context, content) {
	const { type } = newsletterOf(context);
	if (type === "in_app" || type === "inbox") throw malformed(`a content of type ${type} cannot be updated`);
	const { body, now } = context;
	Object.assign(content, givenOf(body, WRITABLE));
	if (Array.isArray(body.headers)) content.headers = JSON.stringify(body.headers);
	content.updated = now;
	return json(200, { content: showVariant(content) });
}

/**
 * The contents that a path with a language is about: those of its test group, or the default ones.
 *
 * @param {AppContext} context
 */
function groupOf(context) {
	const newsletter = newsletterOf(context);
	const { test_group_id } = context.params;
	if (test_group_id === undefined) return { newsletter, contents: newsletter.contents };
	const group = newsletter.testGroups.find(({ id }) => String(id) === test_group_id);
	if (group === undefined) throw notFound();
	return { newsletter, contents: group.contents };
}

/** @param {AppContext} context */
function translationOf(context) {
	const { newsletter, contents } = groupOf(context);
	const { language } = context.params;
	const content = contents.find((one) => one.language === language);
	if (content === undefined) throw malformed(`there is no content in the language ${language}`);
	return { newsletter, contents, content };
}

/** @param {StoredNewsletter} newsletter */
function checkUnsent({ sent_at }) {
	if (sent_at !== undefined) throw malformed("the newsletter has already been sent");
}

/**
 * `POST …/language`
 *
 * @param {AppContext} context
 */
export function createTranslation(context) {
	const { newsletter, contents } = groupOf(context);
	checkUnsent(newsletter);
	const { store, body, now } = context;
	const problems = LANGUAGES[newsletter.type](body, "");
	if (problems.length > 0) throw new Refusal(422, ...problems);
	if (contents.some(({ language }) => language === body.language)) {
		throw new Refusal(422, { detail: `there is a content in the language ${body.language} already` });
	}
	contents.push(makeVariant(store, newsletter, body, now));
	return json(200, { newsletter: showNewsletter(newsletter) });
}

/**
 * `GET …/language/{language}`
 *
 * @param {AppContext} context
 */
export const getTranslation = (context) =>
	json(200, { content: showVariant(translationOf(context).content) });

/**
 * `PUT …/language/{language}`
 *
 * @param {AppContext} context
 */
export const updateTranslation = (context) => update(context, translationOf(context).content);

/**
 * `DELETE …/language/{language}`. The default content stays.
 *
 * @param {AppContext} context
 */
export function deleteTranslation(context) {
	const { newsletter, contents, content } = translationOf(context);
	checkUnsent(newsletter);
	if (content === contents[0]) throw malformed("the content in the default language cannot be deleted");
	contents.splice(contents.indexOf(content), 1);
	return noContent();
}

/**
 * `GET /v1/newsletters/{newsletter_id}/test_groups`
 *
 * @param {AppContext} context
 */
export function listTestGroups(context) {
	const { testGroups } = newsletterOf(context);
	const test_groups = testGroups.map(({ id, contents }, index) => ({
		id,
		name: `Variation ${letter(index)}`,
		label: letter(index),
		winner: false,
		content_ids: contents.map((content) => String(content.id)),
	}));
	return json(200, { test_groups });
}

/** @param {number} index */
const letter = (index) => String.fromCharCode("A".charCodeAt(0) + (index % 26));

/**
 * `POST /v1/newsletters/{newsletter_id}/test_groups`: another one, with a copy of the default content.
 *
 * @param {AppContext} context
 */
export function createTestGroup(context) {
	const newsletter = newsletterOf(context);
	checkUnsent(newsletter);
	const { store, now } = context;
	const contents = [makeVariant(store, newsletter, newsletter.contents[0], now)];
	const all = store.app.newsletters.list().flatMap(({ testGroups }) => testGroups);
	newsletter.testGroups.push({ id: Math.max(0, ...all.map(({ id }) => id)) + 1, contents });
	return json(200, { newsletter: showNewsletter(newsletter) });
}
