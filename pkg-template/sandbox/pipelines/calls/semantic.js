/** @import { Call } from "../shapes/call.js" */
/** @import { Store } from "../../store/store.js" */
/** @import { StoredPerson } from "../../store/people.js" */
/** @import { Effect, ReadCall } from "./effect.js" */
import { isAbsent, readChoice, readObject, readText } from "../../shapes/fields.js";
import { addDevice, deleteDevice } from "../../workspace/devices.js";
import { findOrCreate, suppress } from "../../workspace/people.js";
import { removeObjects } from "../../workspace/relationships.js";
import { requireAnyId, requirePerson } from "../shapes/call.js";
import { readObjectOf } from "../shapes/object.js";
import { whyNobody } from "./effect.js";

/** @param {Call} call */
const readDevice = ({ context }) => readObject(context.device, "context.device");

/** @param {Call} call */
const readProperties = ({ body }) => readObject(body.properties, "properties");

/** @param {Call} call */
function readTarget(call) {
	const { objectId, objectTypeId } = readProperties(call);
	return readObjectOf(objectId, "properties.objectId", objectTypeId, "properties.objectTypeId");
}

/**
 * The events that change the workspace, by name. They are not stored as events. The specification does not require the type of a
 * device, but no device is without a platform.
 *
 * @type {Record<string, ReadCall>}
 */
const READERS = {
	"Device Created or Updated"(call) {
		const person = requirePerson(call);
		const { token, type } = readDevice(call);
		const device = {
			token: readText(token, "context.device.token"),
			platform: readChoice(type, "context.device.type", /** @type {const} */ (["ios", "android"])),
			last_used: call.timestamp ?? call.now,
			attributes: {},
		};
		return (store) => {
			if (findOrCreate(store, person, call.now) === undefined) return whyNobody(store, person);
			addDevice(store, person, device, call.now);
		};
	},

	"Device Deleted"(call) {
		const person = requirePerson(call);
		const token = readText(readDevice(call).token, "context.device.token");
		return (store) => deleteDevice(store, person, token);
	},

	"User Deleted"(call) {
		return ofPerson(call, (store, person) => store.deletePerson(person));
	},

	"User Suppressed"(call) {
		const identifier = requirePerson(call);
		return (store) => suppress(store, identifier);
	},

	"User Unsuppressed"(call) {
		const identifier = requirePerson(call);
		return (store) => store.suppressions.remove(identifier);
	},

	"Relationship Deleted"(call) {
		const relationship = { other: readTarget(call), attributes: new Map() };
		return ofPerson(call, (store, person) => removeObjects(store, person, [relationship]));
	},

	"Object Deleted"(call) {
		requireAnyId(call);
		const target = readTarget(call);
		return (store) => {
			const object = store.objects.find(target);
			if (object === undefined) return "there is no such object";
			store.objects.delete(object);
		};
	},

	"Report Delivery Event"(call) {
		const { deliveryId, metric, recipient, reason, href } = readProperties(call);
		const id = readText(deliveryId, "properties.deliveryId");
		const texts = Object.entries({ recipient, reason, href }).filter(([, value]) => !isAbsent(value));
		const report = {
			metric: readChoice(metric, "properties.metric", METRICS),
			timestamp: call.timestamp ?? call.now,
			...Object.fromEntries(texts.map(([name, value]) => [name, readText(value, `properties.${name}`)])),
		};
		return (store) => store.deliveries.report(id, report);
	},

	"Report Content Event"(call) {
		readProperties(call);
		return () => "the sandbox does not store content events";
	},
};

const METRICS = /** @type {const} */ (["delivered", "clicked", "converted", "opened"]);

export const SEMANTIC_EVENTS = new Map(Object.entries(READERS));

/**
 * @param {Call} call
 * @param {(store: Store, person: StoredPerson) => void} change
 * @returns {Effect}
 */
function ofPerson(call, change) {
	const identifier = requirePerson(call);
	return (store) => {
		const person = store.people.find(identifier);
		if (person === undefined) return whyNobody(store, identifier);
		change(store, person);
	};
}
