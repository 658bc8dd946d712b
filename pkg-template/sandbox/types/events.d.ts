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
	/**
	 * From the Track API: trimmed, at most 100 bytes. From the Pipelines API: as sent, except that a page with `properties.url` has it as
	 * its name; `""` for a view without a name.
	 */
	name: string;
	/** The ULID sent, if any. A second event with the same ULID is ignored. */
	id?: string;
	/** The `messageId` of a call of the Pipelines API. Unlike an `id`, it may be that of several events. */
	messageId?: string;
	/** Unix seconds: the value sent, if it was valid, or else the time of arrival. */
	timestamp: number;
	/** The `data` sent (`attributes` in version 2 of the Track API, `properties` in the Pipelines API), or `{}`. */
	data: Record<string, Json>;
	/** The `cio_id` of the person, even if deleted since, or `null` for an anonymous event. */
	customer: string | null;
	/** The `anonymous_id` sent (`anonymousId` in the Pipelines API), unless it was blank. */
	anonymous_id?: string;
}
