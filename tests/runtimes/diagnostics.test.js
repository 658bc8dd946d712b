/** The diagnostics channel, in each runtime that has such channels, the oldest ones too. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { Miniflare } from "miniflare";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { start } from "../harness/processes.js";
import { COMPATIBILITY_DATE, entryFor, moduleAt, modulesIn, PACKAGE } from "../harness/workerd.js";
import { EXPECTED } from "./entries/observed.js";

const [programs, oldest] = ["node_modules/.bin", "tests/runtimes/oldest/node_modules/.bin"].map((folder) =>
	join(ROOT, folder),
);
const [ENTRY, deno] = ["entries/diagnostics.js", ["run", "--allow-read", "--quiet"]];

/** The command of each runtime, without the file. @type {Record<string, [string, ...string[]]>} */
const RUNTIMES = {
	Node: [process.execPath],
	"Node 24": [join(ROOT, "node_modules/node/bin/node")],
	"Node 20.0": [`${oldest}/node`],
	Deno: [`${programs}/deno`, ...deno],
	"Deno 2.1": [`${oldest}/deno`, ...deno],
	Bun: [`${programs}/bun`],
	"Bun 1.3.14": [`${oldest}/bun`],
};

/** @typedef {import("customerio-wasm").EndedAttempt} EndedAttempt */

/** @param {EndedAttempt[]} seen */
function assertExpected(seen) {
	assert.deepEqual(
		seen.map(({ durationMs, ...others }) => others),
		EXPECTED,
	);
	for (const { durationMs } of seen) assert.ok(durationMs >= 0, String(durationMs));
}

const folder = await sharedConsumer();

for (const [runtime, [program, ...args]] of Object.entries(RUNTIMES)) {
	test(`${runtime}: the diagnostics channel gets each attempt`, { timeout: 120_000 }, async () => {
		const { code, output } = await start(program, [...args, ENTRY], { cwd: folder }).exit;
		assert.equal(code, 0, output);
		const { seen, data } = JSON.parse(output);
		assertExpected(seen);
		assert.deepEqual(data, [{}, {}]);
	});
}

test("Node 20.0, CommonJS: the diagnostics channel gets each attempt", { timeout: 120_000 }, async () => {
	const script = `const diagnostics = require("node:diagnostics_channel"); const cio = require("customerio-wasm");
		import("./entries/observed.js").then(({ observedBySubscribers }) => observedBySubscribers(cio, diagnostics))
			.then((seen) => console.log(JSON.stringify(seen)));`;
	const { code, output } = await start(`${oldest}/node`, ["-e", script], { cwd: folder }).exit;
	assert.equal(code, 0, output);
	assertExpected(JSON.parse(output));
});

for (const flags of [["nodejs_compat"], []]) {
	test(`workerd ${flags.length ? "with nodejs_compat: the diagnostics channel gets each attempt" : "without nodejs_compat: there is no channel, and calls work"}`, {
		timeout: 120_000,
	}, async () => {
		const diagnostics = flags.length
			? 'import diagnostics from "node:diagnostics_channel";'
			: "const diagnostics = { subscribe() {}, unsubscribe() {} };";
		const worker = `${diagnostics}
			import * as cio from "customerio-wasm";
			import { observedBySubscribers, withSubscriberThatThrows } from "./observed.js";
			export default {
				async fetch() {
					const seen = await observedBySubscribers(cio, diagnostics);
					return Response.json({ seen, data: await withSubscriberThatThrows(cio, diagnostics) });
				},
			};`;
		const miniflare = new Miniflare({
			compatibilityDate: COMPATIBILITY_DATE,
			compatibilityFlags: flags,
			modules: [
				{ type: "ESModule", path: "entries/diagnostics-worker.js", contents: worker },
				await moduleAt(folder, "entries/observed.js"),
				await entryFor(folder, "entries"),
				...(await modulesIn(folder, PACKAGE)),
			],
		});
		try {
			// The second request meets the channel that the first one has found.
			await miniflare.dispatchFetch("http://a.example");
			const response = await miniflare.dispatchFetch("http://a.example");
			const { seen, data } = /** @type {{ seen: EndedAttempt[], data: unknown }} */ (await response.json());
			assert.deepEqual(data, [{}, {}]);
			if (flags.length) assertExpected(seen);
			else assert.deepEqual(seen, []);
		} finally {
			await miniflare.dispose();
		}
	});
}
