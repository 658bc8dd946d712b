import { register } from "../public/error-kind.js";

/**
 * Why a webhook was rejected.
 *
 * @typedef {"signature" | "timestamp" | "body"} Code
 */

export class WebhookError extends Error {
	/**
	 * @param {Code} code
	 * @param {string} message
	 */
	constructor(code, message) {
		super(`verifyWebhook: ${message}`);
		this.code = code;
		/** Express, Fastify and h3 respond with it. */
		this.statusCode = 400;
	}
}
register(WebhookError, "WebhookError");
