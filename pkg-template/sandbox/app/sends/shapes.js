/** @import { Check } from "../shapes/checks.js" */
import {
	boolean,
	either,
	integer,
	list,
	object,
	oneMember,
	record,
	shape,
	text,
	wrong,
} from "../shapes/checks.js";

const IDENTIFIERS = oneMember({ id: text({ min: 1 }), email: text({ min: 1 }), cio_id: text({ min: 1 }) });
const MESSAGE_ID = either(integer(), text({ min: 1 }));
const FILLED = text({ min: 1 });

/** What all sends take. */
const COMMON = {
	message_data: object,
	language: text(),
	send_at: integer({ min: 0 }),
	queue_draft: boolean,
	disable_message_retention: boolean,
	send_to_unsubscribed: boolean,
	auto_create: boolean,
};

const HEADER = shape({ name: text({ min: 1 }), value: text() });

/** A JSON string of an array. The official client sends an object, `{}` at least. @type {Check} */
const HEADERS = (value, pointer) => {
	if (typeof value !== "string") return object(value, pointer);
	try {
		return list(HEADER)(JSON.parse(value), pointer);
	} catch {
		return wrong(pointer, "must be JSON: an array of objects with a name and a value");
	}
};

const EMAIL = {
	subject: text(),
	body: text(),
	from: text(),
	cc: text(),
	bcc: text(),
	fake_bcc: boolean,
	reply_to: text(),
	preheader: text(),
	body_plain: text(),
	body_amp: text(),
	attachments: record(text()),
	headers: HEADERS,
	disable_css_preprocessing: boolean,
	tracked: boolean,
	...COMMON,
};

const PUSH_DEVICE = shape(
	{ token: FILLED, platform: text({ choices: ["ios", "android"] }) },
	{ last_used: integer({ min: 0 }), attributes: object },
);

/** By a template, or by a subject, a body and a sender of its own. @type {Check} */
const SEND_EMAIL = (value, pointer) => {
	const required = { to: FILLED, identifiers: IDENTIFIERS };
	const own = { subject: FILLED, body: FILLED, from: FILLED };
	return hasTemplate(value)
		? shape({ transactional_message_id: MESSAGE_ID, ...required }, EMAIL)(value, pointer)
		: shape({ ...own, ...required }, EMAIL)(value, pointer);
};

/** @param {Parameters<Check>[0]} value */
const hasTemplate = (value) =>
	object(value, "").length === 0 && Object(value).transactional_message_id != null;

const TEMPLATE = { transactional_message_id: MESSAGE_ID, identifiers: IDENTIFIERS };
const PHONE = shape({ ...TEMPLATE, to: FILLED }, { from: text(), tracked: boolean, ...COMMON });

/** The body of each send. */
export const SENDS = {
	email: SEND_EMAIL,
	push: shape(TEMPLATE, {
		to: FILLED,
		title: text(),
		message: text(),
		image_url: text(),
		link: text(),
		sound: text({ choices: ["default", "none"] }),
		custom_data: object,
		custom_device: PUSH_DEVICE,
		custom_payload: shape({}, { ios: object, android: object }),
		...COMMON,
	}),
	sms: PHONE,
	whatsapp: PHONE,
	in_app: shape(TEMPLATE, COMMON),
	inbox_message: shape(TEMPLATE, { to: text(), ...COMMON }),
};
