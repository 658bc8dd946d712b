/** Deno, with leave for the network only: the package must not need to read files. */
import { join } from "node:path";
import { testCommand } from "../harness/behaviour.js";
import { ROOT } from "../harness/consumer.js";
import { findProgram } from "../harness/processes.js";

testCommand({
	name: "Deno",
	program: findProgram([join(ROOT, "node_modules/.bin/deno"), "deno"]),
	install: "npm ci",
	args: ["run", "--no-prompt", "--allow-net", "--quiet"],
	env: { DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" },
});
