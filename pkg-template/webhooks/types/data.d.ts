/** The person that an event is about. */
export interface CustomerData {
	/** The person's `id`, or their email address. Use `identifiers`. */
	readonly customer_id?: string;
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
	readonly action_id?: number;
	readonly broadcast_id?: number | null;
	readonly campaign_id?: number | null;
	readonly newsletter_id?: number | null;
	readonly content_id?: number;
	readonly journey_id?: string;
	readonly parent_action_id?: number;
	readonly trigger_id?: number;
	readonly trigger_event_id?: string | null;
}

/** What a person has subscribed to. */
export interface SubscriptionData extends CustomerData {
	readonly email_address?: string | null;
}

/** How a person has changed their preferences. */
export interface PreferencesData extends DeliveryData, SubscriptionData {
	/** JSON text: the topics, each with the new preference. */
	readonly content?: string;
}

/** Why a message was not delivered, or not at once. */
export interface FailureData {
	readonly failure_message?: string;
}

/** What was sent, if the webhook was set up to have it. */
export interface SentData {
	readonly content?: string;
}

/** What was clicked. */
export interface ClickData {
	readonly href?: string;
	readonly link_id?: number;
}

/** A device that a push message went to. */
export interface PushRecipient {
	readonly device_id: string;
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
