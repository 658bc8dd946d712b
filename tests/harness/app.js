/** Small projects of users, each with its own packages, in which the packed tarball is installed as a user installs it. */
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import { findTarball, importInstalled, ROOT, sharedConsumer } from "./consumer.js";
import { run, start } from "./processes.js";

/** Many of their packages need a newer Node than the oldest one that ours supports. */
const PATH = [join(ROOT, "node_modules/node/bin"), process.env.PATH].join(delimiter);

/** Installing and building takes minutes on a slow machine. */
const TIMEOUT_MS = 900_000;
/** The limit of each program that has to end, so that the error shows which one did not, and what it wrote. */
const PROGRAM_TIMEOUT_MS = 300_000;

/**
 * @typedef {object} App
 * @property {import("node:test").TestContext} t
 * @property {string} folder a copy of the project, with its packages
 * @property {string} url a sandbox for the account `site`, `key`
 * @property {import("../../pkg-template/sandbox/index.js").Sandbox} sandbox the one at `url`
 * @property {(program: string, args?: readonly string[], env?: Record<string, string>) => Promise<string>} exec runs one of the project's
 * programs, and returns its output
 * @property {(program: string, args?: readonly string[], env?: Record<string, string>) => import("./processes.js").Running} serve starts one,
 * which runs until the test ends
 * @property {(script: string, env?: Record<string, string>, args?: readonly string[]) => import("./processes.js").Running} serveNode runs one
 * of the project's scripts in Node until the test ends
 */

/**
 * Declares the test of an app. An app that cannot be installed fails.
 *
 * @param {string} name
 * @param {readonly string[]} folders of `tests/apps`: each adds its files to those of the ones before
 * @param {(app: App) => Promise<void>} use
 */
export function testApp(name, folders, use) {
	testProject(
		name,
		folders.map((folder) => join("tests/apps", folder)),
		use,
	);
}

/**
 * Declares the test of an example. Its package.json must ask for the version that is tested.
 *
 * @param {string} name a folder of `examples`
 * @param {(app: App) => Promise<void>} use
 */
export function testExample(name, use) {
	testProject(`Example: ${name}`, [join("examples", name)], async (app) => {
		const read = async (/** @type {string} */ path) => JSON.parse(await readFile(path, "utf8"));
		const { dependencies } = await read(join(ROOT, "examples", name, "package.json"));
		const { version } = await read(join(app.folder, "node_modules/customerio-wasm/package.json"));
		assert.equal(dependencies["customerio-wasm"], `^${version}`);
		await use(app);
	});
}

/** What an example's own runs and builds leave behind. */
const MADE = /[\\/](node_modules|\.next|\.wrangler)$/;

/**
 * @param {string} name
 * @param {readonly string[]} folders of the repository
 * @param {(app: App) => Promise<void>} use
 */
function testProject(name, folders, use) {
	test(name, { timeout: TIMEOUT_MS }, async (t) => {
		const consumer = await sharedConsumer();
		const folder = await realpath(await mkdtemp(join(tmpdir(), "customerio-wasm-app-")));
		t.after(() => rm(folder, { recursive: true, force: true }));
		const filter = (/** @type {string} */ path) => !MADE.test(path);
		for (const from of folders) await cp(join(ROOT, from), folder, { recursive: true, filter });
		const quiet = ["--no-audit", "--no-fund", "--prefer-offline", "--silent"];
		await run("npm", ["install", ...quiet, await findTarball(consumer)], {
			cwd: folder,
			env: { PATH },
			timeout: PROGRAM_TIMEOUT_MS,
		});
		/** @type {typeof import("../../pkg-template/sandbox/node.js")} */
		const { serveSandbox } = await importInstalled(consumer, "sandbox/node.js");
		const { url, sandbox, close } = await serveSandbox({ siteId: "site", apiKey: "key" });
		t.after(close);
		/** @param {string} program */
		const pathOf = (program) => join(folder, "node_modules/.bin", program);
		/** @param {Record<string, string>} [env] */
		const optionsWith = (env) => ({
			cwd: folder,
			env: {
				PATH,
				SANDBOX_URL: url,
				NODE_OPTIONS: undefined,
				NODE_TEST_CONTEXT: undefined,
				CI: "true",
				...env,
			},
		});
		await use({
			t,
			folder,
			url,
			sandbox,
			exec: (program, args = [], env) =>
				run(pathOf(program), args, { ...optionsWith(env), timeout: PROGRAM_TIMEOUT_MS }),
			serve(program, args = [], env) {
				const running = start(pathOf(program), args, optionsWith(env));
				t.after(running.stop);
				return running;
			},
			serveNode(script, env, args = []) {
				const running = start(join(ROOT, "node_modules/node/bin/node"), [script, ...args], optionsWith(env));
				t.after(running.stop);
				return running;
			},
		});
	});
}
