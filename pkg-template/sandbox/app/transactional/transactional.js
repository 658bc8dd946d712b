/** @import { AppContext } from "../route.js" */
/** @import { StoredContent, StoredMessage } from "./messages.js" */
import { json } from "../../http/responses.js";
import { respondMessages } from "../deliveries/deliveries.js";
import { countLinks, countMetrics, ownDeliveries, readSteps } from "../deliveries/series.js";
import { malformed } from "../http/refusal.js";
import { givenOf, isMissing } from "../shapes/checks.js";

/** @param {AppContext} context */
const messageOf = ({ store, params }) => store.app.transactional.get(params.transactional_id);

/** @param {StoredMessage} message */
const show = ({ contents, ...message }) => message;

/**
 * `GET /v1/transactional`
 *
 * @param {AppContext} context
 */
export const listTransactional = ({ store }) =>
	json(200, { messages: store.app.transactional.list().map(show) });

/**
 * `GET /v1/transactional/{transactional_id}`
 *
 * @param {AppContext} context
 */
export const getTransactional = (context) => json(200, { message: show(messageOf(context)) });

/**
 * `GET /v1/transactional/{transactional_id}/contents`
 *
 * @param {AppContext} context
 */
export const listContents = (context) => json(200, { contents: messageOf(context).contents });

/** @param {AppContext} context */
function contentOf(context) {
	const content = messageOf(context).contents.find(({ id }) => String(id) === context.params.content_id);
	if (content === undefined) throw malformed("the content does not belong to this message");
	return content;
}

/** @param {AppContext} context */
function translationOf(context) {
	const { language } = context.params;
	const content = messageOf(context).contents.find((one) => one.language === language);
	if (content === undefined) throw malformed(`there is no content in the language ${language}`);
	return content;
}

/**
 * `GET /v1/transactional/{transactional_id}/contents/{content_id}`
 *
 * @param {AppContext} context
 */
export const getContent = (context) => json(200, { content: contentOf(context) });

/**
 * `GET /v1/transactional/{transactional_id}/language/{language}`. Unlike the one by id, it is an array.
 *
 * @param {AppContext} context
 */
export const getTranslation = (context) => json(200, { content: [translationOf(context)] });

/**
 * `PUT /v1/transactional/{transactional_id}/content/{content_id}`
 *
 * @param {AppContext} context
 */
export const updateContent = (context) => json(200, { content: [update(contentOf(context), context)] });

/**
 * `PUT /v1/transactional/{transactional_id}/language/{language}`
 *
 * @param {AppContext} context
 */
export const updateTranslation = (context) =>
	json(200, { content: [update(translationOf(context), context)] });

const WRITABLE = ["body", "body_amp", "subject", "preheader_text", "from_id", "reply_to_id", "recipient"];

/**
 * Headers are an array in the request, and text in every response.
 *
 * @param {StoredContent} content
 * @param {AppContext} context
 */
function update(content, { body, now }) {
	Object.assign(content, givenOf(body, WRITABLE));
	if (!isMissing(body.headers)) content.headers = JSON.stringify(body.headers);
	content.updated = now;
	return content;
}

/** @param {AppContext} context */
function isOf(context) {
	const { id } = messageOf(context);
	return (/** @type {import("../../store/deliveries.js").SentDelivery} */ { message }) =>
		message.transactional_message_id === id;
}

/**
 * `GET /v1/transactional/{transactional_id}/messages`
 *
 * @param {AppContext} context
 */
export const getDeliveries = (context) => respondMessages(context, isOf(context));

/**
 * `GET /v1/transactional/{transactional_id}/metrics`
 *
 * @param {AppContext} context
 */
export function getMetrics(context) {
	const deliveries = ownDeliveries(context, isOf(context));
	return json(200, { metric: { series: countMetrics(deliveries, readSteps(context)) } });
}

/**
 * `GET /v1/transactional/{transactional_id}/metrics/links`
 *
 * @param {AppContext} context
 */
export const getLinkMetrics = (context) =>
	json(200, countLinks(context, ownDeliveries(context, isOf(context))));
