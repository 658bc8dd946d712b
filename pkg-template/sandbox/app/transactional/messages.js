/** @import { JsonObject } from "../../http/body.js" */
/** @import { Json } from "../../types/json.d.ts" */
/** @import { TransactionalSeed } from "../../types/options.d.ts" */
/** @import { AppState } from "../store/app-state.js" */
/** @import { Records } from "../store/records.js" */
/** @import { SendKind } from "../sends/sends.js" */
import { EMPTY_EMAIL } from "../content/empty-email.js";
import { malformed } from "../http/refusal.js";

/**
 * A content: the default one has no language.
 *
 * @typedef {{
 *   id: number;
 *   name: string;
 *   created: number;
 *   updated: number;
 *   language: string;
 *   type: "email" | "push";
 *   body: string;
 *   subject: string;
 *   from: string;
 *   [member: string]: Json;
 * }} StoredContent
 */

/**
 * @typedef {{
 *   id: number;
 *   name: string;
 *   description: string;
 *   send_to_unsubscribed: boolean;
 *   link_tracking: boolean;
 *   open_tracking: boolean;
 *   hide_message_body: boolean;
 *   queue_drafts: boolean;
 *   created_at: number;
 *   updated_at: number;
 *   contents: StoredContent[];
 * }} StoredMessage
 */

/**
 * @param {Records<StoredMessage>} messages
 * @param {TransactionalSeed} seed
 * @param {number} now
 */
export function seedMessage(messages, seed, now) {
	const { id, name, type = "email", subject = "", body = "", from = "", languages = [] } = seed;
	const firstContent = messages.list().reduce((sum, { contents }) => sum + contents.length, 1);
	return messages.add({
		id,
		name,
		description: "",
		send_to_unsubscribed: true,
		link_tracking: true,
		open_tracking: true,
		hide_message_body: false,
		queue_drafts: false,
		created_at: now,
		updated_at: now,
		contents: ["", ...languages].map((language, index) => ({
			...EMPTY_EMAIL,
			...{ id: firstContent + index, name, created: now, updated: now, language, type, subject, body, from },
		})),
	});
}

/**
 * The transactional message that a send names: by its id, which may be text, or by its trigger name, in any case of letters.
 * "Create an empty record for an unknown trigger name", says the specification of `auto_create`.
 *
 * @param {AppState} app
 * @param {JsonObject} body of the send
 * @param {SendKind} kind
 * @param {number} now
 * @returns {StoredMessage | undefined} `undefined` if the send names none
 * @throws {import("../http/refusal.js").Refusal} a 400 if it is unknown, and the option `app.transactional` lists the known ones
 */
export function findMessage({ transactional, isStrict }, body, kind, now) {
	const { transactional_message_id: reference = null, auto_create } = body;
	if (reference === null) return undefined;
	const text = String(reference);
	const found =
		transactional.find(text) ??
		transactional.list().find(({ name }) => name.toLowerCase() === text.toLowerCase());
	if (found) return found;
	const isId = /^[1-9]\d{0,9}$/.test(text);
	if (isStrict.transactional && (isId || auto_create !== true)) {
		throw malformed(`there is no transactional message ${text}`);
	}
	const type = kind === "push" ? "push" : "email";
	return isId
		? seedMessage(transactional, { id: Number(text), name: `message ${text}`, type }, now)
		: seedMessage(transactional, { name: text, type }, now);
}
