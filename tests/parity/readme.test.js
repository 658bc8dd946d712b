/** Checks that the README shows the current list of differences. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readParts, table } from "./readme.js";

test("the README shows the current table of differences", () => {
	assert.equal(readParts().written, table(), "run: node tests/parity/readme.js --write");
});
