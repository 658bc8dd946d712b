import type { Data, Timestamp } from "./values.js";

/** An event of a person. Fields beyond these are sent as they are. */
export interface Event {
	/** What happened: at most 100 bytes of UTF-8. */
	readonly name: string;
	/** Details, at most 100,000 bytes of JSON. `recipient`, `from_address` and `reply_to` are reserved. */
	readonly data?: Data;
	/** `event` unless given. */
	readonly type?: "event" | "page" | "screen";
	/**
	 * A ULID: Customer.io ignores a repeat of the same one, which makes it safe to send the event again. The client makes
	 * one unless it is given, or the client has `eventIds: false`.
	 */
	readonly id?: string;
	/** When it happened; the time of arrival unless given. */
	readonly timestamp?: Timestamp;
}

/** What a page view may carry beside its URL. */
export type PageDetails = Pick<Event, "data" | "id" | "timestamp">;
