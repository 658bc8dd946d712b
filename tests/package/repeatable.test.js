/** Consumers of queues know which operations may be repeated without loading the core: what they know is the core's table. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { ROOT } from "../harness/consumer.js";

const table = await readFile(join(ROOT, "src/core/track/operations/table.rs"), "utf8");
const ROWS = Array.from(
	table.matchAll(/^ {4}(?:(idempotent)|row)\("(\w+)", "(\w+)",(?:.*Effect::(\w+)\))?/gm),
	([, idempotent, type = "", action = "", effect]) => ({ type, action, effect: idempotent ?? effect }),
);

/** @type {{ isRepeatable(operation: unknown): boolean }} */
const { isRepeatable } = await import(
	pathToFileURL(join(ROOT, "pkg-template/queue/delivery/payload.js")).href
);

test("the table is read", () => {
	assert.deepEqual([...new Set(ROWS.map(({ effect }) => effect))].sort(), ["Event", "Metric", "idempotent"]);
	assert.equal(ROWS.length, table.match(/^ {4}\w+\("\w+", "\w+", /gm)?.length);
});

for (const { type, action, effect } of ROWS) {
	test(`${type}, ${action}: whether a consumer repeats it`, () => {
		assert.equal(isRepeatable({ type, action }), effect === "idempotent");
		assert.equal(isRepeatable({ type, action, id: "0123456789abcdef" }), effect !== "Metric");
	});
}
