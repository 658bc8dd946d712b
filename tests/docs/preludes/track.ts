/** What docs/track.md takes for granted. */
import type { Operation } from "customerio-wasm/track";

export const operations: Operation[] = [
	{ type: "person", action: "identify", identifiers: { id: "42" }, attributes: { plan: "pro" } },
	{ type: "person", action: "event", identifiers: { id: "42" }, name: "purchase" },
];
export const operationsAgain = operations;
