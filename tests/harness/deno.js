/** How the behaviour suite runs in Deno, where the package may use the network but not read files or the environment. */

/** QUnit reads these when it is imported. */
const READ_BY_QUNIT = "qunit_config_*,NODE_DISABLE_COLORS,NO_COLOR,TERM,FORCE_COLOR";

/** For `testCommand`. */
export const denoOptions = {
	args: ["run", "--no-prompt", "--allow-net", `--allow-env=${READ_BY_QUNIT}`, "--quiet"],
	env: { DENO_NO_UPDATE_CHECK: "1", NO_COLOR: "1" },
};
