/**
 * Messages, their templates and their deliveries: a part of the public class.
 *
 * Each method has a row in `src/core/app/endpoints/messages.rs`. A test there compares the two. Types and documentation are in
 * `../types/*-methods.d.ts`.
 *
 * @import * as api from "../index.js"
 */
import { ask, call, list, send } from "../call.js";
import { CURSOR } from "../pages.js";

export class MessageMethods {
	/** `POST /v1/send/email` @type {api.APIClient["sendEmail"]} */
	sendEmail(message, options) {
		return send(this, "sendEmail", message, options);
	}

	/** `POST /v1/send/push` @type {api.APIClient["sendPush"]} */
	sendPush(message, options) {
		return send(this, "sendPush", message, options);
	}

	/** `POST /v1/send/sms` @type {api.APIClient["sendSMS"]} */
	sendSMS(message, options) {
		return send(this, "sendSMS", message, options);
	}

	/** `POST /v1/send/whatsapp` @type {api.APIClient["sendWhatsApp"]} */
	sendWhatsApp(message, options) {
		return send(this, "sendWhatsApp", message, options);
	}

	/** `POST /v1/send/inbox_message` @type {api.APIClient["sendInboxMessage"]} */
	sendInboxMessage(message, options) {
		return send(this, "sendInboxMessage", message, options);
	}

	/** `POST /v1/send/in_app` @type {api.APIClient["sendInApp"]} */
	sendInApp(message, options) {
		return send(this, "sendInApp", message, options);
	}

	/** `GET /v1/transactional` @type {api.APIClient["listTransactionalMessages"]} */
	listTransactionalMessages(options) {
		return call(this, "listTransactionalMessages", [], options);
	}

	/** `GET /v1/transactional/{transactionalId}` @type {api.APIClient["getTransactionalMessage"]} */
	getTransactionalMessage(transactionalId, options) {
		return call(this, "getTransactionalMessage", [transactionalId], options);
	}

	/** `GET /v1/transactional/{transactionalId}/contents` @type {api.APIClient["getTransactionalMessageContents"]} */
	getTransactionalMessageContents(transactionalId, options) {
		return call(this, "getTransactionalMessageContents", [transactionalId], options);
	}

	/** `GET /v1/transactional/{transactionalId}/language/{language}` @type {api.APIClient["getTransactionalMessageLanguage"]} */
	getTransactionalMessageLanguage(transactionalId, language, options) {
		return call(this, "getTransactionalMessageLanguage", [transactionalId, language], options);
	}

	/** `PUT /v1/transactional/{transactionalId}/language/{language}` @type {api.APIClient["updateTransactionalMessageLanguage"]} */
	updateTransactionalMessageLanguage(transactionalId, language, data, options) {
		return call(this, "updateTransactionalMessageLanguage", [transactionalId, language, data], options);
	}

	/** `GET /v1/transactional/{transactionalId}/messages` @type {api.APIClient["getTransactionalMessageDeliveries"]} */
	getTransactionalMessageDeliveries(transactionalId, query, options) {
		return list(
			this,
			"getTransactionalMessageDeliveries",
			[transactionalId, query],
			options,
			CURSOR,
			"messages",
		);
	}

	/** `GET /v1/transactional/{transactionalId}/metrics` @type {api.APIClient["getTransactionalMessageMetrics"]} */
	getTransactionalMessageMetrics(transactionalId, query, options) {
		return ask(this, "getTransactionalMessageMetrics", [transactionalId, query], options);
	}

	/** `GET /v1/transactional/{transactionalId}/metrics/links` @type {api.APIClient["getTransactionalMessageLinkMetrics"]} */
	getTransactionalMessageLinkMetrics(transactionalId, query, options) {
		return ask(this, "getTransactionalMessageLinkMetrics", [transactionalId, query], options);
	}

	/** `PUT /v1/transactional/{transactionalId}/content/{contentId}` @type {api.APIClient["updateTransactionalMessageContent"]} */
	updateTransactionalMessageContent(transactionalId, contentId, data, options) {
		return call(this, "updateTransactionalMessageContent", [transactionalId, contentId, data], options);
	}

	/** `GET /v1/transactional/{transactionalId}/contents/{contentId}` @type {api.APIClient["getTransactionalMessageContent"]} */
	getTransactionalMessageContent(transactionalId, contentId, options) {
		return call(this, "getTransactionalMessageContent", [transactionalId, contentId], options);
	}

	/** `GET /v1/messages` @type {api.APIClient["getMessages"]} */
	getMessages(query, options) {
		return list(this, "getMessages", [query], options, CURSOR, "messages");
	}

	/** `GET /v1/messages/{messageId}` @type {api.APIClient["getMessage"]} */
	getMessage(messageId, query, options) {
		return ask(this, "getMessage", [messageId, query], options);
	}

	/** `GET /v1/messages/{messageId}/archived_message` @type {api.APIClient["getArchivedMessage"]} */
	getArchivedMessage(messageId, options) {
		return call(this, "getArchivedMessage", [messageId], options);
	}

	/** `POST /v1/live_notifications/start` @type {api.APIClient["startLiveNotification"]} */
	startLiveNotification(notification, options) {
		return call(this, "startLiveNotification", [notification], options);
	}

	/** `POST /v1/live_notifications/update` @type {api.APIClient["updateLiveNotification"]} */
	updateLiveNotification(notification, options) {
		return call(this, "updateLiveNotification", [notification], options);
	}

	/** `POST /v1/live_notifications/end` @type {api.APIClient["endLiveNotification"]} */
	endLiveNotification(notification, options) {
		return call(this, "endLiveNotification", [notification], options);
	}

	/** `GET /v1/live_notifications/{instanceId}` @type {api.APIClient["getLiveNotification"]} */
	getLiveNotification(instanceId, options) {
		return call(this, "getLiveNotification", [instanceId], options);
	}
}
