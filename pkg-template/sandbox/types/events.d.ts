import type { Json } from "./json.js";

/**
 * An event.
 *
 * @example
 * const [purchase] = sandbox.state().events;
 * purchase.data.total; // 9.9
 */
export interface Event {
	/** `page` and `screen` are views; their `name` is that of the page or screen. */
	type: "event" | "page" | "screen";
	/** Trimmed; at most 100 bytes. */
	name: string;
	/** The ULID sent, if any. A second event with the same ULID is ignored. */
	id?: string;
	/** Unix seconds: the value sent if it was an integer, or else the time of arrival. */
	timestamp: number;
	/** The `data` sent (`attributes` in version 2 of the API), or `{}`. */
	data: Record<string, Json>;
	/** The `cio_id` of the person, even if deleted since, or `null` for an anonymous event. */
	customer: string | null;
	/** The `anonymous_id` sent, unless it was blank. */
	anonymous_id?: string;
}
