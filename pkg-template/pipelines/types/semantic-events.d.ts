import type { PipelinesId, TrackPayload } from "./messages.js";

/** A device that gets push messages. */
export interface PipelinesDevice {
	/** The device token of APNs or FCM. */
	readonly token: string;
	readonly type?: "ios" | "android";
}

/**
 * The payloads of events that Customer.io acts on instead of recording them. Each is an argument of `track`, or an item of a batch.
 *
 * @see https://docs.customer.io/integrations/data-in/semantic-events/cio-journeys/
 * @example
 * await cdp.track(SemanticEvents.userDeleted("42"));
 * await cdp.batch(ids.map((id) => ({ type: "track", ...SemanticEvents.userSuppressed(id) })));
 */
export declare const SemanticEvents: {
	/** Adds a device to a person or updates it. */
	readonly deviceCreatedOrUpdated: (userId: PipelinesId, device: PipelinesDevice) => TrackPayload;
	/** Removes a device from a person. */
	readonly deviceDeleted: (userId: PipelinesId, token: string) => TrackPayload;
	/** Deletes a person. */
	readonly userDeleted: (userId: PipelinesId) => TrackPayload;
	/** Deletes a person and blocks the identifiers. */
	readonly userSuppressed: (userId: PipelinesId) => TrackPayload;
	/** Lifts the block of a suppressed person's identifiers. */
	readonly userUnsuppressed: (userId: PipelinesId) => TrackPayload;
	/** Removes a person from an object. The type of the object is 1 unless given. */
	readonly relationshipDeleted: (
		userId: PipelinesId,
		objectId: string,
		objectTypeId?: number,
	) => TrackPayload;
	/** Deletes an object. Customer.io's reference requires an `anonymousId`. The type of the object is 1 unless given. */
	readonly objectDeleted: (anonymousId: PipelinesId, objectId: string, objectTypeId?: number) => TrackPayload;
};
