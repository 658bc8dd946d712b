/** @import { ReadCall } from "./effect.js" */
import { BadRequest, invalid } from "../../http/bad-request.js";
import { readOptionalObject } from "../../shapes/fields.js";
import { readIdentifier } from "../../shapes/identifiers.js";
import { readPersonUpdate } from "../../shapes/person.js";
import { mergePeople } from "../../workspace/merge.js";
import { findOrCreate, identifyPerson } from "../../workspace/people.js";
import { readId, requirePerson } from "../shapes/call.js";
import { whyNobody } from "./effect.js";

/**
 * `POST /v1/identify`. Traits become attributes as they are: what the real API makes of dates is not documented. The person is the
 * one with the `userId`, or else with the trait `email`, or else the one that had the `anonymousId` before.
 *
 * @type {ReadCall}
 */
export function identify({ body, person, anonymousId, timestamp, now }) {
	const traits = readOptionalObject(body.traits, "traits");
	const joined = anonymousId === undefined ? traits : { ...traits, anonymous_id: anonymousId };
	const update = readPersonUpdate(joined, "traits.");
	const { email } = update;
	const identifier = person ?? (email ? /** @type {const} */ ({ kind: "email", value: email }) : undefined);
	if (identifier === undefined && anonymousId === undefined) {
		throw new BadRequest(invalid("", "userId, anonymousId or traits.email is required"));
	}
	return (store) => {
		const value = identifier ? undefined : store.ownerOf(anonymousId ?? "")?.cio_id;
		const target = identifier ?? (value && /** @type {const} */ ({ kind: "cio_id", value }));
		if (!target) return "nobody has been identified by this anonymousId";
		if (!identifyPerson(store, target, update, timestamp, now)) return whyNobody(store, target);
	};
}

/**
 * `POST /v1/alias`. "The anonymousId or userId value that you want to merge into the canonical profile."
 *
 * @type {ReadCall}
 */
export function alias(call) {
	const { body, now } = call;
	const primary = requirePerson(call);
	const previousId = readId(body.previousId, "previousId");
	const secondary = readIdentifier(previousId);
	return (store) => {
		const person = findOrCreate(store, primary, now);
		if (person === undefined) return whyNobody(store, primary);
		if (store.people.find(secondary)) mergePeople(store, primary, secondary, now);
		else if (!store.claim(previousId, person, now)) return "another person has the previousId";
	};
}
