import { get, post, put, remove } from "../route.js";
import { integer, list, shape, text } from "../shapes/checks.js";
import {
	createSuppression,
	deleteSuppression,
	listDomainSuppressions,
	listSuppressions,
	searchSuppression,
} from "./esp.js";
import {
	createWebhook,
	deleteWebhook,
	getWebhook,
	listWebhooks,
	updateWebhook,
	WEBHOOK,
	WEBHOOK_UPDATE,
} from "./reporting-webhooks.js";
import { getSender, getSenderUsedBy, listSenders } from "./senders.js";
import { getIpAddresses, listWorkspaces, updateDataIndex } from "./workspace.js";

const SUPPRESSION = "/v1/esp/suppression/{suppression_type}";
const WEBHOOK_PATH = "/v1/reporting_webhooks/{webhook_id}";
const SENDER = "/v1/sender_identities/{sender_id}";

const NAMED = { name: text({ min: 1 }) };
const DESCRIBED = { description: text({ max: 255 }) };
const ATTRIBUTE = shape(NAMED, { ...DESCRIBED, privacy_level: integer({ choices: [0, 1] }) });
const many = { min: 1, max: 100 };

export const ACCOUNT_ROUTES = [
	get("/v1/esp/search_suppression/{email_address}", searchSuppression),
	get(SUPPRESSION, listSuppressions),
	get("/v1/esp/domains/{domain_name}/suppression/{suppression_type}", listDomainSuppressions),
	post(`${SUPPRESSION}/{email_address}`, createSuppression, { body: "none" }),
	remove(`${SUPPRESSION}/{email_address}`, deleteSuppression),
	get("/v1/reporting_webhooks", listWebhooks),
	post("/v1/reporting_webhooks", createWebhook, { check: WEBHOOK }),
	get(WEBHOOK_PATH, getWebhook),
	put(WEBHOOK_PATH, updateWebhook, { check: WEBHOOK_UPDATE }),
	remove(WEBHOOK_PATH, deleteWebhook),
	get("/v1/sender_identities", listSenders),
	get(SENDER, getSender),
	get(`${SENDER}/used_by`, getSenderUsedBy),
	get("/v1/workspaces", listWorkspaces),
	get("/v1/info/ip_addresses", getIpAddresses, { auth: "none" }),
	post("/v1/data_index/attributes", updateDataIndex, {
		check: shape({ attributes: list(ATTRIBUTE, many) }),
		invalid: 422,
	}),
	post("/v1/data_index/events", updateDataIndex, {
		check: shape({ events: list(shape(NAMED, DESCRIBED), many) }),
		invalid: 422,
	}),
];
