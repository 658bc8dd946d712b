import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type { Data } from "../../public/types/values.js";
import type { BroadcastRecipients } from "./broadcast-recipients.js";
import type { BroadcastTriggerResult } from "./broadcasts.js";
import type {
	LiveNotification,
	LiveNotificationEnd,
	LiveNotificationInstance,
	LiveNotificationStart,
	LiveNotificationUpdate,
} from "./live-notifications.js";
import type {
	SendEmailRequest,
	SendEmailRequestOptions,
	SendInAppRequest,
	SendInboxMessageRequest,
	SendPushRequest,
	SendSMSRequest,
	SendWhatsAppRequest,
} from "./requests.js";
import type {
	SendInAppRequestOptions,
	SendInboxMessageRequestOptions,
	SendPushRequestOptions,
	SendResult,
	SendSMSRequestOptions,
	SendWhatsAppRequestOptions,
} from "./sends.js";

/** The methods that send messages. */
export interface SendMethods {
	/**
	 * Sends a transactional email: at most 15 recipients in `to`, `cc` and `bcc`, and 2 MB of attachments. Not retried if an
	 * attempt may have been processed; the error then has `mayHaveTakenEffect`. Limit: 100 per second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/sendEmail
	 * @example
	 * await app.sendEmail({
	 * 	transactional_message_id: "welcome",
	 * 	to: "ada@example.com",
	 * 	identifiers: { id: "42" },
	 * 	message_data: { name: "Ada" },
	 * });
	 */
	sendEmail(
		message: SendEmailRequest | SendEmailRequestOptions,
		options?: CallOptions,
	): APIPromise<SendResult>;

	/**
	 * Sends a transactional push message to the devices of a person. Not retried if an attempt may have been processed; the
	 * error then has `mayHaveTakenEffect`. Limit: 100 per second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/sendPush
	 * @example await app.sendPush({ transactional_message_id: "reset", identifiers: { id: "42" } });
	 */
	sendPush(message: SendPushRequest | SendPushRequestOptions, options?: CallOptions): APIPromise<SendResult>;

	/**
	 * Sends a transactional SMS. A 403 means that the workspace has no SMS. Not retried if an attempt may have been processed;
	 * the error then has `mayHaveTakenEffect`. Limit: 100 per second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/sendSMS
	 * @example await app.sendSMS({ transactional_message_id: "code", to: "+15551234567", identifiers: { id: "42" } });
	 */
	sendSMS(message: SendSMSRequest | SendSMSRequestOptions, options?: CallOptions): APIPromise<SendResult>;

	/**
	 * Sends a transactional WhatsApp message. A 403 means that the workspace has no WhatsApp. Not retried if an attempt may have
	 * been processed; the error then has `mayHaveTakenEffect`. Limit: 100 per second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/sendWhatsApp
	 * @example await app.sendWhatsApp({ transactional_message_id: "code", to: "+15551234567", identifiers: { id: "42" } });
	 */
	sendWhatsApp(
		message: SendWhatsAppRequest | SendWhatsAppRequestOptions,
		options?: CallOptions,
	): APIPromise<SendResult>;

	/**
	 * Sends a transactional inbox message to an app. Not retried if an attempt may have been processed; the error then has
	 * `mayHaveTakenEffect`. Limit: 100 per second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/sendInboxMessage
	 * @example await app.sendInboxMessage({ transactional_message_id: "offer", identifiers: { id: "42" } });
	 */
	sendInboxMessage(
		message: SendInboxMessageRequest | SendInboxMessageRequestOptions,
		options?: CallOptions,
	): APIPromise<SendResult>;

	/**
	 * Sends a transactional in-app message. Not retried if an attempt may have been processed; the error then has
	 * `mayHaveTakenEffect`. Limit: 100 per second.
	 *
	 * @see https://docs.customer.io/api/app/#operation/sendInApp
	 * @example await app.sendInApp({ transactional_message_id: "tip", identifiers: { id: "42" } });
	 */
	sendInApp(
		message: SendInAppRequest | SendInAppRequestOptions,
		options?: CallOptions,
	): APIPromise<SendResult>;

	/**
	 * Triggers a broadcast: a message to many people. Recipients that name nobody, or two kinds of recipients at once, are
	 * refused with a {@link ValidationError}. Not retried if an attempt may have been processed; the error then has
	 * `mayHaveTakenEffect`. Limit: one every ten seconds, plus a few that wait; beyond that, a 429.
	 *
	 * @see https://docs.customer.io/api/app/#operation/triggerBroadcast
	 * @param broadcastId the broadcast's id
	 * @param data what the message's Liquid reads as `trigger`
	 * @param recipients a condition or a list. Default: the broadcast's own recipients
	 * @example await app.triggerBroadcast(12, { headline: "New" }, { ids: ["42", "43"], id_ignore_missing: true });
	 */
	triggerBroadcast(
		broadcastId: string | number,
		data?: Data,
		recipients?: BroadcastRecipients,
		options?: CallOptions,
	): APIPromise<BroadcastTriggerResult>;

	/**
	 * Starts a live notification on the devices of a person. It ends by itself after six hours, or at `expiration`. Not retried
	 * if an attempt may have been processed; the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/startLiveNotification
	 * @example
	 * const { instance_id } = await app.startLiveNotification({
	 * 	identifiers: { id: "42" },
	 * 	notification_type: "com.example.delivery",
	 * 	attributes: { order: "1001" },
	 * 	content_state: { status: "Packed", segmentsTotal: 4, segmentsComplete: 1 },
	 * });
	 */
	startLiveNotification(
		notification: LiveNotificationStart,
		options?: CallOptions,
	): APIPromise<LiveNotificationInstance>;

	/**
	 * Changes a live notification. A 404 means that no such instance is active. Not retried if an attempt may have been
	 * processed; the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateLiveNotification
	 */
	updateLiveNotification(
		notification: LiveNotificationUpdate,
		options?: CallOptions,
	): APIPromise<LiveNotificationInstance>;

	/**
	 * Ends a live notification. Not retried if an attempt may have been processed; the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/endLiveNotification
	 */
	endLiveNotification(
		notification: LiveNotificationEnd,
		options?: CallOptions,
	): APIPromise<LiveNotificationInstance>;

	/**
	 * Returns the state of a live notification.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getLiveNotification
	 */
	getLiveNotification(instanceId: string, options?: CallOptions): APIPromise<LiveNotification>;
}
