// Written by tools/app-types/generate.js. Change its tables instead.
// Broadcasts that the API triggers, their actions and triggers.
import type { Data } from "../../public/types/values.js";
import type { OrText } from "./constants.js";

/** A broadcast. */
export interface Broadcast {
	readonly id: number;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly type: "triggered_broadcast";
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly active?: boolean;
	readonly state?: "running" | "draft";
	readonly actions?:
		| readonly {
				readonly id?: number;
				readonly type?: OrText<"email" | "webhook" | "push" | "sms" | "slack">;
		  }[]
		| null;
	readonly msg_template_ids?:
		| readonly {
				readonly id?: number;
				readonly type?: OrText<"email" | "webhook" | "push" | "sms" | "slack">;
		  }[]
		| null;
	/** When it was first started, in unix seconds. */
	readonly first_started?: number;
	readonly tags?: readonly string[] | null;
}

/** A broadcast. */
export interface BroadcastResult {
	readonly broadcast: Broadcast;
}

/** All broadcasts that the API triggers. */
export interface BroadcastList {
	readonly broadcasts: readonly Broadcast[] | null;
}

/** A trigger of a broadcast. */
export interface BroadcastTrigger {
	readonly id: number;
	readonly broadcast_id: number;
	/** When it was created, in unix seconds. */
	readonly created_at: number;
	/** When it was processed, in unix seconds. */
	readonly processed_at?: number;
}

/** The triggers of a broadcast. */
export interface BroadcastTriggerList {
	readonly triggers: readonly BroadcastTrigger[] | null;
}

/** The trigger that Customer.io accepted. */
export interface BroadcastTriggerResult {
	readonly id: number;
}

/** A page of errors: one sentence for each line of data that could not be used. */
export interface BroadcastTriggerErrorPage {
	readonly errors: readonly string[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}

/** An action of a broadcast. `type` says which members it has. */
export type BroadcastAction =
	| BroadcastActionMessage
	| BroadcastActionSms
	| BroadcastActionWhatsApp
	| BroadcastActionWebhook;

/** A message of a broadcast. */
export interface BroadcastActionMessage {
	readonly id: number | string;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly broadcast_id?: number;
	readonly layout?: string;
	readonly language?: string;
	readonly type: "email" | "in_app" | "push" | "slack";
	readonly body?: string;
	/** The AMP version. */
	readonly body_amp?: string;
	readonly subject?: string;
	/** The preview text that email clients show after the subject. */
	readonly preheader_text?: string;
	readonly from?: string;
	/** The id of the sender identity. */
	readonly from_id?: number;
	readonly reply_to?: string;
	/** The id of the sender identity that gets replies. `null` for none. */
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
	/** CC recipients, separated by commas. */
	readonly cc?: string;
	/** BCC recipients, separated by commas. */
	readonly bcc?: string;
	/** Whether to send BCC recipients a copy that is not counted, instead of a real BCC. */
	readonly fake_bcc?: boolean;
	/** `premailer` if the CSS is inlined. */
	readonly preprocessor?: "premailer";
	readonly headers?: string;
}

/** An SMS of a broadcast. */
export interface BroadcastActionSms {
	readonly id: number | string;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly broadcast_id?: number;
	readonly layout?: string;
	readonly language?: string;
	readonly type: "twilio";
	readonly body?: string;
	/** The URL of the image. */
	readonly image_url?: string;
	readonly recipient?: string;
}

/** A WhatsApp message of a broadcast. */
export interface BroadcastActionWhatsApp {
	readonly id: number | string;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly broadcast_id?: number;
	readonly language?: string;
	readonly type: "whatsapp";
	readonly body?: string;
	/** A JSON object as text. */
	readonly body_json?: string;
	readonly recipient?: string;
	readonly sender_identity_id?: number;
	/** Whether to send it to unsubscribed people too. */
	readonly send_to_unsubscribed?: boolean;
	/** Whether opens and clicks are tracked. */
	readonly tracked?: boolean;
}

/** A webhook of a broadcast. */
export interface BroadcastActionWebhook {
	readonly id: number | string;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly broadcast_id?: number;
	readonly layout?: string;
	readonly type: "webhook";
	readonly body?: string;
	readonly url?: string;
	readonly method?: "get" | "post" | "put" | "delete" | "patch";
	readonly headers?: string;
}

/** What to change in an action of a broadcast. What is left out stays as it is. */
export type BroadcastActionUpdate =
	| BroadcastActionMessageUpdate
	| BroadcastActionSmsUpdate
	| BroadcastActionWhatsAppUpdate
	| BroadcastActionWebhookUpdate;

/** What to change in a message. */
export interface BroadcastActionMessageUpdate {
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly broadcast_id?: number;
	readonly type?: "email" | "in_app" | "push" | "slack";
	readonly body?: string;
	/** The AMP version. */
	readonly body_amp?: string;
	readonly subject?: string;
	/** The preview text that email clients show after the subject. */
	readonly preheader_text?: string;
	/** The id of the sender identity. */
	readonly from_id?: number;
	/** The id of the sender identity that gets replies. `null` for none. */
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
	readonly headers?: readonly { readonly name?: string; readonly value?: string }[];
}

/** What to change in an SMS. */
export interface BroadcastActionSmsUpdate {
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly broadcast_id?: number;
	readonly type?: "twilio";
	readonly body?: string;
	/** The URL of the image. */
	readonly image_url?: string;
	readonly recipient?: string;
}

/** What to change in a WhatsApp message. */
export interface BroadcastActionWhatsAppUpdate {
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly broadcast_id?: number;
	readonly type?: "whatsapp";
	readonly body?: string;
	/** A JSON object as text. */
	readonly body_json?: string;
	readonly recipient?: string;
	readonly sender_identity_id?: number;
	/** Whether to send it to unsubscribed people too. */
	readonly send_to_unsubscribed?: boolean;
	/** Whether opens and clicks are tracked. */
	readonly tracked?: boolean;
}

/** What to change in a webhook. */
export interface BroadcastActionWebhookUpdate {
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly broadcast_id?: number;
	readonly type?: "webhook";
	readonly body?: string;
	readonly url?: string;
	readonly method?: "get" | "post" | "put" | "delete" | "patch";
	readonly headers?: string;
}

/** An action of a broadcast. */
export interface BroadcastActionResult {
	readonly action: BroadcastAction;
}

/** The actions of a broadcast. */
export interface BroadcastActionList {
	readonly actions: readonly BroadcastAction[] | null;
}

/** A recipient of a broadcast, by one identifier, with data for their message. */
export type BroadcastPersonData =
	| { readonly id: string | number; readonly data?: Data; readonly email?: never }
	| { readonly email: string; readonly data?: Data; readonly id?: never };
