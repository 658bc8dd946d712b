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
const MODES = /** @type {const} */ ([
	["nodenext", "nodenext", "ts"],
	["nodenext", "nodenext", "cts"],
	["esnext", "bundler", "ts"],
]);

for (const [module, moduleResolution, extension] of MODES) {
	test(`users' .${extension} files compile with module ${module}, resolution ${moduleResolution}`, async () => {
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
		const config = `tsconfig.${module}.${extension}.json`;
		await writeFile(join(folder, config), JSON.stringify({ compilerOptions, files }));
		await assert.doesNotReject(run(join(ROOT, "node_modules/.bin/tsc"), ["-p", config], { cwd: folder }));
	});
}
