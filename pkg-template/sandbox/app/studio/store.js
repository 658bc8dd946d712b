/** @import { JsonObject } from "../../http/body.js" */
/** @import { Json } from "../../types/json.d.ts" */
import { givenOf } from "../shapes/checks.js";
import { Records } from "../store/records.js";

/** @typedef {{ id: string; name: string; parent_folder_id: string | null; created: number; updated: number }} StudioNode */

/** @typedef {{ html: string; text: string; amp: string; subject: string; preheader_text: string }} StudioContent */

/**
 * An email in one language.
 *
 * @typedef {{ content: StudioContent; envelope: JsonObject; transformers: JsonObject; created: number; updated: number }} Variant
 */

/** @typedef {{ id: string; name: string; description: string; created: number; created_on_publish: boolean; variant: Variant }} StudioVersion */

/** @typedef {{ run_id: number; node_id: string; name: string; client_ids: string[]; created_at: number }} PreviewJob */

/**
 * @typedef {StudioNode & {
 *   is_template: boolean;
 *   variant: Variant;
 *   translations: Map<string, Variant>;
 *   link: { target: JsonObject; template_id: number } | undefined;
 *   published: string | undefined;
 *   versions: StudioVersion[];
 * }} StudioEmail
 */

/** @typedef {StudioNode & { tag: string; content: string }} StudioComponent */

/** What Design Studio holds. Its ids are UUIDs; times are unix seconds. */
export class Studio {
	#ids = 0;
	nextId = () => {
		this.#ids += 1;
		return `00000000-0000-4000-8000-${String(this.#ids).padStart(12, "0")}`;
	};
	/** @type {Records<StudioNode>} */
	folders = new Records(this.nextId);
	/** @type {Records<StudioEmail>} */
	emails = new Records(this.nextId);
	/** @type {Records<StudioComponent>} */
	components = new Records(this.nextId);
	/** @type {PreviewJob[]} */
	previewJobs = [];
	/** What was published, by its publish_id. @type {Map<string, Json[]>} */
	publishes = new Map();
}

/**
 * @param {JsonObject} input of a request
 * @param {Variant | undefined} before `undefined` for a new one
 * @param {number} now
 * @returns {Variant}
 */
export function makeVariant({ content, envelope, transformers }, before, now) {
	return {
		content: {
			...NO_CONTENT,
			...before?.content,
			.../** @type {Partial<StudioContent>} */ (givenOf(content)),
		},
		envelope: {
			...NO_ENVELOPE,
			...before?.envelope,
			...givenOf(envelope, undefined, ["from_id", "reply_to_id"]),
		},
		transformers: { ...before?.transformers, ...givenOf(transformers) },
		created: before?.created ?? now,
		updated: now,
	};
}

const NO_CONTENT = { html: "", text: "", amp: "", subject: "", preheader_text: "" };
const NO_ENVELOPE = {
	from: "",
	from_id: null,
	reply_to: "",
	reply_to_id: null,
	recipient: "{{customer.email}}",
	bcc: "",
	fake_bcc: false,
	headers: [],
};
