/** What the types let through and what they refuse, in the module modes of their users. */
import assert from "node:assert/strict";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { run } from "../harness/processes.js";

const MODES = /** @type {const} */ ([
	["nodenext", "nodenext", "consumer.ts"],
	["nodenext", "nodenext", "consumer.cts"],
	["esnext", "bundler", "consumer.ts"],
]);

for (const [module, moduleResolution, file] of MODES) {
	test(`${file} compiles with module ${module}, resolution ${moduleResolution}`, async () => {
		const folder = await sharedConsumer();
		await copyFile(join(ROOT, "tests/types/consumer.ts"), join(folder, file));
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
		const config = `tsconfig.${module}.${file}.json`;
		await writeFile(join(folder, config), JSON.stringify({ compilerOptions, files: [file] }));
		await assert.doesNotReject(run(join(ROOT, "node_modules/.bin/tsc"), ["-p", config], { cwd: folder }));
	});
}
