/** Runs the behaviour suite in one runtime, and reports each case as a separate test. */
import { test } from "node:test";
import { caseNames } from "../behaviour/suite.js";
import { sharedConsumer } from "./consumer.js";
import { start } from "./processes.js";
import { serveSuite } from "./server.js";

/** @typedef {import("node:test").TestContext} TestContext */
/** @typedef {import("./server.js").SuiteServer} SuiteServer */
/**
 * A runtime that a driver has started.
 *
 * @typedef {object} Started
 * @property {boolean} [isPage] whether it is a page, where the cases of clients for servers are skipped
 * @property {Promise<unknown>} broken rejects when the runtime can no longer run the suite
 * @property {() => Promise<void>} stop
 */
/** @typedef {{ folder: string, url: string, t: TestContext, server: SuiteServer }} Setup */
/**
 * A runtime under test.
 *
 * @typedef {object} Runtime
 * @property {string} name
 * @property {string | undefined} missing why it cannot run here and what to install, if so
 * @property {(setup: Setup) => Promise<Started>} start starts it with the package and the suite
 * @property {(setup: Setup) => Promise<void>} [after] tests for this runtime only, while the server still runs
 */

/**
 * Declares the tests of a runtime. A missing runtime is skipped; with `CI=true` it fails.
 *
 * @param {Runtime} runtime
 */
export function testRuntime({ name, missing, start, after }) {
	test(name, async (t) => {
		if (skipsOrThrows(t, missing)) return;
		const folder = await sharedConsumer();
		const server = await serveSuite(folder);
		try {
			const setup = { folder, url: server.url, t, server };
			const started = await start(setup);
			try {
				await reportCases(t, server.results, started);
				await after?.(setup);
			} finally {
				await started.stop();
			}
		} finally {
			await server.close();
		}
	});
}

/**
 * @param {TestContext} t
 * @param {string | undefined} missing
 * @returns {boolean} whether the test is skipped
 */
export function skipsOrThrows(t, missing) {
	if (missing === undefined) return false;
	if (process.env.CI === "true") throw new Error(missing);
	t.skip(missing);
	return true;
}

/**
 * @param {TestContext} t
 * @param {import("./results.js").Results} results
 * @param {Started} started
 */
async function reportCases(t, results, { broken, isPage = false }) {
	const breakdown = broken.then(() => new Promise(() => {}));
	breakdown.catch(() => {});
	/** @type {Error | undefined} */
	let stopped;
	for (const name of caseNames) {
		await t.test(name, async (t) => {
			if (stopped) throw new Error(`not run: the runtime stopped (${stopped.message.split("\n")[0]})`);
			const result = await Promise.race([results.of(name), breakdown]).catch((error) => {
				stopped = error;
				throw error;
			});
			if (!result.ok) throw new CaseFailure(result.error);
			if (!result.skipped) return;
			if (!isPage) throw new Error("it was skipped, although this runtime is not a page");
			t.skip("its client is for servers: a page refuses it");
		});
	}
}

/** The failure of a case in another runtime. */
class CaseFailure extends Error {
	/** @param {import("../behaviour/suite.js").Failure | undefined} failure */
	constructor(failure) {
		super(failure?.message);
		this.name = "CaseFailure";
		this.expected = failure?.expected;
		this.actual = failure?.actual;
		this.stack = failure?.stack;
	}
}

/**
 * Declares the tests of a runtime with a command line. After the last case it must exit by itself, without any output.
 *
 * @param {object} options
 * @param {string} options.name
 * @param {string | undefined} options.program
 * @param {string} options.install how to get the program
 * @param {readonly string[]} [options.args] before the entry
 * @param {string} [options.entry] in the consumer project
 * @param {(folder: string) => Promise<unknown>} [options.build] builds the entry
 * @param {Record<string, string>} [options.env]
 */
export function testCommand({ name, program, install, args = [], entry = "entries/cli.js", build, env }) {
	/** @type {import("./processes.js").Running} */
	let running;
	testRuntime({
		name,
		missing: program ? undefined : `${name} is not installed: ${install}`,
		async start({ folder, url }) {
			await build?.(folder);
			running = start(String(program), [...args, entry, url], { cwd: folder, env });
			const broken = running.exit.then(({ code, signal, output }) => {
				// With code 0 every result has been sent, and is being read.
				if (code !== 0) throw new Error(`it exited with ${signal ?? code}\n${output}`);
			});
			return { broken, stop: running.stop };
		},
		async after({ t }) {
			await t.test("the process exits by itself and prints nothing", { timeout: 30_000 }, async () => {
				const { code, signal, output } = await running.exit;
				if (code !== 0 || output !== "") throw new Error(`it exited with ${signal ?? code}\n${output}`);
			});
		},
	});
}
