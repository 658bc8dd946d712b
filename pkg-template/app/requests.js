/**
 * Messages as the official client's classes build them.
 *
 * @import * as api from "./index.js"
 */
import { isBlob, isFile, isObject } from "../host/fault.js";
import { invalid } from "../host/report.js";
import { toBase64 } from "./base64.js";

/** Under which a message has the name of the method that sends it. Every copy of the package knows it. */
export const SENT_BY = Symbol.for("customerio-wasm.sentBy");

/** @param {object} options @returns {any} the members that are given */
const given = (options) =>
	Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));

class SendRequest {
	/** @param {object} options */
	constructor(options) {
		this.message = given(options);
	}
}

export class SendEmailRequest extends SendRequest {
	/**
	 * @param {string} name
	 * @param {string | ArrayBuffer | ArrayBufferView | Blob} data
	 * @param {{ encode?: boolean }} [options]
	 */
	attach(name, data, { encode = true } = {}) {
		const attached = this.message.attachments ?? {};
		if (Object.hasOwn(attached, name))
			throw invalid("attach", "name", `must be new: there is an attachment ${name}`);
		if (typeof data !== "string" && !isFile(data))
			throw invalid("attach", "data", "must be text, bytes or a Blob");
		// A Blob is read when the email is sent.
		const file = encode && !(isObject(data) && isBlob(data)) ? toBase64(data) : data;
		// A new object, because the other one may be the caller's. Its name may be that of a setter, such as `__proto__`.
		this.message.attachments = Object.fromEntries([...Object.entries(attached), [name, file]]);
	}
}

export class SendPushRequest extends SendRequest {
	/** @param {any} options */
	constructor({ device, ...options }) {
		super(device === undefined ? options : { ...options, custom_device: device });
	}
}

export class SendSMSRequest extends SendRequest {}

export class SendWhatsAppRequest extends SendRequest {}

export class SendInboxMessageRequest extends SendRequest {}

export class SendInAppRequest extends SendRequest {}

for (const [request, method] of /** @type {const} */ ([
	[SendEmailRequest, "sendEmail"],
	[SendPushRequest, "sendPush"],
	[SendSMSRequest, "sendSMS"],
	[SendWhatsAppRequest, "sendWhatsApp"],
	[SendInboxMessageRequest, "sendInboxMessage"],
	[SendInAppRequest, "sendInApp"],
])) {
	Object.defineProperty(request.prototype, SENT_BY, { value: method });
}
