/** The official client, pointed at the sandbox: each of its methods succeeds. */
import assert from "node:assert/strict";
import test from "node:test";
import {
	APIClient,
	CustomerIORequestError,
	SendEmailRequest,
	SendInAppRequest,
	SendInboxMessageRequest,
	SendPushRequest,
	SendSMSRequest,
	SendWhatsAppRequest,
	TrackClient,
} from "customerio-node";
import { serveSandbox } from "../../../pkg-template/sandbox/node.js";
import { uuid } from "./tour.js";

/** @typedef {[method: string, ...args: unknown[]]} Call */

const FILTER = { and: [{ attribute: { field: "plan", operator: "eq", value: "pro" } }] };
const TEMPLATE = { identifiers: { id: "ada" }, transactional_message_id: "5" };
const BODY = { subject: "Hi", body: "b" };
const WEEK = { period: "days", steps: 7 };
const DELIVERY = "c2FuZGJveDowMDAwMDAwMQ==";
const FIRST = uuid(1);

/** Sends come first, because the ids of deliveries count up. @type {Record<string, Call[]>} */
const FAMILIES = {
	sends: [
		["sendEmail", attached()],
		["sendPush", new SendPushRequest({ ...TEMPLATE, title: "t", message: "m" })],
		["sendSMS", new SendSMSRequest({ ...TEMPLATE, to: "+15550001" })],
		["sendWhatsApp", new SendWhatsAppRequest({ ...TEMPLATE, to: "+15550001" })],
		["sendInboxMessage", new SendInboxMessageRequest(TEMPLATE)],
		["sendInApp", new SendInAppRequest(TEMPLATE)],
		["getMessages", { limit: 5, type: "email", transactional_id: 5 }],
		["getMessage", DELIVERY, { associations: true }],
		["getArchivedMessage", DELIVERY],
	],
	people: [
		["getCustomersByEmail", "ada@example.com"],
		["getAttributes", "ada", "id"],
		["getCustomerActivities", "ada", { idType: "id", limit: 5 }],
		["getCustomerMessages", "ada", { start_ts: 1, limit: 5 }],
		["getCustomerRelationships", "ada"],
		["getCustomerSegments", "ada"],
		["getCustomerSubscriptionPreferences", "ada", { language: "en" }],
		["searchCustomers", FILTER, { limit: 10 }],
		["getCustomersAttributes", ["ada"]],
		["listActivities", { limit: 5, deleted: false }],
		["listSubscriptionTopics"],
		["listSubscriptionChannels"],
		["getSubscriptionCenterToken", "ada"],
	],
	objects: [
		["listObjectTypes"],
		["findObjects", 1, { and: [{ object_attribute: { field: "name", operator: "exists", type_id: 1 } }] }],
		["getObjectAttributes", 1, "acme"],
		["getObjectRelationships", 1, "acme", { idType: "object_id" }],
	],
	segments: [
		["listSegments"],
		["createSegment", { name: "VIPs", description: "d" }],
		["getSegment", 8],
		["getSegmentCustomerCount", 8],
		["getSegmentMembership", 7, { limit: 5 }],
		["getSegmentUsedBy", 8],
		["deleteSegment", 8],
	],
	exports: [
		["listExports"],
		["createCustomersExport", { or: [{ segment: { id: 0 } }] }],
		["createDeliveriesExport", 3, { metric: "sent", attributes: ["plan"] }],
		["getExport", 1],
		["downloadExport", 1],
		["createImport", { name: "n", data_file_url: "https://x.io/a.csv", type: "people", identifier: "id" }],
		["getImport", 1],
	],
	transactional: [
		["listTransactionalMessages"],
		["getTransactionalMessage", 1],
		["getTransactionalMessageContents", 1],
		["updateTransactionalMessageContent", 1, 1, BODY],
		["updateTransactionalMessageLanguage", 1, "de", BODY],
		["getTransactionalMessageLanguage", 1, "de"],
		["getTransactionalMessageDeliveries", 1, { limit: 5 }],
		["getTransactionalMessageMetrics", 1, WEEK],
		["getTransactionalMessageLinkMetrics", 1, { ...WEEK, unique: true }],
	],
	campaigns: [
		["listCampaigns"],
		["getCampaign", 1],
		["getCampaignActions", 1],
		["getCampaignAction", 1, 1],
		["updateCampaignAction", 1, 1, BODY],
		["updateCampaignActionLanguage", 1, 1, "de", BODY],
		["getCampaignActionLanguage", 1, 1, "de"],
		["getCampaignActionMetrics", 1, 1, WEEK],
		["getCampaignActionMetricsLinks", 1, 1, WEEK],
		["getCampaignMetrics", 1, { version: "2", res: "days", start: 1, end: 86400 }],
		["getCampaignMetricsLinks", 1, WEEK],
		["getCampaignJourneyMetrics", 1, { start: 1, end: 86400, res: "days" }],
		["getCampaignMessages", 1, { limit: 5 }],
	],
	broadcasts: [
		["triggerBroadcast", 1, { news: "n" }, { ids: ["ada"], id_ignore_missing: true }],
		["triggerBroadcast", 1],
		["triggerBroadcast", 1, {}, FILTER],
		["getBroadcastTriggerStatus", 1, 1],
		["getBroadcastTriggerErrors", 1, 1, { limit: 5 }],
		["listBroadcasts"],
		["getBroadcast", 1],
		["getBroadcastActions", 1],
		["getBroadcastAction", 1, 1],
		["updateBroadcastAction", 1, 1, BODY],
		["updateBroadcastActionLanguage", 1, 1, "de", BODY],
		["getBroadcastActionLanguage", 1, 1, "de"],
		["getBroadcastActionMetrics", 1, 1, WEEK],
		["getBroadcastActionMetricsLinks", 1, 1, WEEK],
		["getBroadcastMetrics", 1, WEEK],
		["getBroadcastMetricsLinks", 1, WEEK],
		["getBroadcastMessages", 1, { limit: 5 }],
		["getBroadcastTriggers", 1],
	],
	newsletters: [
		["createNewsletter", { type: "email", name: "n", recipients: { segment: { id: 7 } }, ...BODY }],
		["listNewsletters", { limit: 5 }],
		["getNewsletter", 1],
		["getNewsletterContents", 1],
		["getNewsletterContent", 1, 1],
		["updateNewsletterContent", 1, 1, BODY],
		["createNewsletterLanguage", 1, { language: "de", ...BODY }],
		["getNewsletterLanguage", 1, "de"],
		["updateNewsletterLanguage", 1, "de", BODY],
		["deleteNewsletterLanguage", 1, "de"],
		["createNewsletterTestGroup", 1],
		["getNewsletterTestGroups", 1],
		["createNewsletterTestGroupLanguage", 1, 1, { language: "de", ...BODY }],
		["getNewsletterTestGroupLanguage", 1, 1, "de"],
		["updateNewsletterTestGroupLanguage", 1, 1, "de", BODY],
		["deleteNewsletterTestGroupLanguage", 1, 1, "de"],
		["scheduleNewsletter", 1, { scheduled_at: 99999999999 }],
		["sendNewsletter", 1],
		["getNewsletterContentMetrics", 1, 1, WEEK],
		["getNewsletterContentMetricsLinks", 1, 1, WEEK],
		["getNewsletterMetrics", 1, WEEK],
		["getNewsletterMetricsLinks", 1, WEEK],
		["getNewsletterMessages", 1, { limit: 5 }],
		["deleteNewsletter", 1],
	],
	"Design Studio": [
		["createDesignStudioFolder", { name: "F" }],
		["listDesignStudioFolders", { limit: 5, page: 1 }],
		["getDesignStudioFolder", FIRST],
		["updateDesignStudioFolder", FIRST, { name: "G" }],
		["deleteDesignStudioFolder", FIRST],
		["createDesignStudioComponent", { name: "B", tag: "x-b", content: "<b>" }],
		["listDesignStudioComponents", { tag: "x-b" }],
		["getDesignStudioComponent", uuid(2)],
		["updateDesignStudioComponent", uuid(2), { content: "<i>" }],
		["deleteDesignStudioComponent", uuid(2)],
		["createDesignStudioEmail", { name: "E" }],
		["listDesignStudioEmails", { isLinked: "false" }],
		["getDesignStudioEmail", uuid(3)],
		["updateDesignStudioEmail", uuid(3), { name: "F" }],
		["createDesignStudioEmailLanguage", uuid(3), { language: "de" }],
		["listDesignStudioEmailLanguages", uuid(3)],
		["getDesignStudioEmailLanguage", uuid(3), "de"],
		["updateDesignStudioEmailLanguage", uuid(3), "de", { content: { html: "<p>" } }],
		["deleteDesignStudioEmailLanguage", uuid(3), "de"],
		["deleteDesignStudioEmail", uuid(3)],
	],
	assets: [
		["createAssetFolder", { name: "F" }],
		["listAssetFolders", { limit: 5 }],
		["getAssetFolder", 1],
		["updateAssetFolder", 1, { name: "G" }],
		["createAsset", { data: Buffer.from("png"), filename: "logo.png", parentFolderId: 1 }],
		["listAssets", { directDescendantsOnly: false }],
		["getAsset", 1],
		["updateAsset", 1, { name: "other.png" }],
		["deleteAsset", 1],
		["deleteAssetFolder", 1],
	],
	"the rest": [
		["createCollection", { name: "c", data: [{ a: 1 }] }],
		["listCollections"],
		["getCollection", 1],
		["updateCollection", 1, { name: "d" }],
		["getCollectionContent", 1],
		["updateCollectionContent", 1, [{ a: 2 }]],
		["deleteCollection", 1],
		["createSuppression", "bounces", "b@c.d"],
		["searchSuppression", "b@c.d"],
		["getSuppressions", "bounces", { limit: 5, offset: 0 }],
		["getDomainSuppressions", "c.d", "bounces", { limit: 5 }],
		["deleteSuppression", "bounces", "b@c.d"],
		["createReportingWebhook", { name: "w", endpoint: "https://x.io", events: ["email_sent"] }],
		["listReportingWebhooks"],
		["getReportingWebhook", 1],
		["updateReportingWebhook", 1, { disabled: true }],
		["deleteReportingWebhook", 1],
		["createSnippet", { name: "s", value: "v" }],
		["updateSnippet", { name: "s", value: "w" }],
		["getSnippets"],
		["deleteSnippet", "s"],
		["getSenderIdentities", { limit: 5, sort: "asc" }],
		["getSenderIdentity", 1],
		["getSenderIdentityUsedBy", 1],
		["batchUpdateAttributes", [{ name: "plan", description: "d" }]],
		["batchUpdateEvents", [{ name: "purchase" }]],
		["listWorkspaces"],
		["getIpAddresses"],
	],
};

/** An email with an attachment, as the official builder makes it. */
function attached() {
	const request = new SendEmailRequest({ ...TEMPLATE, to: "ada@example.com", message_data: { name: "Ada" } });
	request.attach("receipt.pdf", "content");
	return request;
}

/** @param {test.TestContext} t @param {string} [appKey] */
async function start(t, appKey = "app-key") {
	const served = await serveSandbox({
		app: {
			transactional: [
				{ id: 1, name: "a", languages: ["de"] },
				{ id: 5, name: "b" },
			],
		},
	});
	t.after(served.close);
	const { url } = served;
	const track = new TrackClient("site", "key", { url: `${url}/api/v1` });
	const api = new APIClient(appKey, { url: `${url}/v1`, retry: { maxRetries: 0 } });
	return { ...served, track, api };
}

test("each method succeeds", async (t) => {
	const { api, track } = await start(t);
	await track.identify("ada", { email: "ada@example.com", plan: "pro" });
	await track.addCustomersToSegment(7, ["ada"]);
	await track.entity({
		type: "object",
		action: "identify",
		identifiers: { object_type_id: "1", object_id: "acme" },
		attributes: { name: "Acme" },
	});
	const methods = /** @type {Record<string, (...args: unknown[]) => Promise<unknown>>} */ (
		/** @type {unknown} */ (api)
	);
	for (const [family, calls] of Object.entries(FAMILIES)) {
		await t.test(family, async () => {
			for (const [method, ...args] of calls) {
				const answer = await methods[method](...args).catch((error) => {
					throw new Error(`${method}: ${error.statusCode} ${error.body ?? error}`);
				});
				assert.equal(typeof answer, "object", method);
			}
		});
	}
	await t.test("the list of calls leaves out no method", () => {
		const called = new Set(Object.values(FAMILIES).flatMap((calls) => calls.map(([method]) => method)));
		const own = ["constructor", "resourceBase"];
		const all = Object.getOwnPropertyNames(APIClient.prototype).filter((name) => !own.includes(name));
		assert.deepEqual(
			all.filter((name) => !called.has(name)),
			[],
		);
	});
});

test("a wrong key is a CustomerIORequestError with its status and message", async (t) => {
	const { api } = await start(t, "wrong");
	const error = await api.getCustomersByEmail("a@b.c").catch((reason) => reason);
	assert.ok(error instanceof CustomerIORequestError);
	assert.deepEqual([error.statusCode, error.message], [401, "Unauthorized request"]);
});

test("the errors of a send reach the caller", async (t) => {
	const { api } = await start(t);
	const request = new SendEmailRequest({ ...TEMPLATE, transactional_message_id: 99, to: "a@b.c" });
	await assert.rejects(api.sendEmail(request), {
		statusCode: 400,
		message: "there is no transactional message 99",
	});
});
