// Written by tools/app-types/generate.js. Change its tables instead.
// Campaigns, which Customer.io's pages also call automations, and their actions.
import type { Json } from "../../public/types/values.js";

/** A campaign. `type` says what starts it, and which members it has. */
export type Campaign =
	| CampaignSegment
	| CampaignEvent
	| CampaignForm
	| CampaignDate
	| CampaignRelationship
	| CampaignObject
	| CampaignWebhook;

/** A campaign that a segment starts. */
export interface CampaignSegment {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	/** When it was first started, in unix seconds. */
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "segment";
	/** The segments that people must be in. */
	readonly filter_segment_ids?: readonly number[] | null;
	readonly trigger_segment_ids?: readonly number[] | null;
	readonly msg_templates?:
		| readonly { readonly id?: number; readonly type?: "email" | "sms" | "push" | "slack" }[]
		| null;
}

/** A campaign that an event starts. */
export interface CampaignEvent {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	/** When it was first started, in unix seconds. */
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "event";
	/** The segments that people must be in. */
	readonly filter_segment_ids?: readonly number[] | null;
	readonly event_name?: string;
}

/** A campaign that a form starts. */
export interface CampaignForm {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	/** When it was first started, in unix seconds. */
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "form";
	/** The segments that people must be in. */
	readonly filter_segment_ids?: readonly number[] | null;
}

/** A campaign that starts on a date of a person. */
export interface CampaignDate {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	/** When it was first started, in unix seconds. */
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "date";
	/** The segments that people must be in. */
	readonly filter_segment_ids?: readonly number[] | null;
	readonly date_attribute?: string;
	readonly frequency?: "once" | "monthly" | "yearly";
	/** The hour of the day, from 0. */
	readonly start_hour?: number;
	/** The minute of the hour, from 0. */
	readonly start_minutes?: number;
	readonly timezone?: string;
	/** Whether times are in the person's time zone. */
	readonly use_customer_timezone?: boolean;
}

/** A campaign that a relationship starts. */
export interface CampaignRelationship {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	/** When it was first started, in unix seconds. */
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "relationship";
	/** The segments that people must be in. */
	readonly filter_segment_ids?: readonly number[] | null;
	readonly audience?: {
		readonly type?: number;
		readonly person_filters?: { readonly [name: string]: Json };
		readonly relationship_filters?: { readonly [name: string]: Json };
	};
	readonly object_type_id?: number;
	readonly filter_object_attributes?: string;
	readonly filter_relationship_attributes?: string;
	readonly relationship_attribute_triggers?: { readonly [name: string]: Json };
}

/** A campaign that an object starts. */
export interface CampaignObject {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	/** When it was first started, in unix seconds. */
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "object";
	/** The segments that people must be in. */
	readonly filter_segment_ids?: readonly number[] | null;
	readonly audience?: {
		readonly type?: number;
		readonly person_filters?: { readonly [name: string]: Json };
		readonly relationship_filters?: { readonly [name: string]: Json };
	};
	readonly object_type_id?: number;
	readonly filter_object_attributes?: string;
	readonly filter_relationship_attributes?: string;
	readonly object_attribute_triggers?: { readonly [name: string]: Json };
}

/** A campaign that a webhook starts. */
export interface CampaignWebhook {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	/** When it was first started, in unix seconds. */
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "webhook";
	readonly webhook_id?: number;
}

/** A campaign. */
export interface CampaignResult {
	readonly campaign: Campaign;
}

/** All campaigns. */
export interface CampaignList {
	readonly campaigns: readonly Campaign[] | null;
}
