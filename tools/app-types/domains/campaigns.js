/** The live API has text in some of these ids where its reference has numbers. */
const liveId = { id: "number | string" };

/** SMS and WhatsApp messages have types of their own: so `type` tells all of them apart. */
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

/** @type {import("../generate.js").Domain} */
export const newsletters = {
	about: "Newsletters, which Customer.io's pages also call one-time sends.",
	types: {
		NewsletterChannelType: { schema: "NewsletterType", doc: "The channels of newsletters." },
		RateLimitPeriod: { schema: "RateLimitPeriod", doc: "A minute, an hour or a day, in seconds." },
		Newsletter: { schema: "Newsletter", doc: "A newsletter." },
		NewsletterResult: {
			response: [
				"getNewsletters",
				"createNewsletter",
				"sendNewsletter",
				"scheduleNewsletter",
				"createNewsletterLanguageVariant",
				"createNewsletterTestLanguageVariant",
				"createNewsletterTestGroup",
			],
			doc: "A newsletter.",
		},
		NewsletterPage: { response: ["listNewsletters"], doc: "A page of newsletters." },
		ListNewslettersOptions: {
			query: "listNewsletters",
			doc: "Which newsletters to return, and in which order.",
		},
		NewsletterSendOptions: {
			schema: "NewsletterRateLimit",
			in: true,
			isOptions: true,
			doc: "How fast a newsletter is sent.",
		},
		NewsletterSchedule: {
			schema: "ScheduleNewsletterBody",
			in: true,
			doc: "When and how fast a newsletter is sent.",
		},
		NewsletterTestGroup: {
			types: { id: "number | string", content_ids: "readonly (number | string)[] | null" },
			schema: "op:getNewsletterTestGroups/test_groups",
			doc: "A group of a newsletter's A/B test.",
		},
		NewsletterTestGroupList: {
			response: ["getNewsletterTestGroups"],
			doc: "The groups of a newsletter's A/B test.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const newsletterInputs = {
	about: "Newsletters to create.",
	types: {
		NewsletterInput: {
			schema: "NewsletterCreate",
			in: true,
			doc: "A newsletter to create. `type` is its channel, and says which members it has.",
		},
		NewsletterEmailInput: { schema: "NewsletterCreateEmail", in: true, doc: "A newsletter by email." },
		NewsletterSmsInput: { schema: "NewsletterCreateSms", in: true, doc: "A newsletter by SMS." },
		NewsletterPushInput: { schema: "NewsletterCreatePush", in: true, doc: "A newsletter as a push message." },
		NewsletterInAppInput: {
			schema: "NewsletterCreateInApp",
			in: true,
			doc: "A newsletter as an in-app message.",
		},
		NewsletterWebhookInput: {
			schema: "NewsletterCreateWebhook",
			in: true,
			doc: "A newsletter as a webhook.",
		},
		NewsletterInboxInput: {
			schema: "NewsletterCreateInbox",
			in: true,
			doc: "A newsletter as an inbox message of an app.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const newsletterContents = {
	about: "The contents of newsletters, in their languages.",
	types: {
		NewsletterContent: { schema: "NewsletterContent", doc: "The content of a newsletter in one language." },
		NewsletterContentResult: {
			response: [
				"getNewsletterVariant",
				"updateNewsletterVariant",
				"getNewsletterVariantTranslation",
				"updateNewsletterVariantTranslation",
				"getNewsletterVariantTranslationTest",
				"updateNewsletterTestTranslation",
			],
			doc: "The content of a newsletter in one language.",
		},
		NewsletterContentList: { response: ["listNewsletterVariants"], doc: "The contents of a newsletter." },
		NewsletterContentUpdate: {
			schema: "NewsletterContentUpdate",
			in: true,
			text: "| NewsletterEmailUpdate\n| NewsletterSmsUpdate\n| NewsletterPushUpdate\n| NewsletterWebhookUpdate",
			doc: "What to change in the content of a newsletter. Customer.io's API cannot change in-app and inbox messages.",
		},
		NewsletterEmailUpdate: {
			schema: "NewsletterContentUpdateEmail",
			in: true,
			doc: "What to change in an email.",
		},
		NewsletterSmsUpdate: { schema: "NewsletterContentUpdateSms", in: true, doc: "What to change in an SMS." },
		NewsletterPushUpdate: {
			schema: "NewsletterContentUpdatePush",
			in: true,
			doc: "What to change in a push message.",
		},
		NewsletterWebhookUpdate: {
			schema: "NewsletterContentUpdateWebhook",
			in: true,
			doc: "What to change in a webhook.",
		},
		NewsletterLanguageInput: {
			schema: "NewsletterLanguageCreate",
			in: true,
			doc: "A language to add to a newsletter: the one of these that fits the newsletter's channel.",
		},
		NewsletterEmailLanguageInput: {
			schema: "NewsletterLanguageCreateEmail",
			in: true,
			doc: "An email in another language.",
		},
		NewsletterTextLanguageInput: {
			schema: "NewsletterLanguageCreateSms",
			in: true,
			also: ["NewsletterLanguageCreateWebhook"],
			doc: "An SMS or a webhook in another language.",
		},
		NewsletterPushLanguageInput: {
			schema: "NewsletterLanguageCreatePush",
			in: true,
			doc: "A push message in another language.",
		},
		NewsletterInboxLanguageInput: {
			schema: "NewsletterLanguageCreateInbox",
			in: true,
			doc: "An inbox message of an app, in another language.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const transactional = {
	about: "Transactional messages: their templates.",
	types: {
		TransactionalMessage: { schema: "TransactionalMessage", doc: "A transactional message." },
		TransactionalMessageResult: { response: ["getTransactional"], doc: "A transactional message." },
		TransactionalMessageList: { response: ["listTransactional"], doc: "All transactional messages." },
		TransactionalContent: {
			schema: "TransactionalContent",
			doc: "The content of a transactional message in one language.",
		},
		TransactionalContentUpdate: {
			schema: "TransactionalContentUpdate",
			in: true,
			doc: "What to change in the content of a transactional message.",
		},
		TransactionalContentResult: {
			response: ["getTransactionalTranslationById"],
			doc: "The content of a transactional message.",
		},
		TransactionalContentList: {
			response: ["listTransactionalVariants"],
			doc: "The contents of a transactional message.",
		},
		TransactionalContents: {
			response: ["getTransactionalVariant", "updateTransactional", "updateTransactionalVariant"],
			types: { content: "readonly TransactionalContent[] | TransactionalContent | null" },
			doc: "The content in one language: a list, and an object in some responses.",
		},
	},
};
