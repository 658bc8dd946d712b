/**
 * Installs the browsers that the tests drive, where that is a plain matter: as root on Debian. Elsewhere it leaves the
 * machine alone; the tests say which browser they did not find.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Each command that the tests run, and Debian's package that has it. */
const PACKAGES = {
	chromium: "chromium",
	"firefox-esr": "firefox-esr",
	WebKitWebDriver: "webkit2gtk-driver",
	"xvfb-run": "xvfb",
	xauth: "xauth",
};

/** @param {string} command */
function isInstalled(command) {
	return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, command)));
}

const missing = Object.entries(PACKAGES).flatMap(([command, name]) => (isInstalled(command) ? [] : [name]));
const isRootOnDebian = process.getuid?.() === 0 && existsSync("/etc/debian_version");
if (missing.length > 0 && isRootOnDebian) {
	console.log(`Installing ${missing.join(", ")} for the tests ...`);
	const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
	spawnSync("apt-get", ["update", "-q"], { stdio: "inherit", env });
	const install = ["install", "-q", "-y", "--no-install-recommends", ...missing];
	const { status } = spawnSync("apt-get", install, { stdio: "inherit", env });
	if (status !== 0) console.error("apt-get failed: the tests will say which browsers are missing.");
}
