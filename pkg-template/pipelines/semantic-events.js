/**
 * The payloads of events that Customer.io acts on. Types and documentation are in `types/semantic-events.d.ts`.
 *
 * @import * as api from "./index.js"
 */

/** The names of the events that Customer.io acts on. @type {readonly api.SemanticEventName[]} */
export const SEMANTIC_EVENTS = [
	"Device Created or Updated",
	"Device Deleted",
	"Object Deleted",
	"Relationship Deleted",
	"Report Content Event",
	"Report Delivery Event",
	"User Deleted",
	"User Suppressed",
	"User Unsuppressed",
];

/** @type {typeof api.SemanticEvents} */
export const SemanticEvents = /* @__PURE__ */ Object.freeze({
	deviceCreatedOrUpdated: (userId, device) => ({
		userId,
		event: "Device Created or Updated",
		context: { device },
	}),
	deviceDeleted: (userId, token) => ({ userId, event: "Device Deleted", context: { device: { token } } }),
	userDeleted: (userId) => ({ userId, event: "User Deleted" }),
	userSuppressed: (userId) => ({ userId, event: "User Suppressed" }),
	userUnsuppressed: (userId) => ({ userId, event: "User Unsuppressed" }),
	relationshipDeleted: (userId, objectId, objectTypeId) => ({
		userId,
		event: "Relationship Deleted",
		properties: { objectId, objectTypeId },
	}),
	objectDeleted: (anonymousId, objectId, objectTypeId) => ({
		anonymousId,
		event: "Object Deleted",
		properties: { objectId, objectTypeId },
	}),
});
