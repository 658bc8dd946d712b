/** Deno, with the permissions that the package needs, and with all of them: then it reads a file. */
import { join } from "node:path";
import { testCommand } from "../harness/behaviour.js";
import { ROOT } from "../harness/consumer.js";
import { denoOptions } from "../harness/deno.js";
import { findProgram } from "../harness/processes.js";

const program = findProgram([join(ROOT, "node_modules/.bin/deno"), "deno"]);

testCommand({ name: "Deno", program, install: "npm ci", ...denoOptions });
testCommand({
	name: "Deno, with all permissions",
	program,
	install: "npm ci",
	...denoOptions,
	args: ["run", "--allow-all", "--quiet"],
});
