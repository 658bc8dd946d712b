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
