/** Waiting, with an end: a process with a pending wait would not exit. */
import { setTimeout as sleep } from "node:timers/promises";

/**
 * Waits until a condition holds.
 *
 * @param {() => boolean | Promise<boolean>} condition
 * @param {{ within?: number, every?: number }} [options] in milliseconds: how long to wait, and how often to look
 * @throws {Error} with the condition's code, when the time is over
 */
export async function until(condition, { within = 50_000, every = 10 } = {}) {
	const end = performance.now() + within;
	while (!(await condition())) {
		if (performance.now() > end) throw new Error(`not true within ${within} ms: ${condition}`);
		await sleep(every);
	}
}
