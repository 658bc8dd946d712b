/** @import { AppContext } from "../route.js" */
import { json } from "../../http/responses.js";
import { emailOf } from "./emails.js";

const ERRORS = [
	...["bcc", "body", "body_amp", "body_plain", "cc", "event", "from", "layout", "message", "preheader_text"],
	...["reply_to", "snippets", "subject", "to", "trigger"],
];

/**
 * `GET /v1/design_studio/emails/{id}/render`. The sandbox renders nothing: it returns what was stored.
 *
 * @param {AppContext} context
 */
export function renderEmail(context) {
	const { id, variant } = emailOf(context);
	const { html, amp, text } = variant.content;
	return json(200, { node_id: id, node_type: "EMAIL", language: "", html, amp, text });
}

/**
 * `POST /v1/design_studio/emails/{id}/preview`
 *
 * @param {AppContext} context
 */
export function previewEmail(context) {
	const { id, variant } = emailOf(context);
	const { html, amp, text, subject, preheader_text } = variant.content;
	return json(200, {
		node_id: id,
		node_type: "EMAIL",
		language: "",
		subject,
		from: variant.envelope.from,
		preheader_text,
		html,
		amp,
		text,
		plaintext_body: text,
		errors: Object.fromEntries(ERRORS.map((name) => [name, []])),
		headers: [],
		links: linksIn(html),
	});
}

/** @param {string} html */
const linksIn = (html) =>
	[...html.matchAll(/<a\b[^>]*\bhref="([^"]*)"[^>]*>(.*?)<\/a>/gis)].map(([, url, text]) => ({
		url,
		text,
		tracked: true,
		errors: [],
	}));

/**
 * `GET /v1/design_studio/emails/{id}/review`
 *
 * @param {AppContext} context
 */
export function reviewEmail(context) {
	const { id } = emailOf(context);
	const score = { score: 100, counts: { error: 0, warning: 0, tip: 0 } };
	return json(200, { node_id: id, status: "complete", score, checks: {}, findings: [] });
}
