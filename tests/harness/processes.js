/**
 * Child processes that end with the test that started them, and with them everything they started in turn.
 *
 * execa does not do this (measured with 9.6): when its process is interrupted it ends the program but not the program's
 * children, and with `detached` it ends nothing.
 */
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null, output: string }} Exit */
/**
 * @typedef {object} Running
 * @property {import("node:child_process").ChildProcess} child
 * @property {Promise<Exit>} exit settles when the process has ended; never rejects
 * @property {() => string} output what it has written so far, stdout and stderr together
 * @property {() => Promise<void>} stop ends it and its children
 */

const KILL_AFTER_MS = 5_000;

/** The ids of the process groups that are running. @type {Set<number>} */
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
 * Starts a program in its own process group, so that stopping it also stops its children.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options] `env` is added to the environment of this process
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
		// Children that outlived their parent.
		signalGroup(pid, "SIGKILL");
		alive.delete(pid);
	}
}

/**
 * Runs a program and waits until it ends.
 *
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, timeout?: number }} [options] it is stopped after `timeout` ms
 * @returns {Promise<string>} its output
 * @throws {Error} with the output, when its exit code is not 0 or it was stopped
 */
export async function run(file, args, { timeout, ...options } = {}) {
	const running = start(file, args, options);
	let isLate = false;
	const timer =
		timeout &&
		setTimeout(() => {
			isLate = true;
			running.stop();
		}, timeout);
	const { code, signal, output } = await running.exit;
	clearTimeout(timer);
	await running.stop();
	const end = isLate ? `did not end within ${timeout} ms` : `exited with ${code ?? signal}`;
	if (code !== 0 || isLate) throw new Error(`${file} ${args.join(" ")} ${end}\n${output}`);
	return output;
}

/**
 * Finds the first of some programs that is installed.
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
 * Waits until a program's output matches.
 *
 * @param {Running} running
 * @param {RegExp} pattern
 * @returns {Promise<RegExpMatchArray>}
 * @throws {Error} when the program ends first
 */
export async function outputMatching({ exit, output }, pattern) {
	/** @type {Exit | undefined} */
	let ended;
	exit.then((result) => {
		ended = result;
	});
	for (;;) {
		const match = output().match(pattern);
		if (match) return match;
		if (ended) throw new Error(`it ended before it wrote ${pattern}: ${ended.output}`);
		await sleep(20);
	}
}
