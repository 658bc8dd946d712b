import type {
	BroadcastTrigger,
	EspSuppression,
	OptOut,
	SandboxExport,
	SandboxImport,
	WebhookPost,
} from "./app.js";
import type { Delivery } from "./deliveries.js";
import type { Event } from "./events.js";
import type { Fault } from "./faults.js";
import type { CustomObject } from "./objects.js";
import type { Person, Suppression } from "./people.js";
import type { DroppedCall } from "./pipelines.js";

/**
 * A request as received.
 *
 * @example
 * const last = sandbox.state().requests.at(-1);
 * last?.path; // "/api/v1/customers/a%2Fb"
 */
export interface SeenRequest {
	method: string;
	/** Not decoded and, behind `serveSandbox`, not normalised either. */
	path: string;
	/** The part after the `?`, not decoded, or `""`. */
	query: string;
	/** Names are in lower case. Credentials are redacted: `Basic [redacted]`. */
	headers: Record<string, string>;
	/**
	 * The unparsed body. Empty if it was not read, because the credentials were wrong or it was longer than 8 MiB (500 KiB in the
	 * Pipelines API). A `writeKey` in it is redacted.
	 */
	body: string;
	/** The status of the response, or 0 if there was none. */
	status: number;
	/** The kind of the {@link Fault} that made it fail, if any. */
	fault?: Fault["kind"];
}

/**
 * A manual segment.
 *
 * @example
 * sandbox.state().segments; // [{ id: 7, members: ["03000001"] }]
 */
export interface Segment {
	id: number;
	/** Absent if the Track API created the segment, by adding people to an unknown id. */
	name?: string;
	/** Absent like the name. */
	description?: string;
	/** The cio_ids, in insertion order. */
	members: string[];
}

/**
 * A form.
 *
 * @example
 * sandbox.state().forms[0].submissions[0].fields.first_name; // "Ada"
 */
export interface Form {
	id: string;
	/** The accepted submissions, in order of arrival. */
	submissions: FormSubmission[];
}

/** A submitted form. Its fields have become attributes of the person. */
export interface FormSubmission {
	/** The cio_id of the person. */
	customer: string;
	/** The fields, without the identifier. */
	fields: Record<string, string>;
	/** When it arrived, in unix seconds. */
	submitted: number;
}

/**
 * Everything in a sandbox, as plain JSON values.
 *
 * @example
 * const { people, events } = sandbox.state();
 */
export interface SandboxState {
	/** In order of creation. */
	people: Person[];
	/** Suppressed people, who cannot be created again. */
	suppressed: Suppression[];
	/** In order of arrival. */
	events: Event[];
	/** In order of creation. */
	objects: CustomObject[];
	/** Manual segments that people were added to. */
	segments: Segment[];
	/** Forms with submissions. */
	forms: Form[];
	/** Messages that were sent, and deliveries of unknown origin with reports. */
	deliveries: Delivery[];
	/** Triggers of broadcasts, in order of arrival. */
	broadcastTriggers: BroadcastTrigger[];
	/** In order of arrival. */
	exports: SandboxExport[];
	/** In order of arrival. */
	imports: SandboxImport[];
	/** Addresses that emails are not sent to. */
	espSuppressions: EspSuppression[];
	/** Phone numbers that people have opted out of. */
	optOuts: OptOut[];
	/** Webhooks that were posted, or are about to be, in order. */
	webhookPosts: WebhookPost[];
	/**
	 * Calls of the Pipelines API that got a 200 and had no effect, or only a part of it: the last 1,000, oldest first. What strict
	 * mode refuses is not among them.
	 */
	dropped: DroppedCall[];
	/**
	 * The last 1,000 requests, oldest first, or fewer if their bodies exceed 64 MiB together. Preflights and requests to
	 * `/__sandbox` are not included.
	 */
	requests: SeenRequest[];
	/** The faults that have not happened yet, with the remaining requests in `times`; `null` means all. */
	faults: Fault[];
}

/**
 * The number of items in a sandbox.
 *
 * @example
 * sandbox.counts().events; // 1000000
 */
export interface SandboxCounts {
	/** People who exist. */
	people: number;
	suppressed: number;
	/** Without ignored duplicates. */
	events: number;
	objects: number;
	segments: number;
	forms: number;
	deliveries: number;
	broadcastTriggers: number;
	exports: number;
	imports: number;
	espSuppressions: number;
	optOuts: number;
	webhookPosts: number;
	/** All since the last reset, including those that `state()` no longer lists. */
	dropped: number;
	/** All requests since the last reset, including those that `state()` no longer lists. */
	requests: number;
	/** Faults that have not happened yet. */
	faults: number;
}
