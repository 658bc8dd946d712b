/** What the types let through where there are those of Node, but not those of the DOM. The declarations themselves are checked too. */
import assert from "node:assert/strict";
import { copyFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { run } from "../harness/processes.js";

test("users' files compile without the types of the DOM", async () => {
	const folder = await sharedConsumer();
	await copyFile(join(ROOT, "tests/types/node.ts"), join(folder, "node.ts"));
	const compilerOptions = {
		module: "nodenext",
		target: "es2022",
		lib: ["es2022"],
		types: ["node"],
		typeRoots: [join(ROOT, "node_modules/@types")],
		paths: { "customerio-node": [join(ROOT, "node_modules/customerio-node/dist/index.d.ts")] },
		strict: true,
		noEmit: true,
		exactOptionalPropertyTypes: true,
		skipLibCheck: false,
	};
	await writeFile(
		join(folder, "tsconfig.node.json"),
		JSON.stringify({ compilerOptions, files: ["node.ts"] }),
	);
	const tsc = join(ROOT, "node_modules/.bin/tsc");
	await assert.doesNotReject(run(tsc, ["-p", "tsconfig.node.json"], { cwd: folder }));
});
