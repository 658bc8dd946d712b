/** Deno, where the package may use the network but not read files or the environment. */
import { join } from "node:path";
import { testCommand } from "../harness/behaviour.js";
import { ROOT } from "../harness/consumer.js";
import { findProgram } from "../harness/processes.js";

/** QUnit reads these when it is imported. */
const READ_BY_QUNIT = "qunit_config_*,NODE_DISABLE_COLORS,NO_COLOR,TERM,FORCE_COLOR";

testCommand({
	name: "Deno",
	program: findProgram([join(ROOT, "node_modules/.bin/deno"), "deno"]),
	install: "npm ci",
	args: ["run", "--no-prompt", "--allow-net", `--allow-env=${READ_BY_QUNIT}`, "--quiet"],
	env: { DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" },
});
