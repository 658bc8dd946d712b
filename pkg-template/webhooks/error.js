/**
 * Why a webhook was rejected.
 *
 * @typedef {"signature" | "timestamp" | "body"} Code
 */

const KIND = Symbol.for("customerio-wasm.webhookError");

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

/** By its kind, so that `instanceof` works for errors of another copy of the package. @param {any} value */
function isWebhookError(value) {
	try {
		return value?.[KIND] === true;
	} catch {
		// A value that throws when it is read is not ours.
		return false;
	}
}
Object.defineProperty(WebhookError, Symbol.hasInstance, {
	/** @this {Function} @param {any} value */
	value(value) {
		return this === WebhookError
			? isWebhookError(value)
			: Function.prototype[Symbol.hasInstance].call(this, value);
	},
});
// A minifier renames the class, but not what it is called here.
Object.defineProperty(WebhookError.prototype, "name", {
	value: "WebhookError",
	configurable: true,
	writable: true,
});
Object.defineProperty(WebhookError.prototype, KIND, { value: true });
