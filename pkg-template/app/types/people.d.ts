// Written by tools/app-types/generate.js. Change its tables instead.
// People: who they are, what they did, what they have unsubscribed from.

import type { Json, Timestamp } from "../../public/types/values.js";
import type { ActivityType } from "./activities.js";
import type { OrText } from "./constants.js";

/** The kinds of identifiers of a person. `email` and `phone` only if the workspace has them as identifiers. */
export type CustomerIdType = "id" | "email" | "phone" | "cio_id";

/** All identifiers of a person. `null` for one that the person does not have. */
export interface CustomerIdentifiers {
	readonly id: string | null;
	readonly email: string | null;
	readonly cio_id: string;
}

/** The attributes of a person. Customer.io returns each of them as text. */
export interface CustomerAttributes {
	readonly id?: string | null;
	readonly email?: string | null;
	readonly cio_id?: string;
	/** The topics that the person has chosen, as JSON text. */
	readonly cio_subscription_preferences?: string;
	/** All topics with their defaults, as JSON text. */
	readonly _cio_subscription_preferences_computed?: string;
	readonly [name: string]: string | null | undefined;
}

/** A device of a person. */
export interface CustomerDevice {
	/** The device token. */
	readonly id: string;
	readonly platform: "ios" | "android";
	/** When it was last used, in unix seconds. */
	readonly last_used?: number;
	readonly attributes?: DeviceAttributesOfCustomer;
}

/** The attributes of a device, as text. */
export interface DeviceAttributesOfCustomer {
	readonly device_os?: string;
	readonly device_model?: string;
	readonly app_version?: string;
	readonly app_identifier?: string;
	readonly cio_sdk_version?: string;
	readonly device_locale?: string;
	readonly push_enabled?: "true" | "false";
	/** What happened to the last push message to the device. */
	readonly _last_status?: "" | "bounced" | "sent" | "suppressed";
	readonly [name: string]: string | undefined;
}

/** A person. */
export interface Customer {
	readonly id: string;
	readonly identifiers?: CustomerIdentifiers;
	readonly attributes?: CustomerAttributes;
	/**
	 * When each attribute was set.
	 * @deprecated by Customer.io.
	 */
	readonly timestamps?: {
		readonly cio_id?: number;
		readonly id?: number;
		readonly email?: number;
		readonly unsubscribed?: number;
		readonly _last_emailed?: number;
		readonly cio_subscription_preferences?: number;
		readonly _cio_subscription_preferences_computed?: number;
		readonly [name: string]: number | undefined;
	};
	readonly unsubscribed?: boolean;
	readonly devices?: readonly CustomerDevice[] | null;
}

/** A person. */
export interface CustomerResult {
	readonly customer: Customer;
}

/** The people who were found. People that Customer.io does not know are missing. */
export interface CustomersResult {
	readonly customers: readonly { readonly customer?: Customer }[] | null;
}

/** The people who have an email address. */
export interface CustomersByEmail {
	readonly results: readonly CustomerIdentifiers[] | null;
}

/** A page of people. */
export interface CustomerPage {
	readonly identifiers: readonly CustomerIdentifiers[] | null;
	/** The ids only. `identifiers` has them too. */
	readonly ids: readonly string[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** Which activities of a person to return. */
export interface CustomerActivitiesOptions {
	/** The kind of identifier. Default `id`. */
	readonly idType?: CustomerIdType | undefined;
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** Only those of this type. */
	readonly type?: OrText<ActivityType> | undefined;
	/** Only those with this name, such as an event's. */
	readonly name?: string | undefined;
}

/** Which messages of a person to return: a window of six months at most. */
export interface CustomerMessagesOptions {
	/** The kind of identifier. Default `id`. */
	readonly idType?: CustomerIdType | undefined;
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
	/** Only those after this time. */
	readonly start_ts?: Timestamp | undefined;
	/** Only those before this time. */
	readonly end_ts?: Timestamp | undefined;
}

/** A message to a person. */
export interface CustomerMessage {
	readonly id: string;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	/**
	 * The template.
	 * @deprecated by Customer.io.
	 */
	readonly msg_template_id?: string;
	readonly customer_id?: string;
	readonly campaign_id?: number;
	readonly action_id?: number;
	readonly broadcast_id?: number | null;
	readonly newsletter_id?: number | null;
	readonly content_id?: number | null;
	readonly recipient?: string;
	readonly subject?: string;
	readonly type: "email" | "webhook" | "twilio" | "slack" | "push" | "in_app" | "whatsapp";
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** Why it failed. */
	readonly failure_message?: string | null;
	/** Whether the content was deleted. */
	readonly forgotten?: boolean;
	readonly metrics?: { readonly sent?: number; readonly delivered?: number };
}

/** A page of a person's messages. */
export interface CustomerMessagePage {
	readonly messages: readonly CustomerMessage[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** Which page of a person's relationships to return. */
export interface CustomerRelationshipsOptions {
	/** The kind of identifier. Default `id`. */
	readonly idType?: CustomerIdType | undefined;
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
}

/** An object that a person is related to. */
export interface CustomerRelationship {
	readonly object_type_id?: number;
	readonly identifiers?: { readonly object_id?: string; readonly cio_object_id?: string };
	readonly attributes?: { readonly [name: string]: Json };
	/** When each attribute was set. */
	readonly timestamps?: { readonly [name: string]: number };
}

/** A page of a person's relationships. A relationship can be on two pages. */
export interface CustomerRelationshipPage {
	readonly cio_relationships: readonly CustomerRelationship[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** A segment that a person is in. */
export interface CustomerSegment {
	readonly id: number;
	readonly name: string;
	readonly description?: string;
}

/** The segments that a person is in. */
export interface CustomerSegmentList {
	readonly segments: readonly CustomerSegment[] | null;
}

/** How to return a person's subscription preferences. */
export interface CustomerSubscriptionPreferencesOptions {
	/** The kind of identifier. Default `id`. */
	readonly idType?: CustomerIdType | undefined;
	readonly language?: string | undefined;
}

/** Whether a person is subscribed to a topic. */
export interface SubscriptionPreference {
	readonly id: string | number;
	readonly subscribed?: boolean;
	readonly name: string;
	readonly description?: string;
}

/** The subscription preferences of a person. */
export interface CustomerSubscriptionPreferences {
	readonly customer: {
		readonly id?: string | null;
		readonly identifiers?: CustomerIdentifiers;
		readonly topics?: readonly SubscriptionPreference[] | null;
		readonly unsubscribed?: boolean;
		readonly header?: { readonly title?: string; readonly subtitle?: string };
	};
}

/** A sender that a person gets no messages from. */
export interface OptOut {
	readonly channel?: "sms" | "whatsapp";
	/** The sender: a number in E.164 format, a name, or a messaging service. */
	readonly from?: string;
}

/** The senders that a person gets no messages from. */
export interface OptOutList {
	readonly optouts: readonly OptOut[] | null;
}

/** A change of a person's opt-outs. */
export interface OptOutUpdate {
	/** The sender: a number in E.164 format, a name, or a messaging service. */
	readonly from: string;
	/** `false` opts in again. */
	readonly optout: boolean;
	/** Default `sms`. */
	readonly channel?: "sms" | "whatsapp";
}

/** The opt-outs of one person. */
export interface CustomerOptOuts {
	readonly customer_id?: string;
	readonly cio_id?: string;
	readonly optouts?: readonly OptOut[] | null;
}

/** A page of people who have opted out. */
export interface OptOutPage {
	readonly optouts: readonly CustomerOptOuts[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** Which opt-outs to return. */
export interface OptOutsOptions {
	/** Only those of this sender. */
	readonly from?: string | undefined;
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** The most people on a page: up to 1,000. Default 100. */
	readonly limit?: number | undefined;
}
