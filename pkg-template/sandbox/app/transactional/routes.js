import { get, put } from "../route.js";
import { integer, list, shape, text } from "../shapes/checks.js";
import {
	getContent,
	getDeliveries,
	getLinkMetrics,
	getMetrics,
	getTransactional,
	getTranslation,
	listContents,
	listTransactional,
	updateContent,
	updateTranslation,
} from "./transactional.js";

const MESSAGE = "/v1/transactional/{transactional_id}";
const meta = /** @type {const} */ ({ errors: "meta" });

const CONTENT = shape(
	{},
	{
		body: text(),
		body_amp: text(),
		subject: text(),
		preheader_text: text(),
		from_id: integer(),
		reply_to_id: integer(),
		recipient: text(),
		headers: list(shape({ name: text({ min: 1 }), value: text() })),
	},
);

export const TRANSACTIONAL_ROUTES = [
	get("/v1/transactional", listTransactional),
	get(MESSAGE, getTransactional),
	get(`${MESSAGE}/contents`, listContents, meta),
	get(`${MESSAGE}/contents/{content_id}`, getContent, meta),
	put(`${MESSAGE}/content/{content_id}`, updateContent, { ...meta, check: CONTENT }),
	get(`${MESSAGE}/language/{language}`, getTranslation),
	put(`${MESSAGE}/language/{language}`, updateTranslation, { check: CONTENT }),
	get(`${MESSAGE}/messages`, getDeliveries),
	get(`${MESSAGE}/metrics`, getMetrics),
	get(`${MESSAGE}/metrics/links`, getLinkMetrics),
];
