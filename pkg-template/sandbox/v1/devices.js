/** @import { Context } from "../routes.js" */
import { accepted } from "../http/responses.js";
import { readDevice } from "../shapes/device.js";
import { readIdentifier } from "../shapes/identifiers.js";
import { addDevice, deleteDevice } from "../workspace/devices.js";

/**
 * `PUT /api/v1/customers/{identifier}/devices`
 *
 * @param {Context} context
 */
export function putDevice({ store, params, body, now }) {
	const identifier = readIdentifier(params.identifier);
	addDevice(store, identifier, readDevice(body.device, "id", now), now);
	return accepted();
}

/**
 * `DELETE /api/v1/customers/{identifier}/devices/{device_id}`
 *
 * @param {Context} context
 */
export function removeDevice({ store, params }) {
	deleteDevice(store, readIdentifier(params.identifier), params.device_id);
	return accepted();
}
