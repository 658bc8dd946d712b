/** @type {import("../generate.js").Domain} */
export const deliveries = {
	about: "Deliveries: messages to people.",
	types: {
		MetricType: {
			schema: "DeliveryTypeFilter",
			doc: "The channels of campaigns, broadcasts and transactional messages.",
		},
		DeliveryMetricName: { schema: "DeliveryMetricName", doc: "What can happen to a delivery." },
		DeliveryState: { parameter: ["transactionalMessages", "state"], doc: "The states of a delivery." },
		DeliveryMetrics: {
			schema: "DeliveryMetrics",
			doc: "When each thing happened to a delivery, in unix seconds. What has not happened is missing.",
		},
		TrackedResponses: {
			schema: "Delivery/tracked_responses",
			doc: "A person's responses in a message, by name.",
		},
		Delivery: {
			schema: "Delivery",
			doc: "A message to a person.",
			extra: {
				msg_template_id: { type: "number", doc: "The template, under the name that live responses use." },
				transactional_message_id: {
					type: "number",
					doc: "The transactional message. Live responses have it; the reference does not.",
				},
			},
		},
		DeliveryPage: {
			response: ["listMessages", "getCampaignMessages", "broadcastMessages", "transactionalMessages"],
			doc: "A page of deliveries, the newest first.",
		},
		NewsletterDelivery: {
			schema: "NewsletterDelivery",
			doc: "A delivery of a newsletter.",
			extra: {
				msg_template_id: { type: "number", doc: "The template, under the name that live responses use." },
			},
		},
		NewsletterDeliveryPage: {
			response: ["getNewsletterMsgMeta"],
			doc: "A page of a newsletter's deliveries.",
		},
		DeliveryResult: { response: ["getMessage"], doc: "A delivery." },
		ArchivedMessage: {
			schema: "op:getArchivedMessage/archived_message",
			doc: "The content of a delivery as it was sent.",
		},
		ArchivedMessageResult: { response: ["getArchivedMessage"], doc: "The content of a delivery." },
		MessagesOptions: {
			query: "listMessages",
			doc: "Which deliveries to return: a window of six months at most.",
			types: {
				campaign_id: "string | number",
				newsletter_id: "string | number",
				action_id: "string | number",
			},
			extra: {
				transactional_id: { type: "string | number", doc: "Only those of this transactional message." },
				trigger_id: {
					type: "string | number",
					doc: "Only those of this trigger of the broadcast `campaign_id`.",
				},
				template_id: { type: "string | number", doc: "Only those of this template." },
				content_id: {
					type: "string | number",
					doc: "Only those of this content of a newsletter or transactional message.",
				},
				associations: { type: "boolean", doc: "Whether to return what the deliveries belong to as well." },
			},
		},
		MessageOptions: {
			query: "getMessage",
			doc: "What to return with a delivery.",
			extra: {
				archived_message: {
					type: "boolean",
					doc: "Whether to return its content as well. Counts toward the 100 archived messages per day.",
				},
				associations: { type: "boolean", doc: "Whether to return what it belongs to as well." },
			},
		},
		CampaignMessagesOptions: {
			query: "getCampaignMessages",
			doc: "Which deliveries of a campaign to return.",
		},
		BroadcastMessagesOptions: {
			query: "broadcastMessages",
			doc: "Which deliveries of a broadcast to return.",
		},
		TransactionalDeliveriesOptions: {
			query: "transactionalMessages",
			doc: "Which deliveries of a transactional message to return.",
		},
		NewsletterMessagesOptions: {
			query: "getNewsletterMsgMeta",
			doc: "Which deliveries of a newsletter to return.",
			extra: { type: { type: "NewsletterChannelType", doc: "Only those of this channel." } },
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const sends = {
	about: "The six kinds of transactional messages.",
	types: {
		Identifiers: {
			schema: "SendIdentifiers",
			in: true,
			exclusive: true,
			types: { id: "string | number" },
			doc: "The recipient of a message: exactly one identifier. Customer.io creates the person if nobody has it.",
		},
		SendEmailRequestWithTemplate: {
			schema: "SendEmailTemplate",
			in: true,
			types: { attachments: "Attachments", headers: "EmailHeaders" },
			doc: "An email that uses a template.",
		},
		SendEmailRequestWithoutTemplate: {
			schema: "SendEmailInline",
			in: true,
			types: { attachments: "Attachments", headers: "EmailHeaders" },
			extra: {
				transactional_message_id: {
					type: "never",
					doc: "With a template, `subject`, `body` and `from` are optional.",
				},
			},
			doc: "An email without a template.",
		},
		SendPushRequestOptions: {
			schema: "SendPush",
			in: true,
			types: { sound: 'OrText<"default" | "none">', to: 'OrText<"all" | "last_used">' },
			extra: { device: { type: "Data", doc: "The name in `customerio-node` for `custom_device`." } },
			doc: "A push message.",
		},
		PushCustomDevice: {
			schema: "PushCustomDevice",
			in: true,
			doc: "A device to add to the person and send to.",
		},
		PushPayloadIosFcm: { schema: "PushPayloadIosFcm", in: true, doc: "A payload for iOS, through Firebase." },
		PushPayloadIosApns: { schema: "PushPayloadIosApns", in: true, doc: "A payload for iOS, through APNs." },
		PushPayloadAndroid: {
			schema: "PushPayloadAndroid",
			in: true,
			doc: "A payload for Android, through Firebase.",
		},
		ApnsPayload: { schema: "ApnsPayload", in: true, doc: "Apple's `aps` dictionary." },
		ApnsAlert: { schema: "ApnsAlert", in: true, doc: "The text of a notification on Apple's devices." },
		SendSMSRequestOptions: { schema: "SendSMS", in: true, optional: ["to"], doc: "An SMS." },
		SendWhatsAppRequestOptions: {
			schema: "SendWhatsApp",
			in: true,
			optional: ["to"],
			doc: "A WhatsApp message.",
		},
		SendInboxMessageRequestOptions: {
			schema: "SendInboxMessage",
			in: true,
			extra: {
				disable_message_retention: {
					type: "boolean",
					doc: "Whether Customer.io keeps no copy of the content. `customerio-node` sends it; the reference does not have it.",
				},
			},
			doc: "An inbox message of an app.",
		},
		SendInAppRequestOptions: {
			schema: "SendInApp",
			in: true,
			extra: {
				disable_message_retention: {
					type: "boolean",
					doc: "Whether Customer.io keeps no copy of the content. `customerio-node` sends it; the reference does not have it.",
				},
			},
			doc: "An in-app message.",
		},
		SendResult: {
			schema: "SendResponse",
			required: ["delivery_id", "queued_at"],
			doc: "A message that Customer.io accepted.",
		},
	},
};

/** @type {import("../generate.js").Domain} */
export const liveNotifications = {
	about: "Live notifications: Live Activities on iOS and their equivalent on Android.",
	types: {
		LiveNotificationStart: {
			schema: "StartLiveNotificationBody",
			in: true,
			types: { identifiers: "LiveNotificationIdentifiers" },
			doc: "A live notification to start.",
		},
		LiveNotificationUpdate: {
			schema: "UpdateLiveNotificationBody",
			in: true,
			doc: "A change of a live notification.",
		},
		LiveNotificationEnd: {
			schema: "EndLiveNotificationBody",
			in: true,
			doc: "The end of a live notification.",
		},
		LiveNotificationIdentifiers: {
			schema: "StartLiveNotificationBody/identifiers",
			in: true,
			text: "| { readonly id: string; readonly email?: never; readonly phone?: never; readonly internal?: never }\n| { readonly email: string; readonly id?: never; readonly phone?: never; readonly internal?: never }\n| { readonly phone: string; readonly id?: never; readonly email?: never; readonly internal?: never }\n| { readonly internal: string; readonly id?: never; readonly email?: never; readonly phone?: never }",
			doc: "The person: exactly one identifier. `internal` is `cio_` followed by the cio_id.",
		},
		LiveSegmentsState: {
			schema: "LiveSegmentsState",
			in: true,
			doc: "The state of a notification with a progress bar of segments.",
		},
		LiveCountdownState: {
			schema: "LiveCountdownState",
			in: true,
			doc: "The state of a notification with a countdown.",
		},
		LivePushPayload: { schema: "LivePushPayload", in: true, doc: "The alert that goes with a change." },
		LiveNotificationInstance: {
			response: ["startLiveNotification", "updateLiveNotification", "endLiveNotification"],
			doc: "The instance of a live notification.",
		},
		LiveNotification: {
			response: ["getLiveNotification"],
			optional: ["last_delivery", "failure_reason", "ended_at", "expires_at"],
			doc: "The state of a live notification.",
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
