/** Another build of the package, to compare. */
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, join, relative } from "node:path";
import { ROOT } from "../../tests/harness/consumer.js";
import { run } from "../../tests/harness/processes.js";

/**
 * The files of a folder, by their paths in it.
 *
 * @param {string} folder
 * @returns {Map<string, Buffer>}
 */
export function filesIn(folder) {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
		entry.isFile(),
	);
	const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort();
	return new Map(paths.map((path) => [relative(folder, path), readFileSync(path)]));
}

/**
 * Builds the sources of this work tree in another folder.
 *
 * @param {string} folder an empty one
 * @returns {Promise<string>} the folder of the package
 */
export async function buildIn(folder) {
	const listed = await run("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
		cwd: ROOT,
	});
	for (const file of listed.split("\0").filter((name) => name && existsSync(join(ROOT, name))))
		cpSync(join(ROOT, file), join(folder, file));
	symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
	const tools = [join(ROOT, ".tools/bin"), join(ROOT, "node_modules/binaryen/bin")];
	const PATH = [...tools, process.env.PATH].join(delimiter);
	await run("node", ["tools/build/build.js"], { cwd: folder, env: { PATH, CARGO_TARGET_DIR: undefined } });
	return join(folder, "pkg");
}

/**
 * How two builds differ.
 *
 * @param {ReadonlyMap<string, Buffer>} one
 * @param {ReadonlyMap<string, Buffer>} another
 * @returns {string[]}
 */
export function differences(one, another) {
	const files = new Set([...one.keys(), ...another.keys()]);
	return [...files].flatMap((file) => {
		const [here, there] = [one.get(file), another.get(file)];
		if (!here || !there) return [`${file} is in one of the builds only`];
		return here.equals(there) ? [] : [`${file} differs`];
	});
}
