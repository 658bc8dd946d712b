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
	}

	/** By its kind, so that it works for errors of another copy of the package. @override @param {any} value */
	static [Symbol.hasInstance](value) {
		return value?.[KIND] === true;
	}
}
// A minifier renames the class, but not what it is called here.
Object.defineProperty(WebhookError.prototype, "name", {
	value: "WebhookError",
	configurable: true,
	writable: true,
});
Object.defineProperty(WebhookError.prototype, KIND, { value: true });
