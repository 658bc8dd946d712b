/** What the types let through and what they refuse, in the module modes of their users. */
import assert from "node:assert/strict";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { run } from "../harness/processes.js";

const USERS = [
	"consumer",
	"operations",
	"typed-events",
	"bulk",
	"app",
	"page",
	"pipelines",
	"queue",
	"relay",
	"sandbox",
	"webhooks",
];
const NEWEST = "node_modules/.bin/tsc";
const OLDEST = "tests/runtimes/oldest/node_modules/.bin/tsc";
const MODES = /** @type {const} */ ([
	[NEWEST, "nodenext", "nodenext", "ts"],
	[NEWEST, "nodenext", "nodenext", "cts"],
	[NEWEST, "esnext", "bundler", "ts"],
	[OLDEST, "nodenext", "nodenext", "ts"],
	// It does not read the exports map, and newer ones no longer have it.
	[OLDEST, "commonjs", "node10", "ts"],
]);

for (const [compiler, module, moduleResolution, extension] of MODES) {
	const age = compiler === OLDEST ? "oldest" : "newest";
	test(`users' .${extension} files compile with module ${module}, resolution ${moduleResolution}, in the ${age} TypeScript`, async () => {
		const folder = await sharedConsumer();
		const files = USERS.map((name) => `${name}.${extension}`);
		for (const [index, name] of USERS.entries())
			await copyFile(join(ROOT, `tests/types/${name}.ts`), join(folder, files[index]));
		const compilerOptions = {
			module,
			moduleResolution,
			target: "es2022",
			lib: ["es2022", "dom", "dom.iterable"],
			types: [],
			strict: true,
			noEmit: true,
			exactOptionalPropertyTypes: true,
		};
		const config = `tsconfig.${age}.${module}.${extension}.json`;
		await writeFile(join(folder, config), JSON.stringify({ compilerOptions, files }));
		await assert.doesNotReject(run(join(ROOT, compiler), ["-p", config], { cwd: folder }));
	});
}
