/** @import { AppOptions, WebhookOptions } from "../../types/options.d.ts" */
/** @import { BroadcastTrigger, EspSuppression, OptOut, SandboxExport, SandboxImport } from "../../types/app.d.ts" */
/** @import { JsonObject } from "../../http/body.js" */
/** @import { StoredMessage } from "../transactional/messages.js" */
/** @import { StoredWorkflow } from "../campaigns/workflows.js" */
/** @import { StoredNewsletter } from "../newsletters/newsletters.js" */
/** @import { StoredLiveNotification } from "../live/notifications.js" */
import { seedWorkflow } from "../campaigns/workflows.js";
import { Studio } from "../studio/store.js";
import { seedMessage } from "../transactional/messages.js";
import { EVENT_NAMES } from "../webhooks/events.js";
import { Outbox } from "../webhooks/outbox.js";
import { Records } from "./records.js";

/** @typedef {JsonObject & { id: number }} JsonRecord */

/**
 * @typedef {{
 *   id: number;
 *   name: string;
 *   endpoint: string;
 *   events: string[];
 *   disabled: boolean;
 *   full_resolution: boolean;
 *   with_content: boolean;
 *   type: "webhook";
 * }} StoredWebhook
 */

/** @typedef {{ app: AppOptions; webhook: WebhookOptions }} AppSeeds */

const SENDERS = [{ name: "Sandbox", email: "sandbox@example.com" }];
const TOPICS = [{ name: "News", description: "What is new" }];
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The state that only the App API has. Times are unix seconds. */
export class AppState {
	/** @type {Records<StoredMessage>} */
	transactional = new Records();
	/** @type {Records<StoredWorkflow>} */
	campaigns = new Records();
	/** @type {Records<StoredWorkflow>} */
	broadcasts = new Records();
	/** @type {Records<BroadcastTrigger>} */
	triggers = new Records();
	/** @type {Records<StoredNewsletter>} */
	newsletters = new Records();
	/** @type {Records<SandboxExport>} */
	exports = new Records();
	/** @type {Records<SandboxImport>} */
	imports = new Records();
	/** @type {Records<JsonRecord>} */
	senders = new Records();
	/** @type {Records<JsonRecord & { name: string; description: string; subscribed_by_default: boolean }>} */
	topics = new Records();
	/** @type {Records<JsonRecord & { rows: JsonObject[] }>} */
	collections = new Records();
	/** @type {Records<JsonRecord & { name: string; parent_folder_id: number | null }>} */
	assets = new Records();
	/** @type {Records<JsonRecord & { name: string; parent_folder_id: number | null }>} */
	assetFolders = new Records();
	/** @type {Records<StoredWebhook>} */
	webhooks = new Records();
	/** @type {Records<StoredLiveNotification>} */
	liveNotifications = new Records((number) => this.#ulid(0, number));
	/** @type {Map<string, { name: string; value: string; updated_at: number }>} by name */
	snippets = new Map();
	/** @type {Records<EspSuppression & { id: number }>} */
	espSuppressions = new Records();
	/** @type {OptOut[]} */
	optOuts = [];
	studio = new Studio();
	outbox;
	#eventIds = 0;
	/** Whether unknown transactional messages and broadcasts are refused, because the options list the known ones. */
	isStrict;

	/**
	 * @param {AppSeeds} seeds
	 * @param {() => number} clock in unix seconds
	 */
	constructor({ app, webhook }, clock) {
		const now = clock();
		const { transactional, broadcasts, campaigns = [{ name: "Sample campaign" }] } = app;
		this.isStrict = { transactional: transactional !== undefined, broadcasts: broadcasts !== undefined };
		for (const seed of transactional ?? [{ name: "sample" }]) seedMessage(this.transactional, seed, now);
		for (const seed of campaigns) seedWorkflow(this.campaigns, "campaign_id", seed, now);
		for (const seed of broadcasts ?? [{ name: "Sample broadcast" }]) {
			seedWorkflow(this.broadcasts, "broadcast_id", seed, now);
		}
		for (const sender of app.senders ?? SENDERS) {
			this.senders.add({ template_type: "email", auto_generated: false, hidden: false, ...sender });
		}
		for (const topic of app.topics ?? TOPICS) {
			this.topics.add({ description: "", subscribed_by_default: true, ...topic });
		}
		const { url, signingKey = "signing-key", events = EVENT_NAMES } = webhook;
		this.outbox = new Outbox(signingKey, webhook.fetch ?? ((...request) => fetch(...request)), clock);
		if (url !== undefined) this.webhooks.add({ ...WEBHOOK_DEFAULTS, name: "Sandbox", endpoint: url, events });
	}

	/** @param {number} seconds */
	nextEventId(seconds) {
		this.#eventIds += 1;
		return this.#ulid(seconds, this.#eventIds);
	}

	/**
	 * @param {number} seconds
	 * @param {number} number
	 */
	#ulid(seconds, number) {
		return `${crockford(seconds * 1000, 10)}${crockford(number, 16)}`;
	}
}

export const WEBHOOK_DEFAULTS = {
	disabled: false,
	full_resolution: false,
	with_content: false,
	type: /** @type {const} */ ("webhook"),
};

/**
 * @param {number} number
 * @param {number} length
 */
function crockford(number, length) {
	let text = "";
	for (let rest = number; text.length < length; rest = Math.floor(rest / 32))
		text = CROCKFORD[rest % 32] + text;
	return text;
}
