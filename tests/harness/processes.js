/** Child processes that surely end with the test that started them. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, output: string }} Exit */
/**
 * @typedef {object} Running
 * @property {import("node:child_process").ChildProcess} child
 * @property {Promise<Exit>} exit settles when the process has ended; never rejects
 * @property {() => string} output what it wrote so far, stdout and stderr together
 * @property {() => Promise<void>} stop ends it and everything it started
 */

const KILL_AFTER_MS = 5_000;

/** @type {Set<number>} */
const alive = new Set();

process.on("exit", () => {
	for (const pid of alive) signalGroup(pid, "SIGKILL");
});
for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
	process.once(signal, () => process.exit(1));
}

/** @param {number} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
	try {
		process.kill(-pid, signal);
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
	}
}

/**
 * Starts a program in a process group of its own, so that stopping it also stops its children.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options] `env` is added to ours
 * @returns {Running}
 */
export function start(file, args, { cwd, env } = {}) {
	const child = spawn(file, args, {
		cwd,
		detached: true,
		env: { ...process.env, ...env },
		stdio: ["ignore", "pipe", "pipe"],
	});
	const { pid } = child;
	if (pid !== undefined) alive.add(pid);
	let output = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
			output += text;
		});
	}
	/** @type {Promise<Exit>} */
	const exit = new Promise((resolve) => {
		child.once("error", (error) => resolve({ code: null, signal: null, output: String(error) }));
		child.once("close", (code, signal) => resolve({ code, signal, output }));
	});
	return { child, exit, output: () => output, stop };

	async function stop() {
		if (pid === undefined) return;
		signalGroup(pid, "SIGTERM");
		const kill = setTimeout(() => signalGroup(pid, "SIGKILL"), KILL_AFTER_MS);
		await exit;
		clearTimeout(kill);
		// Grandchildren that outlived the leader.
		signalGroup(pid, "SIGKILL");
		alive.delete(pid);
	}
}

/**
 * Runs a program to its end.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
 * @returns {Promise<string>} its output
 * @throws {Error} with the output, when it did not end with code 0
 */
export async function run(file, args, options) {
	const running = start(file, args, options);
	const { code, signal, output } = await running.exit;
	await running.stop();
	if (code !== 0) throw new Error(`${file} ${args.join(" ")} ended with ${code ?? signal}\n${output}`);
	return output;
}

/**
 * The first of some programs that is there.
 *
 * @param {readonly string[]} candidates absolute paths, or names looked up on PATH
 * @returns {string | undefined} an absolute path
 */
export function findProgram(candidates) {
	const folders = (process.env.PATH ?? "").split(delimiter);
	const paths = candidates.flatMap((name) =>
		name.includes("/") ? [name] : folders.map((folder) => join(folder, name)),
	);
	return paths.find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/**
 * Waits until a line of a program's output matches.
 *
 * @param {Running} running
 * @param {RegExp} pattern
 * @returns {Promise<RegExpMatchArray>}
 * @throws {Error} when the program ends first
 */
export async function outputMatching(running, pattern) {
	for (;;) {
		const match = running.output().match(pattern);
		if (match) return match;
		if (running.child.exitCode !== null || running.child.signalCode !== null) {
			throw new Error(`it ended before it wrote ${pattern}: ${running.output()}`);
		}
		await Promise.race([
			once(/** @type {import("node:stream").Readable} */ (running.child.stdout), "data"),
			running.exit,
		]);
	}
}
