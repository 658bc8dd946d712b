/** The runtimes with a command line: Node 24, Deno, Bun. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "../../harness/consumer.js";
import { run } from "../../harness/processes.js";

/** @typedef {import("./session.js").Runtime} Runtime */
/** @typedef {{ label: string, program: string, args: readonly string[] }} Command */

/** The flags let programs trigger garbage collection. @type {Record<string, Command>} */
const commands = {
	node: { label: "Node", program: "node", args: ["--expose-gc"] },
	deno: { label: "Deno", program: "deno", args: ["run", "-A", "--quiet", "--v8-flags=--expose-gc"] },
	bun: { label: "Bun", program: "bun", args: [] },
};

const ENV = { ...process.env, DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" };

/** @param {string} program */
const pathOf = (program) => join(ROOT, "node_modules/.bin", program);

/**
 * Runs a script of the project in a new process.
 *
 * @param {Command} command
 * @param {string} folder
 * @param {readonly string[]} args the script and its arguments
 */
export const runScript = ({ program, args: flags }, folder, args) =>
	run(pathOf(program), [...flags, ...args], { cwd: folder, env: ENV });

/** @param {Command} command @returns {Promise<Runtime>} */
async function runtimeOf({ label, program, args }) {
	const version = (await run(pathOf(program), ["--version"])).match(/\d+\.\d+\.\d+/)?.[0];
	return { name: `${label} ${version}`, open: async (folder) => open(folder) };

	/** @param {string} folder @returns {import("./session.js").Session} */
	function open(folder) {
		const child = spawn(pathOf(program), [...args, "bench/inside/cli.js"], {
			cwd: folder,
			env: ENV,
			// The child exits when its stdin closes, and therefore with this process.
			stdio: ["pipe", "pipe", "inherit"],
		});
		const ended = new Promise((resolve) => child.once("close", resolve));
		const results = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
		/** @type {import("./session.js").Session["run"]} */
		async function runJob(job, request = {}) {
			child.stdin.write(`${JSON.stringify({ job, args: request })}\n`);
			const { value: line, done } = await results.next();
			if (done) throw new Error(`${label} exited during the job ${job}`);
			const result = JSON.parse(line);
			if (result.error) throw new Error(result.error);
			return result;
		}
		return {
			pid: child.pid,
			run: runJob,
			profile: async (job, jobArgs) => {
				const { value } = await runJob("profile", { job, args: jobArgs });
				return /** @type {import("./session.js").Profile} */ (value);
			},
			async close() {
				child.stdin.end();
				await ended;
			},
		};
	}
}

export const commandList = Object.values(commands);

/** @returns {Promise<Runtime[]>} */
export const commandRuntimes = () => Promise.all(commandList.map(runtimeOf));
