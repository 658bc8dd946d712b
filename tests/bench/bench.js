/**
 * Runs the benchmarks (`make bench`). `node tests/bench/bench.js sizes bulk` runs only the named cases; `QUICK=1` takes fewer
 * samples and does not update docs/.
 */
import { cpus, loadavg, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { outputMatching, start } from "../harness/processes.js";
import { CASES } from "./cases/index.js";
import { createProject } from "./project.js";
import { checkSections, writeResults } from "./report/documents.js";
import { duration } from "./report/table.js";
import { reportTargets } from "./report/targets.js";
import { commandRuntimes } from "./runtimes/commands.js";
import { workerd } from "./runtimes/workerd.js";
import { FULL, QUICK } from "./scale.js";

/** @typedef {import("./cases/index.js").CaseName} CaseName */
/** @typedef {{ requests: number, bytes: number }} Received */
/**
 * What each case is given.
 *
 * @typedef {object} Bench
 * @property {string} folder a project with all contestants installed
 * @property {{ url: string, received(): Promise<Received> }} server
 * @property {readonly import("./runtimes/session.js").Runtime[]} runtimes the first is Node
 * @property {import("./scale.js").Scale} scale
 * @property {<T>(label: string, measure: () => Promise<T>) => Promise<T | undefined>} attempt measures one setting, and
 * logs it; a failure is logged now and again at the end, and does not stop the run
 */

const names = /** @type {CaseName[]} */ (
	process.argv.length > 2 ? process.argv.slice(2) : Object.keys(CASES)
);
const unknown = names.filter((name) => !(name in CASES));
if (unknown.length > 0) {
	console.error(`Unknown case: ${unknown.join(", ")}. The cases are ${Object.keys(CASES).join(", ")}.`);
	process.exit(1);
}
const isQuick = Boolean(process.env.QUICK);
if (!isQuick) await checkSections(names);

/** @type {string[]} */
const failures = [];

/** @type {Bench["attempt"]} */
async function attempt(label, measure) {
	process.stdout.write(`${label} ... `);
	const before = performance.now();
	try {
		const result = await measure();
		console.log(`${((performance.now() - before) / 1000).toFixed(1)} s`);
		return result;
	} catch (error) {
		const reason = String(/** @type {Error} */ (error)?.message ?? error);
		failures.push(`${label}: ${reason}`);
		console.log(`failed: ${reason}`);
		return undefined;
	}
}

const started = performance.now();
console.log("Packing and installing the package ...");
const folder = await createProject();
const responder = start(process.execPath, [fileURLToPath(new URL("server.js", import.meta.url))]);
const [url] = await outputMatching(responder, /http:\S+/);

/** @type {Bench} */
const bench = {
	folder,
	server: { url, received: async () => (await fetch(url)).json() },
	runtimes: [...(await commandRuntimes()), workerd],
	scale: isQuick ? QUICK : FULL,
	attempt,
};
/** The load average shows how busy the machine was. */
const machine = () =>
	`${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}, load average ${loadavg()[1].toFixed(1)}`;

/** Results of the cases without failures. @type {import("./report/documents.js").Results} */
const results = {};
for (const [index, name] of names.entries()) {
	const { title, run, report } = CASES[name];
	console.log(`\n[${index + 1}/${names.length}] ${title}`);
	const failuresBefore = failures.length;
	const before = performance.now();
	const rows = await run(bench);
	const now = performance.now();
	console.log(`${title}: ${duration(now - before)}, ${duration(now - started)} since the start`);
	console.log(`\n${report(/** @type {never} */ (rows))}`);
	if (failures.length > failuresBefore) continue;
	Object.assign(results, {
		[name]: { date: new Date().toISOString().slice(0, 10), machine: machine(), rows },
	});
	if (!isQuick) await writeResults(name, results, CASES[name]);
}
await responder.stop();
console.log(`\n${reportTargets(results)}`);
if (failures.length > 0) {
	console.error(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join("\n")}`);
	if (!isQuick) console.error("docs/ keeps the previous results of the cases that failed.");
}
process.exit(failures.length === 0 ? 0 : 1);
