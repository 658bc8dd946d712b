/**
 * What `make test` runs: the core's tests by cargo, then every `*.test.js`. `node tests/run.js chromium` runs only the files
 * whose path has `chromium` in it. The last line counts.
 */
import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "node:test";
import { ROOT, shareConsumer } from "./harness/consumer.js";

const filter = process.argv[2] ?? "";
const counts = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const failures = [];

/** Runs cargo's tests as they print themselves, and adds their counts. */
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
	if (status !== 0) fail("cargo test", `ended with ${status}`);
}

/** @param {string} name @param {string} reason */
function fail(name, reason) {
	counts.failed += 1;
	failures.push(`✖ ${name}\n    ${reason.replaceAll("\n", "\n    ")}`);
}

/** @param {unknown} error as the runner wraps it */
function explain(error) {
	const { cause = error } = /** @type {{ cause?: unknown }} */ (error ?? {});
	if (!(cause instanceof Error)) return String(cause);
	const { expected, actual } = /** @type {{ expected?: unknown, actual?: unknown }} */ (cause);
	const difference =
		expected === undefined && actual === undefined
			? ""
			: `\nexpected ${show(expected)}\nactual   ${show(actual)}`;
	return `${cause.message}${difference}`;
}

/** @param {unknown} value */
function show(value) {
	return typeof value === "string" ? value : JSON.stringify(value);
}

/** The files run one after the other: the browsers and workerd want both cores. @param {string[]} files */
async function runNode(files) {
	/** The names of the tests above the one that ends, by depth. @type {string[]} */
	const path = [];
	const controller = new AbortController();
	// An interrupt ends the file that runs too, and with it what that file started.
	process.once("exit", () => controller.abort());
	const events = run({ files, concurrency: 1, signal: controller.signal });
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
		// Its parts have been counted and told.
		if (error.failureType === "subtestsFailed") return;
		fail([...path.slice(0, nesting), name].join(" > "), explain(error));
	});
	await new Promise((resolve) => events.on("end", resolve).resume());
}

const tests = (await readdir(join(ROOT, "tests"), { recursive: true })).filter((file) =>
	file.endsWith(".test.js"),
);
const chosen = tests.filter((file) => file.includes(filter)).sort();
if (filter === "") await runCargo();
if (filter !== "" && chosen.length === 0) fail(filter, "no test file has this in its path");
await shareConsumer();
await runNode(chosen.map((file) => join(ROOT, "tests", file)));

if (failures.length > 0) console.log(`\n${failures.join("\n")}`);
const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : "";
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exit(counts.failed === 0 && counts.passed > 0 ? 0 : 1);
