/** The behaviour suite: the same cases in every runtime, against a sandbox over real HTTP. */
import { expect } from "chai";
import "./app/index.js";
import "./observing/index.js";
import "./page/index.js";
import "./pipelines/index.js";
import "./queue/index.js";
import "./relay/index.js";
import "./track/index.js";
import "./webhooks/index.js";
import { QUnit, setContext } from "./test.js";

/** @typedef {import("customerio-wasm/sandbox").SandboxState} SandboxState */
/**
 * The settings of the harness's server.
 *
 * @typedef {object} Settings
 * @property {string} siteId
 * @property {string} apiKey
 * @property {string} appKey the key of the App API
 * @property {{ siteId: string, apiKey: string }} unicode the account at `/accounts/unicode`
 * @property {string} elsewhereUrl another origin, with its own sandbox and the same account
 * @property {string} closedUrl an origin that refuses connections
 */
/** `skipped` is missing from its types: https://qunitjs.com/api/callbacks/QUnit.testDone/ @typedef {QUnit.TestDoneDetails & { skipped?: boolean }} Done */
/** @typedef {import("customerio-wasm/sandbox").Fault} Fault */
/** @typedef {{ state(): Promise<SandboxState>, reset(): Promise<void>, fail(faults: Fault | Fault[]): Promise<void> }} RemoteSandbox */
/**
 * @typedef {object} Given
 * @property {typeof import("customerio-wasm")} cio the module under test
 * @property {string} url the origin of the sandbox
 * @property {RemoteSandbox} sandbox the one at `url`
 * @property {RemoteSandbox} elsewhere the one at `elsewhereUrl`
 * @property {(name: string) => Promise<{ opened: number, closed: number }>} stalled how many connections
 *   to `/faults/stall/<name>` or `/faults/long/<name>` were opened and closed
 * @property {string[]} imported what the package called while it was imported
 * @property {(value: unknown, message?: string) => Chai.Assertion} expect chai's
 * @property {typeof fetch} fetch the runtime's own, bound
 */
/** @typedef {Given & Settings} Context */
/** @typedef {{ message: string, stack: string, expected?: string, actual?: string }} Failure */
/** @typedef {{ name: string, ok: boolean, error?: Failure, skipped?: boolean }} Result `skipped`: the case is not for pages */

/** Missing from its types: https://qunitjs.com/api/config/modules/ @type {{ modules: { name: string, tests: { name: string }[] }[] }} */
const { modules } = /** @type {any} */ (QUnit.config);

/** The name of every case, in the order of the run. */
export const caseNames = modules.flatMap(({ name, tests }) => tests.map((test) => fullName(name, test.name)));

/**
 * Runs every case, one after the other, each on an empty sandbox, and sends each result to the server before the next
 * case starts. Call it once: QUnit has one run. Never rejects for a failing case.
 *
 * @param {object} options
 * @param {typeof import("customerio-wasm")} options.cio
 * @param {string} options.url the harness's server
 * @param {string[]} options.imported what the package called while it was imported
 */
export async function runSuite({ cio, url, imported }) {
	const fetch = globalThis.fetch.bind(globalThis);
	/** @type {Settings} */
	const settings = await (await fetch(`${url}/__suite/settings`)).json();
	const sandbox = remoteSandbox(fetch, url);
	const elsewhere = remoteSandbox(fetch, `${url}/accounts/elsewhere`);
	setContext({
		...settings,
		cio,
		url,
		imported,
		fetch,
		expect,
		sandbox,
		elsewhere,
		stalled: async (name) => (await fetch(`${url}/__suite/stalled/${name}`)).json(),
	});
	QUnit.hooks.beforeEach(async () => {
		await sandbox.reset();
		await elsewhere.reset();
	});
	/** The failures of the current case. @type {QUnit.LogDetails[]} */
	const failures = [];
	QUnit.log((details) => {
		if (!details.result) failures.push(details);
	});
	QUnit.testDone(async (/** @type {Done} */ { module, name, skipped }) => {
		const result = { ...toResult(fullName(module, name), failures.splice(0)), ...(skipped && { skipped }) };
		await fetch(`${url}/__suite/result`, { method: "POST", body: JSON.stringify(result) });
	});
	const ended = new Promise((resolve) => QUnit.done(resolve));
	QUnit.start();
	await ended;
}

/** @param {typeof globalThis.fetch} fetch @param {string} url @returns {RemoteSandbox} */
function remoteSandbox(fetch, url) {
	return {
		state: async () => (await fetch(`${url}/__sandbox/state`)).json(),
		reset: async () => void (await fetch(`${url}/__sandbox/reset`, { method: "POST" })),
		async fail(faults) {
			// `JSON.stringify` writes Infinity as null, which the sandbox reads as such.
			const response = await fetch(`${url}/__sandbox/faults`, {
				method: "POST",
				body: JSON.stringify(faults),
			});
			if (!response.ok) throw new Error(`the sandbox refused the faults: ${await response.text()}`);
		},
	};
}

/** @param {string} module @param {string} name */
function fullName(module, name) {
	return `${module}: ${name}`;
}

/** @param {string} name @param {QUnit.LogDetails[]} failures the first is reported @returns {Result} */
function toResult(name, [failure]) {
	if (failure === undefined) return { name, ok: true };
	const { message, source, expected, actual } = failure;
	const values = expected === undefined ? {} : { expected: show(expected), actual: show(actual) };
	return { name, ok: false, error: { message: message ?? "", stack: source ?? "", ...values } };
}

/** @param {unknown} value */
function show(value) {
	try {
		return JSON.stringify(value, undefined, 2) ?? String(value);
	} catch {
		return String(value);
	}
}
