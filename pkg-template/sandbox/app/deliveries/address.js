/** @import { SentMessage } from "../../types/deliveries.d.ts" */
/** @import { StoredPerson } from "../../store/people.js" */

/**
 * Where a message reaches a person: an email address, a phone number, or the token of the device that was used last.
 *
 * @param {SentMessage["kind"]} kind
 * @param {StoredPerson | undefined} person
 * @returns {string} `""` if there is none
 */
export function addressOf(kind, person) {
	switch (kind) {
		case "email":
			return person?.email ?? "";
		case "sms":
		case "whatsapp":
			// Version 1 of the Track API stores a phone number as an attribute.
			return person?.phone ?? String(person?.attributes.get("phone") ?? "");
		case "push":
			return lastDevice(person)?.token ?? "";
		case "in_app":
		case "inbox_message":
			return person?.id ?? person?.email ?? "";
		case "webhook":
			return "";
	}
}

/** @param {StoredPerson | undefined} person */
function lastDevice(person) {
	const devices = [...(person?.devices?.values() ?? [])];
	return devices.sort((one, other) => other.last_used - one.last_used)[0];
}
