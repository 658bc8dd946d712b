// Written by tools/app-types/generate.js. Change its tables instead.
// The subscription center: its topics, channels and links.

/** A topic that people can subscribe to. */
export interface SubscriptionTopic {
	readonly id: string | number;
	readonly identifier?: string;
	readonly name: string;
	readonly description?: string;
	/** Whether people who have not chosen are subscribed. */
	readonly subscribed_by_default?: boolean;
}

/** The topics of the subscription center. */
export interface SubscriptionTopicList {
	readonly topics: readonly SubscriptionTopic[] | null;
}

/** A channel that people can subscribe to. */
export interface SubscriptionChannel {
	readonly id: number;
	readonly name: string;
	readonly description?: string;
	readonly type:
		| "email"
		| "twilio"
		| "urban_airship"
		| "slack"
		| "push"
		| "in_app"
		| "line"
		| "inbox"
		| "whatsapp";
	/** Whether people who have not chosen are subscribed. */
	readonly subscribed_by_default?: boolean;
}

/** The channels of the subscription center. */
export interface SubscriptionChannelList {
	readonly channels: readonly SubscriptionChannel[] | null;
}

/** A link to a person's subscription center. */
export interface SubscriptionCenterToken {
	readonly token: string;
	readonly url: string;
}
