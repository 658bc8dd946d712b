/** Checks that the list of `APIClient`'s methods has all of them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readDocument } from "./app-methods.js";

test("docs/app-methods.md lists the methods of the types and their requests", () => {
	const { written, current } = readDocument();
	assert.equal(written, current, "run: node tests/docs/app-methods.js --write");
});
