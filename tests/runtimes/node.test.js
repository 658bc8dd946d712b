/** The Node that runs the tests, and Node 24. */
import { join } from "node:path";
import { testCommand } from "../harness/behaviour.js";
import { ROOT } from "../harness/consumer.js";
import { findProgram, run } from "../harness/processes.js";

const node24 = findProgram([join(ROOT, "node_modules/node/bin/node")]);
const programs = [
	{ program: process.execPath, version: process.version },
	{ program: node24, version: node24 ? (await run(node24, ["--version"])).trim() : "24" },
];

for (const { program, version } of programs) {
	for (const [kind, entry] of [
		["ESM", "entries/cli.js"],
		["CJS", "entries/cli.cjs"],
	]) {
		testCommand({ name: `Node ${version.replace("v", "")} (${kind})`, program, install: "npm ci", entry });
	}
}
