/**
 * Messages as the official client's classes build them.
 *
 * @import * as api from "./index.js"
 */
import { isBlob, isFile, isObject, isPresentText } from "../host/fault.js";
import { invalid } from "../host/report.js";
import { toBase64 } from "./base64.js";
import { allMembers } from "./members.js";

/** The member of a message that names the method which sends it, for every copy of the package. */
const SENT_BY = Symbol.for("customerio-wasm.sentBy");

class SendRequest {
	/** @param {any} options */
	constructor(options) {
		if (!isObject(options)) {
			const { [SENT_BY]: action } = /** @type {any} */ (this);
			throw invalid(action, "options", "must be an object of names and values");
		}
		const given = Object.entries(allMembers(options)).filter(([, value]) => value !== undefined);
		/** @type {any} */
		this.message = Object.fromEntries(given);
	}
}

export class SendEmailRequest extends SendRequest {
	/** @param {any} options */
	constructor(options) {
		super(options);
		// So that callers can add to them.
		this.message.headers ||= {};
	}

	/**
	 * @param {string} name
	 * @param {string | ArrayBuffer | ArrayBufferView | Blob} data
	 * @param {{ encode?: boolean }} [options]
	 */
	attach(name, data, { encode = true } = {}) {
		if (!isPresentText(name)) throw invalid("attach", "name", "must be a string that is not blank");
		const attached = this.message.attachments ?? {};
		if (Object.hasOwn(attached, name))
			throw invalid("attach", "name", `must be unique: there is already an attachment named ${name}`);
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
	constructor(options) {
		super(options);
		const { device, ...rest } = this.message;
		// A message with both names is refused when it is sent.
		if (device !== undefined && rest.custom_device === undefined)
			this.message = { ...rest, custom_device: device };
	}
}

export class SendSMSRequest extends SendRequest {}

export class SendWhatsAppRequest extends SendRequest {}

export class SendInboxMessageRequest extends SendRequest {}

export class SendInAppRequest extends SendRequest {}

/** The classes, the methods that send their messages, and the marks of the official client's classes of the same names. */
const REQUESTS = /** @type {const} */ ([
	[SendEmailRequest, "sendEmail", Symbol.for("customerio-node.SendEmailRequest")],
	[SendPushRequest, "sendPush", Symbol.for("customerio-node.SendPushRequest")],
	[SendSMSRequest, "sendSMS", Symbol.for("customerio-node.SendSMSRequest")],
	[SendWhatsAppRequest, "sendWhatsApp", Symbol.for("customerio-node.SendWhatsAppRequest")],
	[SendInboxMessageRequest, "sendInboxMessage", Symbol.for("customerio-node.SendInboxMessageRequest")],
	[SendInAppRequest, "sendInApp", Symbol.for("customerio-node.SendInAppRequest")],
]);

for (const [request, method] of REQUESTS)
	Object.defineProperty(request.prototype, SENT_BY, { value: method });

/**
 * The method that sends the message of a builder: of ours, or of the official client.
 *
 * @param {any} request
 * @returns {string | undefined} `undefined` for a plain object, which any of them may send
 */
export function methodOf(request) {
	// A builder has its message in a member; plain objects are the common case.
	if (!isObject(request?.message)) return undefined;
	const found = REQUESTS.find(([, method, mark]) => request[SENT_BY] === method || request[mark] === true);
	return found?.[1];
}
