/** @import { Check } from "../shapes/checks.js" */
import { isObject } from "../../http/body.js";
import { boolean, either, integer, list, object, shape, text } from "../shapes/checks.js";

export const TYPES = /** @type {const} */ (["email", "webhook", "twilio", "push", "in_app", "inbox"]);

const FILLED = text({ min: 1 });

/** As the filter of people, and with `inverse`. @type {Check} */
const RECIPIENTS = (value, pointer) =>
	shape(
		{},
		{
			and: list(object),
			or: list(object),
			not: object,
			segment: shape({ id: integer() }),
			attribute: shape(
				{ field: FILLED, operator: text({ choices: ["eq", "exists"] }) },
				{ value: text(), inverse: boolean },
			),
		},
	)(value, pointer);

const RATE = {
	rate_limit_email_rate: integer({ min: 1 }),
	rate_limit_time_period: integer({ choices: [60, 3600, 86400] }),
	rate_limit_spread: boolean,
};
export const RATE_LIMIT = shape({}, RATE);
export const SCHEDULE = shape(
	{ scheduled_at: integer({ min: 0 }) },
	{ timezone: text(), tz_match_enabled: boolean, ...RATE },
);

/** What a newsletter of each type must have, and what it may have. @type {Record<string, [Record<string, Check>, Record<string, Check>]>} */
const CONTENTS = {
	email: [
		{ subject: FILLED, body: FILLED },
		{
			body_plain: text(),
			from: text(),
			from_id: integer(),
			layout_id: integer(),
			preheader_text: text(),
		},
	],
	twilio: [{ body: FILLED }, {}],
	push: [{}, { subject: text(), body: text() }],
	in_app: [{ body_json: FILLED }, {}],
	inbox: [{ body_json: FILLED }, {}],
	webhook: [
		{
			body: text(),
			request_method: text({ choices: ["DELETE", "GET", "POST", "PUT", "PATCH"] }),
			url: FILLED,
		},
		{},
	],
};

/** @type {Check} */
export const NEWSLETTER = (value, pointer) => {
	const type = isObject(value) ? TYPES.find((one) => one === value.type) : undefined;
	const [required, optional] = type ? CONTENTS[type] : [{}, {}];
	const common = {
		type: text({ choices: TYPES }),
		name: text({ min: 1, max: 190 }),
		recipients: RECIPIENTS,
	};
	return shape(
		{ ...common, ...required },
		{
			subscription_topic_id: integer(),
			send_now: boolean,
			scheduled_at: integer({ min: 0 }),
			...RATE,
			...optional,
		},
	)(value, pointer);
};

const LANGUAGE = { language: FILLED };

/** The content in a language, by the type of the newsletter. */
export const LANGUAGES = {
	email: shape(
		{ ...LANGUAGE, subject: FILLED, body: FILLED },
		{ body_plain: text(), body_amp: text(), preheader_text: text() },
	),
	twilio: shape({ ...LANGUAGE, body: FILLED }),
	push: shape(LANGUAGE, { subject: text(), body: text() }),
	webhook: shape({ ...LANGUAGE, body: FILLED }),
	inbox: shape({ ...LANGUAGE, body_json: FILLED }),
	in_app: shape({ ...LANGUAGE, body_json: FILLED }),
};

export const CONTENT_UPDATE = shape(
	{},
	{
		subject: text(),
		body: text(),
		body_plain: text(),
		body_amp: text(),
		preheader_text: text(),
		from_id: integer(),
		reply_to_id: integer(),
		recipient: text(),
		headers: either(text(), list(shape({ name: FILLED, value: text() }))),
	},
);
