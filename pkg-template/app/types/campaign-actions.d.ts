// Written by tools/app-types/generate.js. Change its tables instead.
// The actions of campaigns.

/** Which page of a campaign's actions to return. A page has ten. */
export interface CampaignActionsOptions {
	readonly start?: string;
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
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly created?: number;
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	readonly parent_action_id?: number;
	readonly broadcast_id?: number;
	readonly layout?: string;
	readonly language?: string;
	readonly type: "email" | "in_app" | "push" | "slack";
	readonly body?: string;
	readonly body_amp?: string;
	readonly subject?: string;
	readonly preheader_text?: string;
	readonly from?: string;
	readonly from_id?: number;
	readonly reply_to?: string;
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
	readonly cc?: string;
	readonly bcc?: string;
	readonly fake_bcc?: boolean;
	readonly preprocessor?: "premailer";
	readonly headers?: string;
}

/** An SMS of a campaign. */
export interface CampaignActionSms {
	readonly id: number | string;
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly created?: number;
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	readonly parent_action_id?: number;
	readonly layout?: string;
	readonly language?: string;
	readonly type: "twilio";
	readonly body?: string;
	readonly image_url?: string;
	readonly recipient?: string;
}

/** A WhatsApp message of a campaign. */
export interface CampaignActionWhatsApp {
	readonly id: number | string;
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly created?: number;
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	readonly parent_action_id?: number;
	readonly language?: string;
	readonly type: "whatsapp";
	readonly body?: string;
	readonly body_json?: string;
	readonly recipient?: string;
	readonly sender_identity_id?: number;
	readonly send_to_unsubscribed?: boolean;
	readonly tracked?: boolean;
}

/** A webhook of a campaign. */
export interface CampaignActionWebhook {
	readonly id: number | string;
	readonly deduplicate_id?: string;
	readonly name: string;
	readonly created?: number;
	readonly updated?: number;
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	readonly parent_action_id?: number;
	readonly layout?: string;
	readonly type: "webhook";
	readonly body?: string;
	readonly url?: string;
	readonly method?: "get" | "post" | "put" | "delete" | "patch";
	readonly headers?: string;
}

/** What to change in an action of a campaign. `type` says which members can be given. */
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
	readonly body?: string;
	readonly body_amp?: string;
	readonly subject?: string;
	readonly preheader_text?: string;
	readonly from_id?: number;
	readonly reply_to_id?: number | null;
	readonly recipient?: string;
	readonly headers?: readonly { readonly name?: string; readonly value?: string }[];
}

/** What to change in an SMS. */
export interface CampaignActionSmsUpdate {
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	readonly body?: string;
	readonly image_url?: string;
	readonly recipient?: string;
}

/** What to change in a WhatsApp message. */
export interface CampaignActionWhatsAppUpdate {
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
	readonly body?: string;
	readonly body_json?: string;
	readonly recipient?: string;
	readonly sender_identity_id?: number;
	readonly send_to_unsubscribed?: boolean;
	readonly tracked?: boolean;
}

/** What to change in a webhook. */
export interface CampaignActionWebhookUpdate {
	readonly sending_state?: "automatic" | "draft" | "off";
	readonly campaign_id?: number;
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
	readonly next?: string;
}
