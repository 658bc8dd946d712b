/** Checks that the table of `TrackClient`'s methods has all of them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../harness/consumer.js";

test("docs/track.md lists every call of the Track API", () => {
	const [endpoints = "", page = ""] = ["src/core/track/endpoints.rs", "docs/track.md"].map((file) =>
		readFileSync(join(ROOT, file), "utf8"),
	);
	const actions = Array.from(endpoints.matchAll(/Endpoint::new\(\s*"(\w+)"/g), ([, action = ""]) => action);
	assert.ok(actions.length > 15);
	const methods = [...actions, "sendAll", "rawRequest"];
	const table = page.split("\n").filter((line) => line.startsWith("| `"));
	const missing = methods.filter((method) => !table.some((row) => row.includes(`\`${method}(`)));
	assert.deepEqual(missing, []);
});
