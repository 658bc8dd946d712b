/** What the build makes: the same bytes in every folder, with no trace of the machine. */
import assert from "node:assert/strict";
import {
	cpSync,
	existsSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	realpathSync,
	rmSync,
	symlinkSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { test } from "node:test";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { run } from "../harness/processes.js";

const installed = join(await sharedConsumer(), "node_modules/customerio-wasm");

/**
 * The files of a folder, by their paths in it.
 *
 * @param {string} folder
 * @returns {Map<string, Buffer>}
 */
function filesIn(folder) {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile(),
	);
	const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
	return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

test("no published file names a path of the machine", () => {
	const paths = [homedir(), ROOT.replace(/\/$/, ""), "/rustc/", ".cargo", ".rustup", "/usr/"];
	for (const [file, content] of filesIn(installed)) {
		for (const path of paths) assert.ok(!content.includes(path), `${file} has ${path} in it`);
	}
});

// The package under test is the other build.
test("a build in another folder gives the same bytes", async (t) => {
	const folder = realpathSync(mkdtempSync(join(tmpdir(), "customerio-wasm-build-in-another-folder-")));
	t.after(() => rmSync(folder, { recursive: true, force: true }));
	const listed = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
		cwd: ROOT,
	});
	for (const file of listed.split("\0").filter((name) => name && existsSync(join(ROOT, name))))
		cpSync(join(ROOT, file), join(folder, file));
	symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
	const tools = [join(ROOT, ".tools/bin"), join(ROOT, "node_modules/binaryen/bin")];
	const PATH = [...tools, process.env.PATH].join(delimiter);
	await run("node", ["tools/build/build.js"], { cwd: folder, env: { PATH, CARGO_TARGET_DIR: undefined } });
	const [built, expected] = [filesIn(join(folder, "pkg")), filesIn(installed)];
	assert.deepEqual([...built.keys()], [...expected.keys()]);
	const different = [...built].flatMap(([file, content]) =>
		expected.get(file)?.equals(content) ? [] : [file],
	);
	assert.deepEqual(
		different,
		[],
		"these files differ; if the sources have changed since, run `make pkg` first",
	);
});
