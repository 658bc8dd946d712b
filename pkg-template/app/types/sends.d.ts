// Written by tools/app-types/generate.js. Change its tables instead.
// The six kinds of transactional messages.
import type { Data, Timestamp } from "../../public/types/values.js";
import type { OrText } from "./constants.js";
import type { EmailHeaders } from "./requests.js";

/** The person whom a message goes to: exactly one identifier. Customer.io creates the person if nobody has it. */
export type Identifiers =
	| { readonly id: string | number; readonly email?: never; readonly cio_id?: never }
	| { readonly email: string; readonly id?: never; readonly cio_id?: never }
	| { readonly cio_id: string; readonly id?: never; readonly email?: never };

/** An email that Customer.io has a template of. */
export interface SendEmailRequestWithTemplate {
	readonly transactional_message_id: number | string;
	readonly subject?: string;
	readonly body?: string;
	readonly from?: string;
	readonly to: string;
	readonly cc?: string;
	readonly bcc?: string;
	readonly fake_bcc?: boolean;
	readonly reply_to?: string;
	readonly preheader?: string;
	readonly body_plain?: string;
	readonly body_amp?: string;
	readonly attachments?: { readonly [name: string]: string };
	readonly headers?: EmailHeaders;
	readonly disable_css_preprocessing?: boolean;
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	readonly message_data?: Data;
	readonly language?: string;
	readonly send_at?: Timestamp;
	readonly queue_draft?: boolean;
	readonly disable_message_retention?: boolean;
	readonly send_to_unsubscribed?: boolean;
	readonly auto_create?: boolean;
}

/** An email without a template. */
export interface SendEmailRequestWithoutTemplate {
	readonly subject: string;
	readonly body: string;
	readonly from: string;
	readonly to: string;
	readonly cc?: string;
	readonly bcc?: string;
	readonly fake_bcc?: boolean;
	readonly reply_to?: string;
	readonly preheader?: string;
	readonly body_plain?: string;
	readonly body_amp?: string;
	readonly attachments?: { readonly [name: string]: string };
	readonly headers?: EmailHeaders;
	readonly disable_css_preprocessing?: boolean;
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	readonly message_data?: Data;
	readonly language?: string;
	readonly send_at?: Timestamp;
	readonly queue_draft?: boolean;
	readonly disable_message_retention?: boolean;
	readonly send_to_unsubscribed?: boolean;
	readonly auto_create?: boolean;
	/** With a template, `subject`, `body` and `from` are optional. */
	readonly transactional_message_id?: never;
}

/** A push message. */
export interface SendPushRequestOptions {
	readonly transactional_message_id: number | string;
	readonly to?: OrText<"all" | "last_used">;
	readonly title?: string;
	readonly message?: string;
	readonly image_url?: string;
	readonly link?: string;
	readonly sound?: OrText<"default" | "none">;
	readonly custom_data?: Data;
	readonly custom_device?: PushCustomDevice;
	readonly custom_payload?: {
		readonly ios?: PushPayloadIosFcm | PushPayloadIosApns;
		readonly android?: PushPayloadAndroid;
	};
	readonly identifiers: Identifiers;
	readonly message_data?: Data;
	readonly language?: string;
	readonly send_at?: Timestamp;
	readonly queue_draft?: boolean;
	readonly disable_message_retention?: boolean;
	readonly send_to_unsubscribed?: boolean;
	readonly auto_create?: boolean;
	/** The official client's name for `custom_device`. */
	readonly device?: Data;
}

/** A device to add to the person and to send to. */
export interface PushCustomDevice {
	readonly token: string;
	readonly platform: "ios" | "android";
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
				readonly [name: string]: unknown | undefined;
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
	readonly transactional_message_id: number | string;
	readonly to?: string;
	readonly from?: string;
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	readonly message_data?: Data;
	readonly language?: string;
	readonly send_at?: Timestamp;
	readonly queue_draft?: boolean;
	readonly disable_message_retention?: boolean;
	readonly send_to_unsubscribed?: boolean;
	readonly auto_create?: boolean;
}

/** A WhatsApp message. */
export interface SendWhatsAppRequestOptions {
	readonly transactional_message_id: number | string;
	readonly to?: string;
	readonly from?: string;
	readonly tracked?: boolean;
	readonly identifiers: Identifiers;
	readonly message_data?: Data;
	readonly language?: string;
	readonly send_at?: Timestamp;
	readonly queue_draft?: boolean;
	readonly disable_message_retention?: boolean;
	readonly send_to_unsubscribed?: boolean;
}

/** A message to the inbox of an app. */
export interface SendInboxMessageRequestOptions {
	readonly transactional_message_id: number | string;
	readonly identifiers: Identifiers;
	readonly message_data?: Data;
	readonly language?: string;
	readonly send_at?: Timestamp;
	readonly queue_draft?: boolean;
	readonly to?: string;
	readonly auto_create?: boolean;
	/** Whether Customer.io keeps no copy of the content. The official client sends it; the reference does not have it. */
	readonly disable_message_retention?: boolean;
}

/** An in-app message. */
export interface SendInAppRequestOptions {
	readonly transactional_message_id: number | string;
	readonly identifiers: Identifiers;
	readonly message_data?: Data;
	readonly language?: string;
	readonly send_at?: Timestamp;
	readonly queue_draft?: boolean;
	readonly auto_create?: boolean;
	/** Whether Customer.io keeps no copy of the content. The official client sends it; the reference does not have it. */
	readonly disable_message_retention?: boolean;
}

/** A message that Customer.io accepted. */
export interface SendResult {
	readonly delivery_id: string;
	readonly queued_at: number;
	readonly send_at?: number;
}
