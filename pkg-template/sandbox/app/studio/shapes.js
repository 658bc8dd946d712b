import { boolean, either, integer, list, object, shape, text } from "../shapes/checks.js";

/** @typedef {import("../shapes/checks.js").Check} Check */

const UUID = text({ pattern: /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i, what: "a UUID" });
const NAME = text({ min: 1, max: 255 });
const PARENT = { parent_folder_id: UUID };

const VARIANT = {
	content: shape({}, { html: text(), text: text(), amp: text(), subject: text(), preheader_text: text() }),
	envelope: shape(
		{},
		{
			from_id: integer(),
			reply_to_id: integer(),
			recipient: text(),
			bcc: text(),
			fake_bcc: boolean,
			headers: list(shape({ name: text({ min: 1 }), value: text() })),
		},
	),
	transformers: object,
};

const FOLDER_NAME = text({ min: 1, max: 170 });
export const FOLDER = shape({ name: FOLDER_NAME }, PARENT);
export const FOLDER_UPDATE = shape({}, { name: FOLDER_NAME, ...PARENT });

const EMAIL_MEMBERS = { ...VARIANT, is_template: boolean, ...PARENT };
export const EMAIL = shape({ name: NAME }, EMAIL_MEMBERS);
export const EMAIL_UPDATE = shape({}, { name: NAME, ...EMAIL_MEMBERS });

export const TRANSLATION = shape({ language: text({ min: 1 }) }, VARIANT);
export const TRANSLATION_UPDATE = shape({}, VARIANT);

const TAG = text({ min: 1 });
export const COMPONENT = shape({ name: NAME, tag: TAG, content: text() }, PARENT);
export const COMPONENT_UPDATE = shape({}, { name: NAME, tag: TAG, content: text(), ...PARENT });

export const VERSION = shape({ name: text({ min: 1, max: 100 }) }, { description: text() });
export const PREVIEWS = shape(
	{ client_ids: list(text({ min: 1 }), { min: 1, max: 150 }) },
	{ name: text({ max: 191 }), sample_data: object, lax_mode: boolean },
);

const SAMPLE = { customer: object, event: object, trigger: object, objects: object, journey: object };
export const PREVIEW = shape({}, { ...SAMPLE, campaign: object, message: object, lax: boolean });

/** A target needs the id of its type. @type {Check} */
const TARGET = either(
	shape({ type: text({ choices: ["transactional_message"] }), transactional_message_id: integer() }),
	shape({ type: text({ choices: ["newsletter"] }), newsletter_id: integer() }),
	shape({ type: text({ choices: ["campaign_action"] }), action_id: integer() }),
);
export const LINK = shape({ target: TARGET }, { force: boolean });
