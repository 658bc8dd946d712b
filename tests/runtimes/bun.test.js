/** Bun. */
import { join } from "node:path";
import { testCommand } from "../harness/behaviour.js";
import { ROOT } from "../harness/consumer.js";
import { findProgram } from "../harness/processes.js";

testCommand({
	name: "Bun",
	program: findProgram([join(ROOT, "node_modules/.bin/bun"), "bun"]),
	install: "npm ci",
});
