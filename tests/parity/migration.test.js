/** Checks that the document shows the current lists of differences. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readDocument } from "./migration.js";

test("the document about migrating shows the current tables of differences", () => {
	const { written, current } = readDocument();
	assert.equal(written, current, "run: node tests/parity/migration.js --write");
});
