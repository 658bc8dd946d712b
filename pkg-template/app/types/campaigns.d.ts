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
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	readonly created?: number;
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "segment";
	readonly filter_segment_ids?: readonly number[] | null;
	readonly trigger_segment_ids?: readonly number[] | null;
	readonly msg_templates?:
		| readonly { readonly id?: number; readonly type?: "email" | "sms" | "push" | "slack" }[]
		| null;
}

/** A campaign that an event starts. */
export interface CampaignEvent {
	readonly id: number;
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	readonly created?: number;
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "event";
	readonly filter_segment_ids?: readonly number[] | null;
	readonly event_name?: string;
}

/** A campaign that a form starts. */
export interface CampaignForm {
	readonly id: number;
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	readonly created?: number;
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "form";
	readonly filter_segment_ids?: readonly number[] | null;
}

/** A campaign that a date of a person starts. */
export interface CampaignDate {
	readonly id: number;
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	readonly created?: number;
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "date";
	readonly filter_segment_ids?: readonly number[] | null;
	readonly date_attribute?: string;
	readonly frequency?: "once" | "monthly" | "yearly";
	readonly start_hour?: number;
	readonly start_minutes?: number;
	readonly timezone?: string;
	readonly use_customer_timezone?: boolean;
}

/** A campaign that a relationship starts. */
export interface CampaignRelationship {
	readonly id: number;
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	readonly created?: number;
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "relationship";
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
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	readonly created?: number;
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
	readonly type: "object";
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
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly description?: string;
	readonly created?: number;
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft" | "stopped";
	readonly actions?: readonly { readonly id?: number; readonly type?: string }[] | null;
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
