/**
 * Installs the browsers that the tests drive, if it runs as root on Debian. Elsewhere it changes nothing, and the tests say which
 * browser is missing and how to install it.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Each command that the tests run, and Debian's package that has it. */
const PACKAGES = {
	chromium: "chromium",
	"firefox-esr": "firefox-esr",
	WebKitWebDriver: "webkit2gtk-driver",
	Xvfb: "xvfb",
};

/** @param {string} command */
function isInstalled(command) {
	return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, command)));
}

const missing = Object.entries(PACKAGES).flatMap(([command, name]) => (isInstalled(command) ? [] : [name]));
const isRootOnDebian = process.getuid?.() === 0 && existsSync("/etc/debian_version");
if (missing.length > 0 && isRootOnDebian) {
	console.log(`Installing ${missing.join(", ")} for the tests (once, some minutes) ...`);
	const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
	spawnSync("apt-get", ["update", "-q"], { stdio: "inherit", env });
	const install = ["install", "-q", "-y", "--no-install-recommends", ...missing];
	const { status } = spawnSync("apt-get", install, { stdio: "inherit", env });
	if (status !== 0)
		console.error(
			`apt-get failed. Install ${missing.join(", ")} yourself, or the tests of these browsers do not run.`,
		);
}
