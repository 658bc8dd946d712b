// Written by tools/app-types/generate.js. Change its tables instead.
// The actions of campaigns.

/** Which page of a campaign's actions to return. A page has ten. */
export interface CampaignActionsOptions {
	/** The cursor: `next` of the page before. */
	readonly start?: string | undefined;
}

/** An action of a campaign. `type` says which members it has. */
export type CampaignAction =
	| CampaignActionMessage
	| CampaignActionSms
	| CampaignActionWhatsApp
	| CampaignActionWebhook;

/** A message of a campaign. */
export interface CampaignActionMessage {
	readonly id: number | string;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	/** The action that this one is a translation of. */
	readonly parent_action_id?: number;
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

/** An SMS of a campaign. */
export interface CampaignActionSms {
	readonly id: number | string;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	/** The action that this one is a translation of. */
	readonly parent_action_id?: number;
	readonly layout?: string;
	readonly language?: string;
	readonly type: "twilio";
	readonly body?: string;
	/** The URL of the image. */
	readonly image_url?: string;
	readonly recipient?: string;
}

/** A WhatsApp message of a campaign. */
export interface CampaignActionWhatsApp {
	readonly id: number | string;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	/** The action that this one is a translation of. */
	readonly parent_action_id?: number;
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

/** A webhook of a campaign. */
export interface CampaignActionWebhook {
	readonly id: number | string;
	/** Combines the id with the time of the last change: responses with the same value are equal. */
	readonly deduplicate_id?: string;
	readonly name: string;
	/** When it was created, in unix seconds. */
	readonly created?: number;
	/** When it was last changed, in unix seconds. */
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	/** The action that this one is a translation of. */
	readonly parent_action_id?: number;
	readonly layout?: string;
	readonly type: "webhook";
	readonly body?: string;
	readonly url?: string;
	readonly method?: "get" | "post" | "put" | "delete" | "patch";
	readonly headers?: string;
}

/** What to change in an action of a campaign. What is left out stays as it is. */
export type CampaignActionUpdate =
	| CampaignActionMessageUpdate
	| CampaignActionSmsUpdate
	| CampaignActionWhatsAppUpdate
	| CampaignActionWebhookUpdate;

/** What to change in a message. */
export interface CampaignActionMessageUpdate {
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
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
export interface CampaignActionSmsUpdate {
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	readonly type?: "twilio";
	readonly body?: string;
	/** The URL of the image. */
	readonly image_url?: string;
	readonly recipient?: string;
}

/** What to change in a WhatsApp message. */
export interface CampaignActionWhatsAppUpdate {
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
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
export interface CampaignActionWebhookUpdate {
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	readonly type?: "webhook";
	readonly body?: string;
	readonly url?: string;
	readonly method?: "get" | "post" | "put" | "delete" | "patch";
	readonly headers?: string;
}

/** An action of a campaign. */
export interface CampaignActionResult {
	readonly action: CampaignAction;
}

/** A page of a campaign's actions. */
export interface CampaignActionPage {
	readonly actions: readonly CampaignAction[] | null;
	/** The cursor of the next page. Empty or missing on the last page. */
	readonly next?: string;
}
