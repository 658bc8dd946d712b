import type { Fault } from "./faults.js";

/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * A person, as the sandbox keeps them.
 *
 * @example
 * const [ada] = sandbox.state().people;
 * ada.attributes.plan; // "basic"
 */
export interface Person {
	/** The identifier given by the sandbox, without the `cio_` prefix that a path needs. */
	cio_id: string;
	/** Case-sensitive, at most 150 bytes. */
	id?: string;
	/** As it was sent first; it is found in any case. */
	email?: string;
	/** All that `identify` set, except `id`, `email`, `_timestamp` and `_update`. */
	attributes: Record<string, Json>;
	/** When the person came into being, in unix seconds. Not the `created_at` attribute. */
	created: number;
}

/**
 * An event, as the sandbox keeps it.
 *
 * @example
 * const [purchase] = sandbox.state().events;
 * purchase.data.total; // 9.9
 */
export interface Event {
	/** `page` and `screen` are views; their `name` is the page or the screen. */
	type: "event" | "page" | "screen";
	/** Without the spaces around it; at most 100 bytes. */
	name: string;
	/** The ULID that was sent, if one was. A second event with the same ULID is ignored. */
	id?: string;
	/** Unix seconds: what was sent if it was an integer, else the time of arrival. */
	timestamp: number;
	/** What was sent as `data`; `{}` if nothing was. */
	data: Record<string, Json>;
	/** The `cio_id` of the person (who may have been deleted since), or `null` for an anonymous event. */
	customer: string | null;
	/** The `anonymous_id` that was sent, if it was not blank. */
	anonymous_id?: string;
}

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
 * All that a sandbox holds, as plain JSON values.
 *
 * @example
 * const { people, events } = sandbox.state();
 */
export interface SandboxState {
	/** In the order in which they came into being. */
	people: Person[];
	/** In the order in which they arrived. */
	events: Event[];
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
	/** Those that were kept; repeats are not counted. */
	events: number;
	/** All that arrived since the last reset, also those that `state()` lists no more. */
	requests: number;
}
