import type { Data } from "../../public/types/values.js";
import type { FileValue } from "../../track/types/raw.js";
import type {
	PushCustomDevice,
	SendEmailRequestWithoutTemplate,
	SendEmailRequestWithTemplate,
	SendInAppRequestOptions,
	SendInboxMessageRequestOptions,
	SendPushRequestOptions,
	SendSMSRequestOptions,
	SendWhatsAppRequestOptions,
} from "./sends.js";

/** Headers of an email: their names and values, as a list or an object, or the JSON text of one of them. */
export type EmailHeaders =
	| string
	| readonly { readonly name: string; readonly value: string }[]
	| { readonly [name: string]: string | undefined };

/** The files of an email by their names: Base64 as text, or bytes or a Blob. */
export interface Attachments {
	readonly [name: string]: FileValue | undefined;
}

/** An email: one of a template, or one with `subject`, `body` and `from`. */
export type SendEmailRequestOptions = SendEmailRequestWithTemplate | SendEmailRequestWithoutTemplate;

/** The message of a {@link SendEmailRequest}. */
export type EmailMessage = {
	-readonly [Name in keyof SendEmailRequestWithTemplate]?: SendEmailRequestWithTemplate[Name];
};

/** The message of a {@link SendPushRequest}. The builder of `customerio-node` takes any device and any payload. */
export type PushMessage = {
	-readonly [Name in keyof Omit<
		SendPushRequestOptions,
		"device" | "custom_device" | "custom_payload"
	>]?: SendPushRequestOptions[Name];
} & {
	/** A device to add to the person and send to. */
	custom_device?: PushCustomDevice | Data;
	/** A payload of your own instead of the template's. */
	custom_payload?:
		| SendPushRequestOptions["custom_payload"]
		| { readonly ios?: Data; readonly android?: Data };
};

/** The message of a {@link SendSMSRequest}. */
export type SMSMessage = { -readonly [Name in keyof SendSMSRequestOptions]?: SendSMSRequestOptions[Name] };

/** The message of a {@link SendWhatsAppRequest}. */
export type WhatsAppMessage = {
	-readonly [Name in keyof SendWhatsAppRequestOptions]?: SendWhatsAppRequestOptions[Name];
};

/** The message of a {@link SendInboxMessageRequest}. */
export type InboxMessage = {
	-readonly [Name in keyof SendInboxMessageRequestOptions]?: SendInboxMessageRequestOptions[Name];
};

/** The message of a {@link SendInAppRequest}. */
export type InAppMessage = {
	-readonly [Name in keyof SendInAppRequestOptions]?: SendInAppRequestOptions[Name];
};

/**
 * An email, for `sendEmail`. A plain object works as well.
 *
 * @example
 * const email = new SendEmailRequest({
 * 	transactional_message_id: "receipt",
 * 	to: "ada@example.com",
 * 	identifiers: { id: "42" },
 * 	message_data: { total: 9.9 },
 * });
 * email.attach("receipt.pdf", bytes);
 * await app.sendEmail(email);
 */
export declare class SendEmailRequest {
	constructor(options: SendEmailRequestOptions);
	/** What is sent. */
	message: EmailMessage;
	/**
	 * Attaches a file. All files of an email together may have 2 MB.
	 *
	 * @param name the file's name. A second file of the same name is refused
	 * @param data text, bytes or a Blob. A Blob is read when the email is sent
	 * @param options `encode: false` if `data` is Base64 already
	 */
	attach(name: string, data: FileValue, options?: { readonly encode?: boolean | undefined }): void;
}

/** A push message, for `sendPush`. A plain object works as well. */
export declare class SendPushRequest {
	constructor(options: SendPushRequestOptions);
	/** What is sent. */
	message: PushMessage;
}

/** An SMS, for `sendSMS`. A plain object works as well. */
export declare class SendSMSRequest {
	constructor(options: SendSMSRequestOptions);
	/** What is sent. */
	message: SMSMessage;
}

/** A WhatsApp message, for `sendWhatsApp`. A plain object works as well. */
export declare class SendWhatsAppRequest {
	constructor(options: SendWhatsAppRequestOptions);
	/** What is sent. */
	message: WhatsAppMessage;
}

/** A message to the inbox of an app, for `sendInboxMessage`. A plain object works as well. */
export declare class SendInboxMessageRequest {
	constructor(options: SendInboxMessageRequestOptions);
	/** What is sent. */
	message: InboxMessage;
}

/** An in-app message, for `sendInApp`. A plain object works as well. */
export declare class SendInAppRequest {
	constructor(options: SendInAppRequestOptions);
	/** What is sent. */
	message: InAppMessage;
}

/** A message of any kind. Its class says how it is sent. */
export type SendRequest =
	| SendEmailRequest
	| SendPushRequest
	| SendSMSRequest
	| SendWhatsAppRequest
	| SendInboxMessageRequest
	| SendInAppRequest;
