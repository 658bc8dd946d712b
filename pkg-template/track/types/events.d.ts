import type { Data, Timestamp } from "../../public/types/values.js";

/** An event. Fields beyond these are sent unchanged. */
export interface Event {
	/** The event's name: at most 100 bytes of UTF-8. */
	readonly name: string;
	/** The event's data: at most 100,000 bytes of JSON. `recipient`, `from_address` and `reply_to` are reserved. */
	readonly data?: Data;
	/** Default `event`. */
	readonly type?: "event" | "page" | "screen";
	/**
	 * A ULID. Customer.io ignores an event whose id it has seen, so a retry is safe. The client makes an id unless you give one or set
	 * `eventIds: false`.
	 */
	readonly id?: string;
	/** When it happened. Default: when Customer.io receives it. */
	readonly timestamp?: Timestamp;
}

/**
 * An event of a `TrackClient` with typed events: its name is one of `Events`, and its data has the type of that name. The data may be
 * left out if the type allows an empty object or `undefined`.
 */
export type EventOf<Events extends object> = [keyof Events] extends [never]
	? Event
	: string extends keyof Events
		? Event
		: { [Name in keyof Events & string]: NamedEvent<Name, Events[Name]> }[keyof Events & string];

/** An event of one name, whose data has the type `Details`. */
export type NamedEvent<Name extends string, Details> = Omit<Event, "name" | "data"> & {
	/** The event's name. */
	readonly name: Name;
} & (unknown extends Details
		? Pick<Event, "data">
		: Record<never, never> extends Details
			? OptionalData<Extract<Details, Data>>
			: undefined extends Details
				? OptionalData<Extract<Details, Data>>
				: {
						/** The event's data. */
						readonly data: Extract<Details, Data>;
					});

interface OptionalData<Details> {
	/** The event's data. */
	readonly data?: Details;
}

/** What a page view has besides its URL. */
export type PageDetails = Pick<Event, "data" | "id" | "timestamp">;

/** A metric of a push message on a device. */
export interface PushEvent {
	/** The `CIO-Delivery-ID` of the message. */
	readonly delivery_id: string;
	readonly event: "opened" | "converted" | "delivered";
	/** The `CIO-Delivery-Token` of the message. */
	readonly device_id?: string;
	/** When it happened. Default: when Customer.io receives it. */
	readonly timestamp?: Timestamp;
}

/** A delivery metric of a message. */
export interface DeliveryMetric {
	/** The `CIO-Delivery-ID` of the message. */
	readonly delivery_id: string;
	/**
	 * What happened to the message. Email and webhooks have all metrics; in-app messages have clicked, converted and opened; push has
	 * converted, delivered and opened; Slack has clicked, converted, delivered and opened; SMS has bounced, clicked, delivered and opened.
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
	/** When it happened. Default: when Customer.io receives it. */
	readonly timestamp?: Timestamp;
	/** The recipient's address, phone number or device. */
	readonly recipient?: string | number;
	/** Why it was not delivered. */
	readonly reason?: string;
	/** The link that was clicked. */
	readonly href?: string;
}

/** The platforms of devices. */
export type DevicePlatform = "ios" | "android";

/** Attributes of a device, as text. Customer.io knows the meaning of these names. */
export type DeviceAttributes = Data & {
	/** The operating system with its version. */
	readonly device_os?: string;
	/** The model, such as `iPhone 15`. */
	readonly device_model?: string;
	/** The version of your app. */
	readonly app_version?: string;
	/** The version of Customer.io's SDK in it. */
	readonly cio_sdk_version?: string;
	/** Language and region, such as `es-MX`. */
	readonly device_locale?: string;
	/** Whether the device can receive push messages. */
	readonly push_enabled?: "true" | "false";
};

/** What `addDevice` takes besides the device's token and platform: its attributes, and when it was last used. */
export type DeviceDetails = DeviceAttributes & {
	/** When the device was last used. Default: when Customer.io receives it. It is not an attribute. */
	readonly last_used?: Timestamp;
	/** A type error: give the attributes directly, not inside `attributes`. */
	readonly attributes?: never;
};
