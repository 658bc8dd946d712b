import type { Data, Timestamp } from "../../public/types/values.js";

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

/** What became of a push message on a device. */
export interface PushEvent {
	/** The `CIO-Delivery-ID` of the message. */
	readonly delivery_id: string;
	readonly event: "opened" | "converted" | "delivered";
	/** The `CIO-Delivery-Token` of the message. */
	readonly device_id?: string;
	/** When it happened; the time of arrival unless given. */
	readonly timestamp?: Timestamp;
}

/** What became of a message. */
export interface DeliveryMetric {
	/** The `CIO-Delivery-ID` of the message. */
	readonly delivery_id: string;
	/**
	 * Email and webhooks know all of them; in-app messages clicked, converted and opened; push converted, delivered and
	 * opened; Slack clicked, converted, delivered and opened; SMS bounced, clicked, delivered and opened.
	 */
	readonly metric:
		| "bounced"
		| "clicked"
		| "converted"
		| "deferred"
		| "delivered"
		| "dropped"
		| "opened"
		| "spammed";
	/** When it happened; the time of arrival unless given. */
	readonly timestamp?: Timestamp;
	/** The address, the phone number or the device that the message went to. */
	readonly recipient?: string | number;
	/** Why it was not delivered. */
	readonly reason?: string;
	/** The link that was clicked. */
	readonly href?: string;
}

/** The platforms of devices. */
export type DevicePlatform = "ios" | "android";

/** Attributes of a device. The values are text; some names have a meaning of their own. */
export type DeviceAttributes = Data & {
	readonly device_os?: string;
	readonly device_model?: string;
	readonly app_version?: string;
	readonly cio_sdk_version?: string;
	/** The language and region, such as `es-MX`. */
	readonly device_locale?: string;
	readonly push_enabled?: "true" | "false";
};

/** What `addDevice` takes beside the device's token and platform: its attributes, and when it was last used. */
export type DeviceDetails = DeviceAttributes & {
	/** The time of arrival unless given. It is no attribute. */
	readonly last_used?: Timestamp;
	/** The attributes are given as they are, without this name around them: an error here. */
	readonly attributes?: never;
};
