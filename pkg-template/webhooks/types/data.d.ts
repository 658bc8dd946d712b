/** The person that an event is about. */
export interface CustomerData {
	/** The person's `id`, or their email address. Use `identifiers`. */
	readonly customer_id?: string;
	/** All identifiers of the person. */
	readonly identifiers?: {
		readonly id: string | null;
		readonly email?: string | null;
		readonly cio_id?: string;
	};
}

/** The message that an event is about, and where it comes from. */
export interface DeliveryData extends CustomerData {
	/** The message. `getMessage` of the App API looks it up. */
	readonly delivery_id?: string;
	/** The action of a campaign or broadcast that sent the message. */
	readonly action_id?: number;
	/** The broadcast that sent it. */
	readonly broadcast_id?: number | null;
	/** The campaign that sent it. */
	readonly campaign_id?: number | null;
	/** The newsletter that sent it. */
	readonly newsletter_id?: number | null;
	/** The content that was sent: a variant or a language of it. */
	readonly content_id?: number;
	/** The person's journey through the campaign. */
	readonly journey_id?: string;
	readonly parent_action_id?: number;
	/** The trigger of the broadcast. */
	readonly trigger_id?: number;
	/** The event that started the campaign for the person. */
	readonly trigger_event_id?: string | null;
}

/** What a person has subscribed to. */
export interface SubscriptionData extends CustomerData {
	/** The person's email address. */
	readonly email_address?: string | null;
}

/** How a person has changed their preferences. */
export interface PreferencesData extends DeliveryData, SubscriptionData {
	/** JSON text: the topics, each with the new preference. */
	readonly content?: string;
}

/** Why a message was not delivered, or not at once. */
export interface FailureData {
	/** The reason, in the words of the provider or of Customer.io. */
	readonly failure_message?: string;
}

/** What was sent, if the webhook was set up to have it. */
export interface SentData {
	/** The body of the message. */
	readonly content?: string;
}

/** What was clicked. */
export interface ClickData {
	/** The URL of the link. */
	readonly href?: string;
	/** The link's id in Customer.io. */
	readonly link_id?: number;
}

/** A device that a push message went to. */
export interface PushRecipient {
	/** The device token. */
	readonly device_id: string;
	/** The platform of the device. */
	readonly device_platform?: "ios" | "android";
	readonly failure_message?: string;
}

/** What the data of an event that is not known may have: what others have. */
export interface AnyData extends PreferencesData, FailureData, ClickData {
	readonly recipient?: string;
	readonly recipients?: readonly PushRecipient[];
	readonly subject?: string;
	readonly transactional_message_id?: number;
	readonly headers?: { readonly [name: string]: unknown };
	readonly proxied?: boolean;
	readonly prefetched?: boolean;
	readonly synthetic?: boolean;
	readonly machine?: boolean;
	readonly tracked_response?: string;
	readonly inbound_event_id?: string;
	readonly to?: string;
}
