/** What the build makes: the same bytes in every folder, with no trace of the machine. */
import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { machinePaths } from "../../tools/release-check/files.js";
import { buildIn, differences, filesIn } from "../../tools/release-check/rebuild.js";
import { ROOT, sharedConsumer } from "../harness/consumer.js";

const installed = filesIn(join(await sharedConsumer(), "node_modules/customerio-wasm"));

test("no published file names a path of the machine", () => {
	assert.deepEqual(machinePaths(installed, [homedir(), ROOT.replace(/\/$/, "")]), []);
});

// The package under test is the other build.
test("a build in another folder gives the same bytes", async (t) => {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), "customerio-wasm-build-in-another-folder-")));
	t.after(() => rmSync(folder, { recursive: true, force: true }));
	const built = filesIn(await buildIn(folder));
	assert.deepEqual(
		differences(built, installed),
		[],
		"if the sources have changed since, run `make pkg` first",
	);
});
