// Written by tools/app-types/generate.js. Change its tables instead.
// Activities: what people did and what happened to their messages.

import type { OrText } from "./constants.js";
import type { CustomerIdentifiers, CustomerIdType } from "./people.js";

/** The kinds of activities. Kinds that start with `_o:` and `_r:` belong to an object type, by its number. */
export type ActivityType =
	| "add_relationship"
	| "anon_merge"
	| "attempted_action"
	| "attempted_email"
	| "attempted_in_app"
	| "attempted_push"
	| "attempted_slack"
	| "attempted_twilio"
	| "attempted_webhook"
	| "attempted_whatsapp"
	| "attribute_change"
	| "bounced_action"
	| "bounced_email"
	| "bounced_push"
	| "bounced_twilio"
	| "bounced_whatsapp"
	| "clicked_action"
	| "clicked_content"
	| "clicked_email"
	| "clicked_in_app"
	| "clicked_push"
	| "clicked_twilio"
	| "clicked_webhook"
	| "converted_action"
	| "converted_content"
	| "converted_email"
	| "converted_in_app"
	| "converted_slack"
	| "converted_twilio"
	| "converted_webhook"
	| "converted_whatsapp"
	| "deferred_action"
	| "deferred_email"
	| "deferred_in_app"
	| "deferred_push"
	| "deferred_slack"
	| "deferred_twilio"
	| "deferred_webhook"
	| "deferred_whatsapp"
	| "delete_relationship"
	| "delivered_action"
	| "delivered_email"
	| "delivered_push"
	| "delivered_twilio"
	| "delivered_whatsapp"
	| "device_change"
	| "drafted_action"
	| "drafted_email"
	| "drafted_in_app"
	| "drafted_push"
	| "drafted_slack"
	| "drafted_twilio"
	| "drafted_webhook"
	| "dropped_action"
	| "dropped_email"
	| "dropped_push"
	| "dropped_twilio"
	| "dropped_webhook"
	| "dropped_whatasapp"
	| "event"
	| "failed_action"
	| "failed_attribute_change"
	| "failed_batch_update"
	| "failed_email"
	| "failed_event"
	| "failed_in_app"
	| "failed_object_journeys"
	| "failed_push"
	| "failed_query_collection"
	| "failed_slack"
	| "failed_twilio"
	| "failed_webhook"
	| "failed_whatsapp"
	| "opened_action"
	| "opened_email"
	| "opened_in_app"
	| "opened_push"
	| "page"
	| "profile_create"
	| "profile_delete"
	| "profile_merge"
	| "relationship_attribute_change"
	| "relationship_failed_attribute_change"
	| "screen"
	| "sent_action"
	| "sent_email"
	| "sent_in_app"
	| "sent_push"
	| "sent_slack"
	| "sent_twilio"
	| "sent_webhook"
	| "sent_whatsapp"
	| "skipped_update"
	| "spammed_email"
	| "suppressed_twilio"
	| "suppressed_whatsapp"
	| "topic_unsubscribed_email"
	| "undeliverable_action"
	| "undeliverable_email"
	| "undeliverable_in_app"
	| "undeliverable_push"
	| "undeliverable_slack"
	| "undeliverable_twilio"
	| "undeliverable_webhook"
	| "undeliverable_whatsapp"
	| "unsubscribed_action"
	| "unsubscribed_email"
	| "viewed_content"
	| "webhook_event"
	| `_o:${number}:add_relationship`
	| `_o:${number}:attribute_change`
	| `_o:${number}:create`
	| `_o:${number}:delete`
	| `_o:${number}:delete_relationship`
	| `_o:${number}:failed_attribute_change`
	| `_r:${number}:attribute_change`
	| `_r:${number}:failed_attribute_change`;

/** Something that a person did, or that happened to a message to the person. */
export interface Activity {
	readonly id: string;
	readonly type: OrText<ActivityType>;
	/** When it happened, in unix seconds. */
	readonly timestamp?: number;
	/** The name of the event or screen. */
	readonly name?: string;
	/** The URL of the page view. */
	readonly url?: string;
	readonly customer_id?: string | null;
	/** The identifiers of the person. */
	readonly customer_identifiers?: CustomerIdentifiers;
	/** For a message, its delivery. For a change, the values before and after, by name. */
	readonly data?:
		| { readonly delivery_id?: string; readonly delivered?: number | null; readonly opened?: boolean | null }
		| { readonly [name: string]: { readonly from?: string; readonly to?: string } };
	readonly delivery_id?: string;
	/** The kind of address that a message was sent to. */
	readonly delivery_type?: "ios" | "android" | "email" | "phone";
}

/** A page of activities, the newest first. */
export interface ActivityPage {
	readonly activities: readonly Activity[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** Which activities to return. */
export interface ListActivitiesOptions {
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
	/** Only those of this type. */
	readonly type?: OrText<ActivityType> | undefined;
	/** Only those with this name, such as an event's. */
	readonly name?: string | undefined;
	/** Whether to return those of deleted people too. Default `false`. */
	readonly deleted?: boolean | undefined;
	/** Only those of this person. */
	readonly customerId?: string | number | undefined;
	/** The kind of identifier. Default `id`. */
	readonly idType?: CustomerIdType | undefined;
	/** The most items on a page. */
	readonly limit?: number | undefined;
}
