/** The README shows the list of differences as it is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readParts, table } from "./readme.js";

test("the README has the table of differences", () => {
	assert.equal(readParts().written, table(), "run: node tests/parity/readme.js --write");
});
