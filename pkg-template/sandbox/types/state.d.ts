import type { Delivery } from "./deliveries.js";
import type { Event } from "./events.js";
import type { Fault } from "./faults.js";
import type { CustomObject } from "./objects.js";
import type { Person, Suppression } from "./people.js";

/**
 * A request, as it arrived on the wire.
 *
 * @example
 * const last = sandbox.state().requests.at(-1);
 * last?.path; // "/api/v1/customers/a%2Fb"
 */
export interface SeenRequest {
	method: string;
	/** Not decoded and, behind `serveSandbox`, not normalised either. */
	path: string;
	/** What follows the `?`, not decoded; `""` if nothing does. */
	query: string;
	/** Names in lower case. The credentials are replaced: `Basic [redacted]`. */
	headers: Record<string, string>;
	/** The body as text, before any parsing. */
	body: string;
	/** The status it was answered with; 0 if there was no answer. */
	status: number;
	/** The kind of the {@link Fault} that it met, if it did. */
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
	/** The cio_ids, in the order in which they were added. */
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
	/** Those that were accepted, in the order in which they arrived. */
	submissions: FormSubmission[];
}

/** What somebody filled in; the fields have become attributes of theirs. */
export interface FormSubmission {
	/** The cio_id of the person. */
	customer: string;
	/** Without the identifier. */
	fields: Record<string, string>;
	/** When it arrived, in unix seconds. */
	submitted: number;
}

/**
 * All that a sandbox holds, as plain JSON values.
 *
 * @example
 * const { people, events } = sandbox.state();
 */
export interface SandboxState {
	/** In the order in which they came into being. */
	people: Person[];
	/** Who must not come back. */
	suppressed: Suppression[];
	/** In the order in which they arrived. */
	events: Event[];
	/** In the order in which they came into being. */
	objects: CustomObject[];
	/** The manual segments that people were added to. */
	segments: Segment[];
	/** Those that something was submitted to. */
	forms: Form[];
	/** Those that something was reported of. */
	deliveries: Delivery[];
	/**
	 * The last 1,000 requests, the oldest first; fewer if their bodies have more than 64 MiB together. Preflights and
	 * the `/__sandbox` endpoints are not listed.
	 */
	requests: SeenRequest[];
}

/**
 * How much a sandbox holds.
 *
 * @example
 * sandbox.counts().events; // 1000000
 */
export interface SandboxCounts {
	/** Those who exist. */
	people: number;
	suppressed: number;
	/** Those that were kept; repeats are not counted. */
	events: number;
	objects: number;
	segments: number;
	forms: number;
	deliveries: number;
	/** All that arrived since the last reset, also those that `state()` lists no more. */
	requests: number;
}
