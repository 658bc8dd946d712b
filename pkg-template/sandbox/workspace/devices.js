/** @import { Device } from "../types/people.d.ts" */
/** @import { Identifier } from "../shapes/identifiers.js" */
/** @import { Store } from "../store/store.js" */
import { findOrCreate } from "./people.js";

/**
 * Adds a device to a person, or updates the one with the same token, keeping attributes that are not sent.
 *
 * @param {Store} store
 * @param {Identifier} identifier
 * @param {Device} device
 * @param {number} now
 */
export function addDevice(store, identifier, device, now) {
	const person = findOrCreate(store, identifier, now);
	if (person === undefined) return;
	person.devices ??= new Map();
	const attributes = { ...person.devices.get(device.token)?.attributes, ...device.attributes };
	person.devices.set(device.token, { ...device, attributes });
}

/**
 * @param {Store} store
 * @param {Identifier} identifier
 * @param {string} token
 */
export function deleteDevice(store, identifier, token) {
	store.people.find(identifier)?.devices?.delete(token);
}
