/** What the tests of the page share. */
/** @import { Site } from "./site.js" */

/** The keys in the page's storage. */
export const KEYS = "Object.keys(localStorage)";

/** More than any wait of the client that could hide a request. */
export const A_WHILE_MS = 400;

/** The numbers of the events by their person: `{ ada: [0, 1] }`. @param {Site} site */
export function numbersByPerson({ sandbox }) {
	const { people, events } = sandbox.state();
	/** @type {Record<string, number[]>} */
	const found = {};
	for (const { customer, data } of events) {
		const id = people.find(({ cio_id }) => cio_id === customer)?.id ?? "nobody";
		found[id] = [...(found[id] ?? []), Number(data.n)].sort((one, other) => one - other);
	}
	return found;
}
