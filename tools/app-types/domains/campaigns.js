/** The live API has text in some of these ids where its reference has numbers. */
const liveId = { id: "number | string" };

/** SMS and WhatsApp messages have types of their own: so `type` distinguishes all of them. */
const channel = { type: '"email" | "in_app" | "push" | "slack"' };

/** The specification lists only some of the kinds that live responses have. */
const ACTIONS_OF_BROADCAST =
	'readonly { readonly id?: number; readonly type?: OrText<"email" | "webhook" | "push" | "sms" | "slack"> }[] | null';

/** @type {import("../generate.js").Domain} */
export const campaigns = {
	about: "Campaigns, which Customer.io's pages also call automations, and their actions.",
	types: {
		Campaign: {
			schema: "Campaign",
			doc: "A campaign. `type` says what starts it, and which members it has.",
		},
		CampaignSegment: { schema: "CampaignSegment", doc: "A campaign that a segment starts." },
		CampaignEvent: { schema: "CampaignEvent", doc: "A campaign that an event starts." },
		CampaignForm: { schema: "CampaignForm", doc: "A campaign that a form starts." },
		CampaignDate: { schema: "CampaignDate", doc: "A campaign that starts on a date of a person." },
		CampaignRelationship: { schema: "CampaignRelationship", doc: "A campaign that a relationship starts." },
		CampaignObject: { schema: "CampaignObject", doc: "A campaign that an object starts." },
		CampaignWebhook: { schema: "CampaignWebhook", doc: "A campaign that a webhook starts." },
		CampaignResult: { response: ["getCampaigns"], doc: "A campaign." },
		CampaignList: { response: ["listCampaigns"], doc: "All campaigns." },
	},
};

/** @type {import("../generate.js").Domain} */
export const campaignActions = {
	about: "The actions of campaigns.",
	types: {
		CampaignActionsOptions: {
			query: "listCampaignActions",
			doc: "Which page of a campaign's actions to return. A page has ten.",
		},
		CampaignAction: {
			schema: "CampaignAction",
			doc: "An action of a campaign. `type` says which members it has.",
		},
		CampaignActionMessage: {
			schema: "CampaignActionMessage",
			types: { ...liveId, ...channel },
			doc: "A message of a campaign.",
		},
		CampaignActionSms: { schema: "CampaignActionSms", types: liveId, doc: "An SMS of a campaign." },
		CampaignActionWhatsApp: {
			schema: "CampaignActionWhatsApp",
			types: liveId,
			doc: "A WhatsApp message of a campaign.",
		},
		CampaignActionWebhook: {
			schema: "CampaignActionWebhook",
			types: liveId,
			doc: "A webhook of a campaign.",
		},
		CampaignActionUpdate: {
			schema: "CampaignActionUpdate",
			in: true,
			doc: "What to change in an action of a campaign. What is left out stays as it is.",
		},
		CampaignActionMessageUpdate: {
			schema: "CampaignActionMessageUpdate",
			in: true,
			types: channel,
			doc: "What to change in a message.",
		},
		CampaignActionSmsUpdate: { schema: "CampaignActionSms", in: true, doc: "What to change in an SMS." },
		CampaignActionWhatsAppUpdate: {
			schema: "CampaignActionWhatsApp",
			in: true,
			doc: "What to change in a WhatsApp message.",
		},
		CampaignActionWebhookUpdate: {
			schema: "CampaignActionWebhook",
			in: true,
			doc: "What to change in a webhook.",
		},
		CampaignActionResult: {
			response: [
				"getCampaignAction",
				"updateCampaignAction",
				"getCampaignActionTranslation",
				"updateCampaignActionTranslation",
			],
			doc: "An action of a campaign.",
		},
		CampaignActionPage: { response: ["listCampaignActions"], doc: "A page of a campaign's actions." },
	},
};

/** @type {import("../generate.js").Domain} */
export const broadcasts = {
	about: "Broadcasts that the API triggers, their actions and triggers.",
	types: {
		Broadcast: {
			schema: "Broadcast",
			types: { actions: ACTIONS_OF_BROADCAST, msg_template_ids: ACTIONS_OF_BROADCAST },
			doc: "A broadcast.",
		},
		BroadcastResult: { response: ["getBroadcast"], doc: "A broadcast." },
		BroadcastList: { response: ["listBroadcasts"], doc: "All broadcasts that the API triggers." },
		BroadcastTrigger: {
			schema: "BroadcastTrigger",
			required: ["broadcast_id", "created_at"],
			doc: "A trigger of a broadcast.",
		},
		BroadcastTriggerList: { response: ["listBroadcastTriggers"], doc: "The triggers of a broadcast." },
		BroadcastTriggerResult: { response: ["triggerBroadcast"], doc: "The trigger that Customer.io accepted." },
		BroadcastTriggerErrorPage: {
			response: ["broadcastErrors"],
			doc: "A page of errors: one sentence for each line of data that could not be used.",
		},
		BroadcastAction: {
			schema: "BroadcastAction",
			doc: "An action of a broadcast. `type` says which members it has.",
		},
		BroadcastActionMessage: {
			schema: "BroadcastActionMessage",
			types: { ...liveId, ...channel },
			doc: "A message of a broadcast.",
		},
		BroadcastActionSms: { schema: "BroadcastActionSms", types: liveId, doc: "An SMS of a broadcast." },
		BroadcastActionWhatsApp: {
			schema: "BroadcastActionWhatsApp",
			types: liveId,
			doc: "A WhatsApp message of a broadcast.",
		},
		BroadcastActionWebhook: {
			schema: "BroadcastActionWebhook",
			types: liveId,
			doc: "A webhook of a broadcast.",
		},
		BroadcastActionUpdate: {
			schema: "BroadcastActionUpdate",
			in: true,
			doc: "What to change in an action of a broadcast. What is left out stays as it is.",
		},
		BroadcastActionMessageUpdate: {
			schema: "BroadcastActionMessageUpdate",
			in: true,
			types: channel,
			doc: "What to change in a message.",
		},
		BroadcastActionSmsUpdate: { schema: "BroadcastActionSms", in: true, doc: "What to change in an SMS." },
		BroadcastActionWhatsAppUpdate: {
			schema: "BroadcastActionWhatsApp",
			in: true,
			doc: "What to change in a WhatsApp message.",
		},
		BroadcastActionWebhookUpdate: {
			schema: "BroadcastActionWebhook",
			in: true,
			doc: "What to change in a webhook.",
		},
		BroadcastActionResult: {
			response: [
				"getBroadcastAction",
				"updateBroadcastAction",
				"getBroadcastActionLanguage",
				"updateBroadcastActionLanguage",
			],
			doc: "An action of a broadcast.",
		},
		BroadcastActionList: { response: ["broadcastActions"], doc: "The actions of a broadcast." },
		BroadcastPersonData: {
			schema: "TriggerPerUser/per_user_data",
			in: true,
			exclusive: true,
			types: { id: "string | number" },
			doc: "A recipient of a broadcast, by one identifier, with data for their message.",
		},
	},
};
