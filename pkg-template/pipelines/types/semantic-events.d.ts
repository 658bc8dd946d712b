import type { Data } from "../../public/types/values.js";
import type { PipelinesCommon, PipelinesId, PipelinesIdentifier } from "./messages.js";

/** The names of the events that Customer.io acts on instead of recording them. */
export type SemanticEventName =
	| "Device Created or Updated"
	| "Device Deleted"
	| "Object Deleted"
	| "Relationship Deleted"
	| "Report Content Event"
	| "Report Delivery Event"
	| "User Deleted"
	| "User Suppressed"
	| "User Unsuppressed";

/**
 * The payload of an event that Customer.io acts on. Every client takes it, even one with typed events. Most are about a person with a
 * `userId`.
 */
export type SemanticPayload<Name extends SemanticEventName = SemanticEventName> =
	Name extends SemanticEventName
		? PipelinesCommon & { readonly event: Name } & (Name extends
					| "Object Deleted"
					| "Report Content Event"
					| "Report Delivery Event"
					? PipelinesIdentifier
					: Extract<PipelinesIdentifier, { readonly userId: PipelinesId }>) &
				(Name extends "Object Deleted" | "Relationship Deleted"
					? { readonly properties: Data & { readonly objectId: PipelinesId } }
					: Name extends "Report Content Event" | "Report Delivery Event"
						? { readonly properties: Data }
						: { readonly properties?: Data })
		: never;

/** A device that gets push messages. */
export interface PipelinesDevice {
	/** The device token of APNs or FCM. */
	readonly token: string;
	/** The platform. Customer.io's reference of the Pipelines API does not require it; that of the Track API does. */
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
	readonly deviceCreatedOrUpdated: (
		userId: PipelinesId,
		device: PipelinesDevice,
	) => SemanticPayload<"Device Created or Updated">;
	/** Removes a device from a person. */
	readonly deviceDeleted: (userId: PipelinesId, token: string) => SemanticPayload<"Device Deleted">;
	/** Deletes a person. */
	readonly userDeleted: (userId: PipelinesId) => SemanticPayload<"User Deleted">;
	/** Deletes a person and blocks the identifiers. */
	readonly userSuppressed: (userId: PipelinesId) => SemanticPayload<"User Suppressed">;
	/** Lifts the block of a suppressed person's identifiers. */
	readonly userUnsuppressed: (userId: PipelinesId) => SemanticPayload<"User Unsuppressed">;
	/** Removes a person from an object. The type of the object is 1 unless given. */
	readonly relationshipDeleted: (
		userId: PipelinesId,
		objectId: string,
		objectTypeId?: number,
	) => SemanticPayload<"Relationship Deleted">;
	/** Deletes an object. Customer.io's reference requires an `anonymousId`. The type of the object is 1 unless given. */
	readonly objectDeleted: (
		anonymousId: PipelinesId,
		objectId: string,
		objectTypeId?: number,
	) => SemanticPayload<"Object Deleted">;
};
