/** The calls that are made with both clients: those of the signatures, and those of methods that need their own. */
import { callsOf } from "./forms.js";
import { SIGNATURES } from "./signatures.js";

/** @typedef {import("./forms.js").Call} Call */
/**
 * An argument that each client builds with its own class.
 *
 * @typedef {{ builder: string, options: object, attach?: [name: string, data: string | Uint8Array, options?: object][] }} Built
 */

const PERSON = { id: "42" };
const TEMPLATE = { identifiers: PERSON, transactional_message_id: "welcome" };
const MORE = { message_data: { total: 9.9, items: [{ name: "a" }] }, send_at: 1_800_000_000, language: "de" };
const EMAIL = { ...TEMPLATE, to: "ada@example.com" };
const INLINE = { identifiers: { email: "ada@example.com" }, to: "ada@example.com" };

/** @type {readonly [method: string, builder: string, forms: Record<string, object>][]} */
const MESSAGES = [
	[
		"sendEmail",
		"SendEmailRequest",
		{
			"of a template": EMAIL,
			"with everything": {
				...EMAIL,
				...MORE,
				reply_to: "b@example.com",
				bcc: "c@example.com",
				preheader: "p",
				body_plain: "b",
				body_amp: "a",
				fake_bcc: true,
				disable_message_retention: true,
				send_to_unsubscribed: false,
				tracked: false,
				queue_draft: true,
				disable_css_preprocessing: true,
			},
			"with its own text": { ...INLINE, subject: "s", body: "b", from: "f@example.com" },
			"with headers": { ...EMAIL, headers: { "X-Order": "7", "X-Shop": "ä" } },
			"without a recipient": { ...TEMPLATE },
			"without a person": { to: "ada@example.com", transactional_message_id: 1 },
			"without a text": { ...INLINE, subject: "s" },
			"of a person without identifiers": { ...EMAIL, identifiers: {} },
			"of a person with a number": { ...EMAIL, identifiers: { id: 42 } },
			"without an address": { ...EMAIL, to: " , " },
		},
	],
	[
		"sendPush",
		"SendPushRequest",
		{
			"of a template": TEMPLATE,
			"with everything": {
				...TEMPLATE,
				...MORE,
				to: "all",
				title: "t",
				message: "m",
				link: "l",
				sound: "none",
			},
			"with a device": { ...TEMPLATE, device: { token: "t", platform: "ios" } },
			"with its own payload": { identifiers: PERSON, custom_payload: { ios: {} } },
			"of nothing": { identifiers: PERSON },
		},
	],
	[
		"sendSMS",
		"SendSMSRequest",
		{ "of a template": { ...TEMPLATE, ...MORE, to: "+49123" }, "of nothing": { identifiers: PERSON } },
	],
	[
		"sendWhatsApp",
		"SendWhatsAppRequest",
		{ "of a template": { ...TEMPLATE, ...MORE, to: "+49123", from: "+49456", tracked: true } },
	],
	["sendInboxMessage", "SendInboxMessageRequest", { "of a template": { ...TEMPLATE, ...MORE } }],
	["sendInApp", "SendInAppRequest", { "of a template": { ...TEMPLATE, ...MORE } }],
];

/** @type {Built["attach"]} */
const FILES = [
	["a.txt", "héllo"],
	["b.bin", new Uint8Array([0, 255, 127])],
	["c.txt", "aGk=", { encode: false }],
];

/** @type {Call[]} */
const messages = MESSAGES.flatMap(([method, builder, forms]) =>
	Object.entries(forms).map(([label, options]) => ({
		name: `${method}: ${label}`,
		method,
		args: [{ builder, options }],
	})),
);

/** @type {readonly [label: string, args: unknown[]][]} */
const BROADCASTS = [
	["to those that it is set up for", [7]],
	["with data", ["7", { headline: "Hello" }]],
	["with empty data", [7, {}]],
	["to ids", [7, undefined, { ids: ["1", 2], id_ignore_missing: true }]],
	["to emails", [7, { a: 1 }, { emails: ["a@b.c"], email_ignore_missing: true, email_add_duplicates: true }]],
	["to people with data", [7, undefined, { per_user_data: [{ id: "1", data: {} }] }]],
	["to a file", [7, undefined, { data_file_url: "https://a.example/people" }]],
	["to a filter", [7, undefined, { and: [{ segment: { id: 1 } }] }]],
	["with a flag that is false", [7, undefined, { ids: ["1"], id_ignore_missing: false }]],
	["to two audiences", [7, undefined, { ids: ["1"], emails: ["a@b.c"] }]],
	["with a flag of another audience", [7, undefined, { ids: ["1"], email_ignore_missing: true }]],
	["to an empty audience", [7, undefined, {}]],
	["to an empty list", [7, undefined, { ids: [] }]],
	["to an empty id", [7, undefined, { ids: ["1", ""] }]],
	["to an empty filter", [7, undefined, { and: [] }]],
	["to people with numbers and data", [7, undefined, { per_user_data: [{ id: 3, data: { id: 3 } }] }]],
	["without an id", [undefined]],
	["with a blank id", [" "]],
];

/** @type {readonly [label: string, args: unknown[]][]} */
const EXPORTS = [
	["of a newsletter", [7]],
	[
		"with everything",
		[7, { start: 1_700_000_000, end: 1_700_000_001, attributes: ["a"], metric: "sent", drafts: true }],
	],
	["of nothing", [undefined]],
	["of a blank id", [""]],
];

const PNG = new Uint8Array([137, 80, 78, 71]);
/** @type {readonly [label: string, args: unknown[]][]} */
const ASSETS = [
	["of bytes", [{ data: PNG, filename: "a.png" }]],
	["of text", [{ data: "text", filename: "a.PDF", name: "ä", parentFolderId: 3 }]],
	["of a Blob", [{ data: new Blob([PNG], { type: "image/gif" }), filename: "a" }]],
	["with a type", [{ data: PNG, filename: "a.png", contentType: "image/bmp" }]],
	["with a type in upper case", [{ data: PNG, filename: "a.png", contentType: "image/PNG" }]],
	["with a blank type", [{ data: PNG, filename: "a.png", contentType: "" }]],
	["without data", [{ filename: "a.png" }]],
	["without a name", [{ data: PNG }]],
	["of nothing", [undefined]],
];

/** @param {string} method @param {readonly [label: string, args: unknown[]][]} forms @returns {Call[]} */
const callsWith = (method, forms) =>
	forms.map(([label, args]) => ({ name: `${method}: ${label}`, method, args }));

/** @type {readonly Call[]} */
export const CALLS = [
	...Object.entries(SIGNATURES).flatMap(([method, signature]) => callsOf(method, signature)),
	...messages,
	{
		name: "sendEmail: with attachments",
		method: "sendEmail",
		args: [{ builder: "SendEmailRequest", options: EMAIL, attach: FILES }],
	},
	...callsWith("triggerBroadcast", BROADCASTS),
	...callsWith("createDeliveriesExport", EXPORTS),
	...callsWith("createAsset", ASSETS),
];
