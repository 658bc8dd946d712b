/** @import { AppContext } from "../route.js" */
/** @import { JsonObject } from "../../http/body.js" */
/** @import { Json } from "../../types/json.d.ts" */
/** @import { ActionSeed, WorkflowSeed } from "../../types/options.d.ts" */
/** @import { Records } from "../store/records.js" */
import { EMPTY_EMAIL } from "../content/empty-email.js";
import { malformed, notFound } from "../http/refusal.js";
import { either, givenOf, integer, isMissing, list, shape, text } from "../shapes/checks.js";

/** @typedef {JsonObject & { id: number; type: string; updated: number }} StoredAction */

/**
 * A campaign or a broadcast. A translation is an action of its own, by action and language.
 *
 * @typedef {{
 *   id: number;
 *   name: string;
 *   created: number;
 *   updated: number;
 *   tags: string[] | null;
 *   actions: StoredAction[];
 *   translations: Map<string, StoredAction>;
 * }} StoredWorkflow
 */

/**
 * @param {Records<StoredWorkflow>} workflows
 * @param {"campaign_id" | "broadcast_id"} owner what an action calls the id of its workflow
 * @param {WorkflowSeed} seed
 * @param {number} now
 */
export function seedWorkflow(workflows, owner, { id, name, tags, actions = [{ type: "email" }] }, now) {
	const workflow = workflows.add({
		id,
		name,
		created: now,
		updated: now,
		// The real API returns null for an empty list of tags.
		tags: tags ?? null,
		actions: [],
		translations: new Map(),
	});
	const firstId = workflows.list().reduce((sum, one) => sum + one.actions.length, 1);
	workflow.actions = actions.map((action, index) => ({
		...makeAction(action, firstId + index, now),
		[owner]: workflow.id,
	}));
	return workflow;
}

/**
 * @param {ActionSeed} seed
 * @param {number} id
 * @param {number} now
 * @returns {StoredAction}
 */
function makeAction({ type, ...members }, id, now) {
	const own = type === "webhook" ? { url: "", method: "post", headers: "[]" } : (MESSAGES[type] ?? {});
	return {
		id,
		name: `${type} ${id}`,
		created: now,
		updated: now,
		sending_state: "automatic",
		layout: "",
		language: "",
		type,
		body: "",
		...own,
		.../** @type {JsonObject} */ (members),
	};
}

/** @type {Record<string, JsonObject>} */
const MESSAGES = {
	email: { ...EMPTY_EMAIL, subject: "" },
	twilio: { recipient: "{{customer.phone}}", image_url: "" },
};

const STATE = text({ choices: ["automatic", "draft", "off"] });
const HEADERS = either(text(), list(shape({ name: text({ min: 1 }), value: text() })));

export const ACTION_UPDATE = shape(
	{},
	{
		sending_state: STATE,
		body: text(),
		body_amp: text(),
		body_json: text(),
		subject: text(),
		preheader_text: text(),
		from_id: integer(),
		reply_to_id: integer(),
		recipient: text(),
		headers: HEADERS,
		url: text(),
		method: text({ choices: ["get", "post", "put", "delete", "patch"] }),
		image_url: text(),
		sender_identity_id: integer(),
	},
);

const WRITABLE = [
	...[
		"sending_state",
		"body",
		"body_amp",
		"body_json",
		"subject",
		"preheader_text",
		"from_id",
		"reply_to_id",
	],
	...["recipient", "url", "method", "image_url", "sender_identity_id", "send_to_unsubscribed", "tracked"],
];

/**
 * An id in a path. What is not a number is a 400 in this part of the API, not a 404.
 *
 * @param {AppContext} context
 * @param {string} name
 */
export function readId({ params }, name) {
	if (!/^\d+$/.test(params[name])) throw malformed(`${name} is not valid`);
	return Number(params[name]);
}

/**
 * @param {StoredWorkflow} workflow
 * @param {AppContext} context
 */
export function actionOf({ actions }, context) {
	const id = readId(context, "action_id");
	const action = actions.find((one) => one.id === id);
	if (action === undefined) throw notFound();
	return action;
}

/**
 * The action in the language of the path.
 *
 * @param {StoredWorkflow} workflow
 * @param {AppContext} context
 * @param {boolean} isCreated whether a translation that does not exist yet begins as a copy
 */
export function translationOf(workflow, context, isCreated) {
	const action = actionOf(workflow, context);
	const { language } = context.params;
	const key = `${action.id} ${language}`;
	const found = workflow.translations.get(key);
	if (found) return found;
	if (!isCreated) throw notFound();
	const translation = { ...action, language };
	workflow.translations.set(key, translation);
	return translation;
}

/**
 * Headers may be an array in the request, and are text in every response.
 *
 * @param {StoredAction} action
 * @param {AppContext} context
 */
export function updateAction(action, { body, now }) {
	Object.assign(action, givenOf(body, WRITABLE));
	const { headers } = body;
	if (!isMissing(headers)) action.headers = typeof headers === "string" ? headers : JSON.stringify(headers);
	action.updated = now;
	return action;
}

/**
 * @param {StoredAction} action
 * @returns {Record<string, Json>}
 */
export const showAction = (action) => ({ ...action, deduplicate_id: `${action.id}:${action.updated}` });

/**
 * @param {StoredWorkflow} workflow
 * @param {JsonObject} more
 */
export function showWorkflow({ id, name, created, updated, tags, actions }, more) {
	return {
		id,
		deduplicate_id: `${id}:${updated}`,
		name,
		created,
		updated,
		active: true,
		state: "running",
		actions: actions.map((action) => ({ id: action.id, type: action.type })),
		first_started: created,
		tags,
		...more,
	};
}
