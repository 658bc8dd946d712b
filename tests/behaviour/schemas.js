/** Validators, for the cases of typed events. */
import { sleep, wrong } from "./support.js";

/** @typedef {{ value: unknown } | { issues: { message: string, path?: (PropertyKey | { key: PropertyKey })[] }[] }} Result */

/**
 * A Standard Schema, as a library would make it.
 *
 * @param {(value: any) => Result} check
 * @returns {import("customerio-wasm/track").StandardSchema<any>}
 */
export const schema = (check) => ({ "~standard": { version: 1, vendor: "tests", validate: check } });

/** The same, but its result comes later. @param {(value: any) => Result} check */
export const later = (check) =>
	schema(
		wrong(async (/** @type {unknown} */ value) => {
			await sleep(1);
			return check(value);
		}),
	);

/** `{ total: number }`; other members are dropped, and text becomes a number. @param {any} data @returns {Result} */
export function readPurchase(data) {
	const total = typeof data?.total === "string" ? Number(data.total) : data?.total;
	if (typeof total === "number") return { value: { total } };
	return { issues: [{ message: "Invalid input: expected number", path: ["total"] }] };
}
