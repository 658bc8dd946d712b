/** Producer and consumer on the queue of Deno KV. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { skipsOrThrows } from "../harness/behaviour.js";
import { importInstalled, ROOT, sharedConsumer } from "../harness/consumer.js";
import { findProgram, run } from "../harness/processes.js";

const deno = findProgram([join(ROOT, "node_modules/.bin/deno"), "deno"]);
const EVENTS = 500;

test("Deno KV repeats a failed delivery, and each event takes effect once", {
	timeout: 60_000,
}, async (t) => {
	if (skipsOrThrows(t, deno ? undefined : "Deno is not installed: npm ci")) return;
	const folder = await sharedConsumer();
	/** @type {typeof import("customerio-wasm/sandbox/node")} */
	const { serveSandbox } = await importInstalled(folder, "sandbox/node.js");
	const { url, sandbox, close } = await serveSandbox({ siteId: "site", apiKey: "key" });
	try {
		sandbox.fail({ kind: "answer", status: 503, times: 3, processed: true });
		const args = ["run", "--quiet", "--allow-all", "--unstable-kv", "entries/deno-kv.js", url, `${EVENTS}`];
		const output = await run(String(deno), args, { cwd: folder });
		// Before the last line, Deno prints the errors that ask for another delivery.
		const { messages, dead, retries } = JSON.parse(output.trim().split("\n").at(-1) ?? "");
		assert.ok(messages > 5, `${messages} messages`);
		assert.deepEqual({ dead, retries }, { dead: ["junk"], retries: [503, 503, 503] });
		const names = sandbox.state().events.map(({ name }) => name);
		assert.deepEqual([names.length, new Set(names).size], [EVENTS, EVENTS]);
	} finally {
		await close();
	}
});
