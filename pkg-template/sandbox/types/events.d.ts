import type { Json } from "./json.js";

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
	/** What was sent as `data` (in version 2 of the API: as `attributes`); `{}` if nothing was. */
	data: Record<string, Json>;
	/** The `cio_id` of the person (who may have been deleted since), or `null` for an anonymous event. */
	customer: string | null;
	/** The `anonymous_id` that was sent, if it was not blank. */
	anonymous_id?: string;
}
