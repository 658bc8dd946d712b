import { get, post, put, remove } from "../route.js";
import {
	createNewsletter,
	deleteNewsletter,
	getContentLinkMetrics,
	getContentMetrics,
	getLinkMetrics,
	getMessages,
	getMetrics,
	getNewsletter,
	listNewsletters,
	schedule,
	send,
} from "./handlers.js";
import { CONTENT_UPDATE, NEWSLETTER, RATE_LIMIT, SCHEDULE } from "./shapes.js";
import {
	createTestGroup,
	createTranslation,
	deleteTranslation,
	getContent,
	getTranslation,
	listContents,
	listTestGroups,
	updateContent,
	updateTranslation,
} from "./variants.js";

const NEWSLETTER_PATH = "/v1/newsletters/{newsletter_id}";
const CONTENT = `${NEWSLETTER_PATH}/contents/{content_id}`;
const GROUP = `${NEWSLETTER_PATH}/test_group/{test_group_id}`;
const details = /** @type {const} */ ({ errors: "details", invalid: 422 });

export const NEWSLETTER_ROUTES = [
	get("/v1/newsletters", listNewsletters),
	post("/v1/newsletters", createNewsletter, { ...details, check: NEWSLETTER }),
	get(NEWSLETTER_PATH, getNewsletter),
	remove(NEWSLETTER_PATH, deleteNewsletter),
	post(`${NEWSLETTER_PATH}/send`, send, { ...details, body: "optional", check: RATE_LIMIT }),
	post(`${NEWSLETTER_PATH}/schedule`, schedule, { ...details, check: SCHEDULE }),
	get(`${NEWSLETTER_PATH}/contents`, listContents),
	get(CONTENT, getContent),
	put(CONTENT, updateContent, { check: CONTENT_UPDATE }),
	get(`${CONTENT}/metrics`, getContentMetrics),
	get(`${CONTENT}/metrics/links`, getContentLinkMetrics),
	get(`${NEWSLETTER_PATH}/metrics`, getMetrics),
	get(`${NEWSLETTER_PATH}/metrics/links`, getLinkMetrics),
	get(`${NEWSLETTER_PATH}/messages`, getMessages),
	post(`${NEWSLETTER_PATH}/language`, createTranslation),
	get(`${NEWSLETTER_PATH}/language/{language}`, getTranslation),
	put(`${NEWSLETTER_PATH}/language/{language}`, updateTranslation, { check: CONTENT_UPDATE }),
	remove(`${NEWSLETTER_PATH}/language/{language}`, deleteTranslation),
	get(`${NEWSLETTER_PATH}/test_groups`, listTestGroups),
	post(`${NEWSLETTER_PATH}/test_groups`, createTestGroup, { body: "optional" }),
	post(`${GROUP}/language`, createTranslation),
	get(`${GROUP}/language/{language}`, getTranslation),
	put(`${GROUP}/language/{language}`, updateTranslation, { check: CONTENT_UPDATE }),
	remove(`${GROUP}/language/{language}`, deleteTranslation),
];
