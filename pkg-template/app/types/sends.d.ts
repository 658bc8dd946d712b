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

/** An email that Customer.io has a template of. */
export interface SendEmailRequestWithTemplate {
	/** The number or the name of the template. Case does not matter. */
	readonly transactional_message_id: number | string;
	readonly subject?: string;
	/** The HTML. */
	readonly body?: string;
	readonly from?: string;
	/** The recipients, separated by commas: at most 15 with `cc` and `bcc`. */
	readonly to: string;
	/** Recipients of copies, separated by commas. */
	readonly cc?: string;
	/** Hidden recipients, separated by commas. */
	readonly bcc?: string;
	/** Whether a hidden recipient gets a copy that is not counted, instead of a real one. */
	readonly fake_bcc?: boolean;
	readonly reply_to?: string;
	/** The text that mail programs show after the subject. */
	readonly preheader?: string;
	/** The plain text version. */
	readonly body_plain?: string;
	/** The AMP version. */
	readonly body_amp?: string;
	/** Files by their names: 2 MB in all. Text is Base64; bytes and Blobs become it. `SendEmailRequest` has `attach`. */
	readonly attachments?: Attachments;
	/** More headers. */
	readonly headers?: EmailHeaders;
	/** Whether the CSS stays as it is, instead of going into the elements. Default `false`. */
	readonly disable_css_preprocessing?: boolean;
	/** Whether openings and clicks are tracked. */
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	/** What the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When the message is sent: at most 90 days ahead. In the past: at once. */
	readonly send_at?: Timestamp;
	/** Whether the message waits as a draft instead of being sent. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether Customer.io keeps no copy of the content. Default `false`. */
	readonly disable_message_retention?: boolean;
	/** Whether people who are unsubscribed get it too. */
	readonly send_to_unsubscribed?: boolean;
	/** Whether an unknown name of a transactional message creates one without content. Default `false`. */
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
	/** Recipients of copies, separated by commas. */
	readonly cc?: string;
	/** Hidden recipients, separated by commas. */
	readonly bcc?: string;
	/** Whether a hidden recipient gets a copy that is not counted, instead of a real one. */
	readonly fake_bcc?: boolean;
	readonly reply_to?: string;
	/** The text that mail programs show after the subject. */
	readonly preheader?: string;
	/** The plain text version. */
	readonly body_plain?: string;
	/** The AMP version. */
	readonly body_amp?: string;
	/** Files by their names: 2 MB in all. Text is Base64; bytes and Blobs become it. `SendEmailRequest` has `attach`. */
	readonly attachments?: Attachments;
	/** More headers. */
	readonly headers?: EmailHeaders;
	/** Whether the CSS stays as it is, instead of going into the elements. Default `false`. */
	readonly disable_css_preprocessing?: boolean;
	/** Whether openings and clicks are tracked. */
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	/** What the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When the message is sent: at most 90 days ahead. In the past: at once. */
	readonly send_at?: Timestamp;
	/** Whether the message waits as a draft instead of being sent. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether Customer.io keeps no copy of the content. Default `false`. */
	readonly disable_message_retention?: boolean;
	/** Whether people who are unsubscribed get it too. */
	readonly send_to_unsubscribed?: boolean;
	/** Whether an unknown name of a transactional message creates one without content. Default `false`. */
	readonly auto_create?: boolean;
	/** With a template, `subject`, `body` and `from` are optional. */
	readonly transactional_message_id?: never;
}

/** A push message. */
export interface SendPushRequestOptions {
	/** The number or the name of the message. Case does not matter. */
	readonly transactional_message_id: number | string;
	/** All devices, the one that was used last, or the token of one. Default `all`. */
	readonly to?: OrText<"all" | "last_used">;
	readonly title?: string;
	readonly message?: string;
	/** Where the image is. */
	readonly image_url?: string;
	readonly link?: string;
	readonly sound?: OrText<"default" | "none">;
	/** Data for the app. Firebase takes text only. */
	readonly custom_data?: Data;
	/** A device to add to the person and to send to. */
	readonly custom_device?: PushCustomDevice;
	/** A payload of your own, instead of that of the template. */
	readonly custom_payload?: {
		readonly ios?: PushPayloadIosFcm | PushPayloadIosApns;
		readonly android?: PushPayloadAndroid;
	};
	readonly identifiers: Identifiers;
	/** What the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When the message is sent: at most 90 days ahead. In the past: at once. */
	readonly send_at?: Timestamp;
	/** Whether the message waits as a draft instead of being sent. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether Customer.io keeps no copy of the content. Default `false`. */
	readonly disable_message_retention?: boolean;
	/** Whether people who are unsubscribed get it too. */
	readonly send_to_unsubscribed?: boolean;
	/** Whether an unknown name of a transactional message creates one without content. Default `false`. */
	readonly auto_create?: boolean;
	/** The official client's name for `custom_device`. */
	readonly device?: Data;
}

/** A device to add to the person and to send to. */
export interface PushCustomDevice {
	readonly token: string;
	/** The system of the device. */
	readonly platform: "ios" | "android";
	/** When it was used last. */
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
	/** The number or the name of the message. Case does not matter. */
	readonly transactional_message_id: number | string;
	/** A number in E.164 format, or Liquid. Customer.io's reference requires it. */
	readonly to?: string;
	readonly from?: string;
	/** Whether openings and clicks are tracked. */
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	/** What the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When the message is sent: at most 90 days ahead. In the past: at once. */
	readonly send_at?: Timestamp;
	/** Whether the message waits as a draft instead of being sent. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether Customer.io keeps no copy of the content. Default `false`. */
	readonly disable_message_retention?: boolean;
	/** Whether people who are unsubscribed get it too. */
	readonly send_to_unsubscribed?: boolean;
	/** Whether an unknown name of a transactional message creates one without content. Default `false`. */
	readonly auto_create?: boolean;
}

/** A WhatsApp message. */
export interface SendWhatsAppRequestOptions {
	/** The number or the name of the message. Case does not matter. */
	readonly transactional_message_id: number | string;
	/** A number in E.164 format, or Liquid. Customer.io's reference requires it. */
	readonly to?: string;
	readonly from?: string;
	/** Whether openings and clicks are tracked. */
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	/** What the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When the message is sent: at most 90 days ahead. In the past: at once. */
	readonly send_at?: Timestamp;
	/** Whether the message waits as a draft instead of being sent. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether Customer.io keeps no copy of the content. Default `false`. */
	readonly disable_message_retention?: boolean;
	/** Whether people who are unsubscribed get it too. */
	readonly send_to_unsubscribed?: boolean;
}

/** A message to the inbox of an app. */
export interface SendInboxMessageRequestOptions {
	/** The number or the name of the message. Case does not matter. */
	readonly transactional_message_id: number | string;
	readonly identifiers: Identifiers;
	/** What the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When the message is sent: at most 90 days ahead. In the past: at once. */
	readonly send_at?: Timestamp;
	/** Whether the message waits as a draft instead of being sent. Default `false`. */
	readonly queue_draft?: boolean;
	/** Rarely needed. */
	readonly to?: string;
	/** Whether an unknown name of a transactional message creates one without content. Default `false`. */
	readonly auto_create?: boolean;
	/** Whether Customer.io keeps no copy of the content. The official client sends it; the reference does not have it. */
	readonly disable_message_retention?: boolean;
}

/** An in-app message. */
export interface SendInAppRequestOptions {
	/** The number or the name of the message. Case does not matter. */
	readonly transactional_message_id: number | string;
	readonly identifiers: Identifiers;
	/** What the message's Liquid reads. */
	readonly message_data?: Data;
	readonly language?: string;
	/** When the message is sent: at most 90 days ahead. In the past: at once. */
	readonly send_at?: Timestamp;
	/** Whether the message waits as a draft instead of being sent. Default `false`. */
	readonly queue_draft?: boolean;
	/** Whether an unknown name of a transactional message creates one without content. Default `false`. */
	readonly auto_create?: boolean;
	/** Whether Customer.io keeps no copy of the content. The official client sends it; the reference does not have it. */
	readonly disable_message_retention?: boolean;
}

/** A message that Customer.io accepted. */
export interface SendResult {
	/** The id of the delivery, for `getMessage`. */
	readonly delivery_id: string;
	/** When Customer.io accepted the message, in unix seconds. */
	readonly queued_at: number;
	/** When it is sent, in unix seconds. Only if that is not at once. */
	readonly send_at?: number;
}
