/** The end of clients: what they hold of the core is freed. */

/** `Symbol.dispose`, or what stands for it where it is newer than the runtime. */
export const DISPOSE = /** @type {typeof Symbol.dispose} */ (Symbol.dispose ?? Symbol.for("Symbol.dispose"));

/** How many clients are open at a time where the collector frees none. A client of each request is closed long before it is the oldest. */
const MAX_OPEN = 100;

/** The open clients, the oldest first. @type {{ close(): void }[]} */
const open = [];

/**
 * Where there is no `FinalizationRegistry` (workerd before 2025-05-05), nothing frees what a dropped client holds: the oldest one is closed
 * instead. A client that is used after that opens again.
 *
 * @param {{ close(): void }} client
 */
export function keepOpen(client) {
	if (typeof FinalizationRegistry === "function") return;
	open.push(client);
	if (open.length > MAX_OPEN) open.shift()?.close();
}
