/** What the tests of the page share. */
import { setTimeout as sleep } from "node:timers/promises";

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

/** How long a test waits before it gives up, in milliseconds: the process could not end while it waits. */
const PATIENCE_MS = 50_000;

/**
 * Waits until something holds.
 *
 * @param {() => boolean | Promise<boolean>} condition
 */
export async function until(condition) {
	const end = performance.now() + PATIENCE_MS;
	while (!(await condition())) {
		if (performance.now() > end) throw new Error(`it never came true: ${condition}`);
		await sleep(10);
	}
}
