/**
 * The program behind `make test`: runs cargo's tests, then every `*.test.js`. `node tests/run.js chromium` runs only the
 * files whose path contains `chromium`. The last line has the counts.
 */

import { spawn } from "node:child_process";
import { setMaxListeners } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "node:test";
import { ROOT, shareConsumer } from "./harness/consumer.js";

const filter = process.argv[2] ?? "";
const counts = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failures = [];

/** Runs cargo's tests, prints their output, and adds their counts. */
async function runCargo() {
	const cargo = spawn("cargo", ["test"], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
	let output = "";
	cargo.stdout.setEncoding("utf8").on("data", (text) => {
		output += text;
		process.stdout.write(text);
	});
	const status = await new Promise((resolve, reject) => cargo.on("close", resolve).on("error", reject));
	for (const [, passed, failed, ignored] of output.matchAll(
		/^test result: .* (\d+) passed; (\d+) failed; (\d+) ignored/gm,
	)) {
		counts.passed += Number(passed);
		counts.failed += Number(failed);
		counts.skipped += Number(ignored);
	}
	if (status !== 0) fail("cargo test", `exited with ${status}`);
}

/** @param {string} name @param {string} reason */
function fail(name, reason) {
	counts.failed += 1;
	failures.push(`✖ ${name}\n    ${reason.replaceAll("\n", "\n    ")}`);
}

/** @param {unknown} error an error, wrapped by the runner */
function explain(error) {
	const { cause = error } = /** @type {{ cause?: unknown }} */ (error ?? {});
	if (!(cause instanceof Error)) return String(cause);
	const { expected, actual } = /** @type {{ expected?: unknown, actual?: unknown }} */ (cause);
	const difference =
		expected === undefined && actual === undefined
			? ""
			: `\nexpected ${show(expected)}\nactual   ${show(actual)}`;
	// "fetch failed" alone does not say why.
	const reason = cause.cause === undefined ? "" : `\nbecause of ${cause.cause}`;
	return `${cause.message}${reason}${difference}`;
}

/** @param {unknown} value */
function show(value) {
	return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * Runs the files one after the other, because browsers and workerd use several cores. The apps wait for npm and for builds.
 *
 * @param {string[]} files
 */
async function runNode(files) {
	/** The names of the enclosing tests, by depth. @type {string[]} */
	const path = [];
	const controller = new AbortController();
	// Each file listens to the signal.
	setMaxListeners(0, controller.signal);
	// An interrupt ends the current test file too, which in turn ends what it has started.
	process.once("exit", () => controller.abort());
	const events = run({ files, concurrency: filter === "apps/" ? 2 : 1, signal: controller.signal });
	events.on("test:start", ({ name, nesting }) => {
		path.length = nesting;
		path.push(name);
	});
	events.on("test:pass", ({ name, nesting, skip }) => {
		if (skip === undefined) counts.passed += 1;
		else counts.skipped += 1;
		if (nesting === 0) console.log(skip === undefined ? `✔ ${name}` : `- ${name}: skipped, ${skip}`);
	});
	events.on("test:fail", ({ name, nesting, details }) => {
		const error = /** @type {{ failureType?: string }} */ (details.error);
		if (nesting === 0) console.log(`✖ ${name}`);
		// Its subtests have been counted and reported.
		if (error.failureType === "subtestsFailed") return;
		fail([...path.slice(0, nesting), name].join(" > "), explain(error));
	});
	await new Promise((resolve) => events.on("end", resolve).resume());
}

// Not the tests inside of the apps, which other runners run.
const tests = (await readdir(join(ROOT, "tests"), { recursive: true })).filter(
	(file) => file.endsWith(".test.js") && !/node_modules|apps\/.*\//.test(file),
);
// The apps have a run of their own: `make test-apps`.
const chosen = tests
	.filter((file) => (filter === "" ? !file.startsWith("apps/") : file.includes(filter)))
	.sort();
if (filter === "") await runCargo();
if (filter !== "" && chosen.length === 0) fail(filter, "no test file has it in its path");
await shareConsumer();
await runNode(chosen.map((file) => join(ROOT, "tests", file)));

if (failures.length > 0) console.log(`\n${failures.join("\n")}`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
