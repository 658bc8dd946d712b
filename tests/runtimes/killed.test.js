/** `sendAll` in a process that is killed: run again from the stored progress, each operation takes effect once. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { importInstalled, sharedConsumer } from "../harness/consumer.js";
import { until } from "../harness/until.js";

const OPERATIONS = 2000;

test("a run that is killed several times sends each event once", { timeout: 120_000 }, async () => {
	const folder = await sharedConsumer();
	/** @type {typeof import("customerio-wasm/sandbox/node")} */
	const { serveSandbox } = await importInstalled(folder, "sandbox/node.js");
	const { url, sandbox, close } = await serveSandbox({ siteId: "site", apiKey: "key" });
	const place = await mkdtemp(join(tmpdir(), "customerio-wasm-killed-"));
	const file = join(place, "run.json");
	try {
		const eventCount = () => sandbox.state().events.length;
		for (const share of [0.1, 0.4, 0.7]) {
			const run = spawn(process.execPath, ["entries/killed.js", url, file, `${OPERATIONS}`], { cwd: folder });
			const ended = once(run, "exit");
			await until(() => eventCount() >= share * OPERATIONS, { every: 2 });
			run.kill("SIGKILL");
			assert.deepEqual(await ended, [null, "SIGKILL"]);
		}
		assert.ok(eventCount() < OPERATIONS, "no run has come to its end");
		const last = spawn(process.execPath, ["entries/killed.js", url, file, `${OPERATIONS}`], {
			cwd: folder,
			stdio: "inherit",
		});
		assert.deepEqual(await once(last, "exit"), [0, null]);
		const names = sandbox.state().events.map(({ name }) => name);
		assert.equal(names.length, OPERATIONS);
		assert.equal(new Set(names).size, OPERATIONS);
		assert.equal(JSON.parse(await readFile(file, "utf8")).resumeFrom, OPERATIONS);
		// Fewer requests than a run from the beginning would take: the last one has continued.
		assert.ok(JSON.parse(await readFile(file, "utf8")).read < OPERATIONS);
	} finally {
		await close();
		await rm(place, { recursive: true });
	}
});
