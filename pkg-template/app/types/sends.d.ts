// Written by tools/app-types/generate.js. Change its tables instead.
// The six kinds of transactional messages.

import type { Data, Timestamp } from "../../public/types/values.js";
import type { OrText } from "./constants.js";
import type { Attachments, EmailHeaders } from "./requests.js";

/** The recipient of a message: exactly one identifier. Customer.io creates the person if nobody has it. */
export type Identifiers =
	| { readonly id: string | number; readonly email?: never; readonly cio_id?: never }
	| { readonly email: string; readonly id?: never; readonly cio_id?: never }
	| { readonly cio_id: string; readonly id?: never; readonly email?: never };

/** An email that uses a template. */
export interface SendEmailRequestWithTemplate {
	/** The id or the name of the template, case-insensitive. */
	readonly transactional_message_id: number | string;
	readonly subject?: string;
	/** The HTML. */
	readonly body?: string;
	readonly from?: string;
	/** The recipients, separated by commas: at most 15 with `cc` and `bcc`. */
	readonly to: string;
	/** CC recipients, separated by commas. */
	readonly cc?: string;
	/** BCC recipients, separated by commas. */
	readonly bcc?: string;
	/** Whether to send BCC recipients a copy that is not counted, instead of a real BCC. */
	readonly fake_bcc?: boolean;
	readonly reply_to?: string;
	/** The preview text that email clients show after the subject. */
	readonly preheader?: string;
	/** The plain text version. */
	readonly body_plain?: string;
	/** The AMP version. */
	readonly body_amp?: string;
	/** Files by name: 2 MB in all. Text must be Base64; bytes and Blobs are encoded. `SendEmailRequest` has `attach`. */
	readonly attachments?: Attachments;
	/** Additional headers. */
	readonly headers?: EmailHeaders;
	/** Whether to leave the CSS as it is instead of inlining it. Default `false`. */
	readonly disable_css_preprocessing?: boolean;
	/** Whether opens and clicks are tracked. */
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	/** The data that the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When to send the message: at most 90 days ahead. A time in the past sends it at once. */
	readonly send_at?: Timestamp;
	/** Whether to keep the message as a draft instead of sending it. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether Customer.io keeps no copy of the content. Default `false`. */
	readonly disable_message_retention?: boolean;
	/** Whether to send it to unsubscribed people too. */
	readonly send_to_unsubscribed?: boolean;
	/** Whether to create a transactional message without content if none has this name. Default `false`. */
	readonly auto_create?: boolean;
}

/** An email without a template. */
export interface SendEmailRequestWithoutTemplate {
	readonly subject: string;
	/** The HTML. */
	readonly body: string;
	/** The sender, as `Ada <ada@example.com>`. Its domain must be verified. */
	readonly from: string;
	/** The recipients, separated by commas: at most 15 with `cc` and `bcc`. */
	readonly to: string;
	/** CC recipients, separated by commas. */
	readonly cc?: string;
	/** BCC recipients, separated by commas. */
	readonly bcc?: string;
	/** Whether to send BCC recipients a copy that is not counted, instead of a real BCC. */
	readonly fake_bcc?: boolean;
	readonly reply_to?: string;
	/** The preview text that email clients show after the subject. */
	readonly preheader?: string;
	/** The plain text version. */
	readonly body_plain?: string;
	/** The AMP version. */
	readonly body_amp?: string;
	/** Files by name: 2 MB in all. Text must be Base64; bytes and Blobs are encoded. `SendEmailRequest` has `attach`. */
	readonly attachments?: Attachments;
	/** Additional headers. */
	readonly headers?: EmailHeaders;
	/** Whether to leave the CSS as it is instead of inlining it. Default `false`. */
	readonly disable_css_preprocessing?: boolean;
	/** Whether opens and clicks are tracked. */
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	/** The data that the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When to send the message: at most 90 days ahead. A time in the past sends it at once. */
	readonly send_at?: Timestamp;
	/** Whether to keep the message as a draft instead of sending it. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether Customer.io keeps no copy of the content. Default `false`. */
	readonly disable_message_retention?: boolean;
	/** Whether to send it to unsubscribed people too. */
	readonly send_to_unsubscribed?: boolean;
	/** Whether to create a transactional message without content if none has this name. Default `false`. */
	readonly auto_create?: boolean;
	/** With a template, `subject`, `body` and `from` are optional. */
	readonly transactional_message_id?: never;
}

/** A push message. */
export interface SendPushRequestOptions {
	/** The id or the name of the message, case-insensitive. */
	readonly transactional_message_id: number | string;
	/** All devices, the last used one, or the token of one. Default `all`. */
	readonly to?: OrText<"all" | "last_used">;
	readonly title?: string;
	readonly message?: string;
	/** The URL of the image. */
	readonly image_url?: string;
	readonly link?: string;
	readonly sound?: OrText<"default" | "none">;
	/** Data for the app. Firebase accepts only text. */
	readonly custom_data?: Data;
	/** A device to add to the person and send to. */
	readonly custom_device?: PushCustomDevice;
	/** A payload of your own instead of the template's. */
	readonly custom_payload?: {
		readonly ios?: PushPayloadIosFcm | PushPayloadIosApns;
		readonly android?: PushPayloadAndroid;
	};
	readonly identifiers: Identifiers;
	/** The data that the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When to send the message: at most 90 days ahead. A time in the past sends it at once. */
	readonly send_at?: Timestamp;
	/** Whether to keep the message as a draft instead of sending it. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether Customer.io keeps no copy of the content. Default `false`. */
	readonly disable_message_retention?: boolean;
	/** Whether to send it to unsubscribed people too. */
	readonly send_to_unsubscribed?: boolean;
	/** Whether to create a transactional message without content if none has this name. Default `false`. */
	readonly auto_create?: boolean;
	/** The name in `customerio-node` for `custom_device`. */
	readonly device?: Data;
}

/** A device to add to the person and send to. */
export interface PushCustomDevice {
	readonly token: string;
	readonly platform: "ios" | "android";
	/** When it was last used. */
	readonly last_used?: Timestamp;
	readonly attributes?: {
		readonly device_os?: string;
		readonly device_model?: string;
		readonly app_version?: string;
		readonly app_identifier?: string;
		readonly cio_sdk_version?: string;
		readonly device_locale?: string;
		readonly push_enabled?: "true" | "false";
		readonly [name: string]: string | undefined;
	};
}

/** A payload for iOS, through Firebase. */
export interface PushPayloadIosFcm {
	readonly message: {
		readonly apns: {
			readonly headers?: Data;
			readonly payload: {
				readonly CIO?: {
					readonly push: {
						readonly title?: string;
						readonly body?: string;
						readonly image?: string;
						readonly link?: string;
					};
				};
				readonly aps?: ApnsPayload;
				readonly [name: string]: unknown;
			};
		};
	};
}

/** A payload for iOS, through APNs. */
export interface PushPayloadIosApns {
	readonly CIO?: { readonly push: { readonly image?: string; readonly link?: string } };
	readonly aps?: ApnsPayload;
}

/** A payload for Android, through Firebase. */
export interface PushPayloadAndroid {
	readonly message: {
		readonly notification?: { readonly title?: string; readonly body?: string };
		readonly data?: { readonly [name: string]: string };
		readonly android?: {
			readonly notification?: {
				readonly body_loc_arg?: string;
				readonly body_loc_key?: string;
				readonly click_action?: string;
				readonly color?: string;
				readonly icon?: string;
				readonly sound?: string;
				readonly tag?: string;
				readonly title_loc_arg?: string;
				readonly title_loc_key?: string;
			};
		};
	};
}

/** Apple's `aps` dictionary. */
export interface ApnsPayload {
	readonly alert?: ApnsAlert;
	readonly badge?: number;
	readonly sound?: string | { readonly critical?: number; readonly name?: string; readonly volume?: number };
	readonly category?: string;
	readonly "thread-id"?: string;
	readonly "content-available"?: number;
	readonly "mutable-content"?: number;
	readonly "target-content-id"?: string;
	readonly "interruption-level"?: "passive" | "active" | "time-sensitive" | "critical";
	readonly "relevance-score"?: number;
}

/** The text of a notification on Apple's devices. */
export type ApnsAlert =
	| string
	| {
			readonly title?: string;
			readonly subtitle?: string;
			readonly body?: string;
			readonly "launch-image"?: string;
			readonly "title-loc-key"?: string;
			readonly "title-loc-args"?: readonly string[];
			readonly "subtitle-loc-key"?: string;
			readonly "subtitle-loc-args"?: readonly string[];
			readonly "loc-key"?: string;
			readonly "loc-args"?: readonly string[];
	  };

/** An SMS. */
export interface SendSMSRequestOptions {
	/** The id or the name of the message, case-insensitive. */
	readonly transactional_message_id: number | string;
	/** A number in E.164 format, or Liquid. Customer.io's reference requires it. */
	readonly to?: string;
	readonly from?: string;
	/** Whether opens and clicks are tracked. */
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	/** The data that the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When to send the message: at most 90 days ahead. A time in the past sends it at once. */
	readonly send_at?: Timestamp;
	/** Whether to keep the message as a draft instead of sending it. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether Customer.io keeps no copy of the content. Default `false`. */
	readonly disable_message_retention?: boolean;
	/** Whether to send it to unsubscribed people too. */
	readonly send_to_unsubscribed?: boolean;
	/** Whether to create a transactional message without content if none has this name. Default `false`. */
	readonly auto_create?: boolean;
}

/** A WhatsApp message. */
export interface SendWhatsAppRequestOptions {
	/** The id or the name of the message, case-insensitive. */
	readonly transactional_message_id: number | string;
	/** A number in E.164 format, or Liquid. Customer.io's reference requires it. */
	readonly to?: string;
	readonly from?: string;
	/** Whether opens and clicks are tracked. */
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	/** The data that the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When to send the message: at most 90 days ahead. A time in the past sends it at once. */
	readonly send_at?: Timestamp;
	/** Whether to keep the message as a draft instead of sending it. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether Customer.io keeps no copy of the content. Default `false`. */
	readonly disable_message_retention?: boolean;
	/** Whether to send it to unsubscribed people too. */
	readonly send_to_unsubscribed?: boolean;
}

/** An inbox message of an app. */
export interface SendInboxMessageRequestOptions {
	/** The id or the name of the message, case-insensitive. */
	readonly transactional_message_id: number | string;
	readonly identifiers: Identifiers;
	/** The data that the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When to send the message: at most 90 days ahead. A time in the past sends it at once. */
	readonly send_at?: Timestamp;
	/** Whether to keep the message as a draft instead of sending it. Default `false`. */
	readonly queue_draft?: boolean;
	/** Rarely needed. */
	readonly to?: string;
	/** Whether to create a transactional message without content if none has this name. Default `false`. */
	readonly auto_create?: boolean;
	/** Whether Customer.io keeps no copy of the content. `customerio-node` sends it; the reference does not have it. */
	readonly disable_message_retention?: boolean;
}

/** An in-app message. */
export interface SendInAppRequestOptions {
	/** The id or the name of the message, case-insensitive. */
	readonly transactional_message_id: number | string;
	readonly identifiers: Identifiers;
	/** The data that the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When to send the message: at most 90 days ahead. A time in the past sends it at once. */
	readonly send_at?: Timestamp;
	/** Whether to keep the message as a draft instead of sending it. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether to create a transactional message without content if none has this name. Default `false`. */
	readonly auto_create?: boolean;
	/** Whether Customer.io keeps no copy of the content. `customerio-node` sends it; the reference does not have it. */
	readonly disable_message_retention?: boolean;
}

/** A message that Customer.io accepted. */
export interface SendResult {
	/** The id of the delivery, for `getMessage`. */
	readonly delivery_id: string;
	/** When Customer.io accepted the message, in unix seconds. */
	readonly queued_at: number;
	/** When it will be sent, in unix seconds. Absent if it is sent at once. */
	readonly send_at?: number;
}
