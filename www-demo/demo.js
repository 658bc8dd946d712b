/**
 * `make demo`: the five actions from Node, then the page and the Worker until Ctrl-C; with `ONCE=1`, the actions only.
 * Sends to a sandbox, or with `CIO_SITE_ID` and `CIO_API_KEY` (and `CIO_REGION`) to the real Customer.io.
 */
import { once } from "node:events";
import process from "node:process";
import { serveSandbox } from "customerio-wasm/sandbox/node";
import { DEMO_PERSON, runActions } from "./host/run-actions.js";
import { serveDemo } from "./host/serve-demo.js";
import { realTarget, SettingsError } from "./host/settings.js";
import { failureParagraph, outcomeTable } from "./host/table.js";

/** Public, as everything in the sandbox is. */
const SANDBOX_CREDENTIALS = { siteId: "site", apiKey: "key" };

/**
 * @typedef {object} Opened
 * @property {import("./host/settings.js").Target} target
 * @property {import("customerio-wasm/sandbox").Sandbox} [sandbox]
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Opened>} */
async function openTarget() {
	const real = realTarget(process.env);
	if (real) {
		console.log(
			`Sending to the REAL Customer.io, region ${real.region}, with the credentials in CIO_SITE_ID and CIO_API_KEY.`,
		);
		console.log(`The person "${DEMO_PERSON}" is created in that workspace and deleted again.\n`);
		return { target: real, close: async () => {} };
	}
	const { url, sandbox, close } = await serveSandbox(SANDBOX_CREDENTIALS);
	console.log(`Sending to a sandbox on ${url}: a local Customer.io that keeps everything in memory.\n`);
	return { target: { ...SANDBOX_CREDENTIALS, region: "us", url }, sandbox, close };
}

/** @param {import("./host/settings.js").Target} target */
async function printActions(target) {
	const outcomes = await runActions(target);
	const colour = process.stdout.isTTY && !process.env.NO_COLOR;
	console.log(outcomeTable(outcomes, { colour }));
	const failure = failureParagraph(outcomes);
	if (failure) {
		console.error(`\n${failure}`);
		process.exitCode = 1;
	}
}

/** @param {Opened} opened */
async function serveUntilStopped({ target, sandbox }) {
	console.log("\nBuilding the page and starting the Worker …");
	const { pageUrl, workerUrl, close } = await serveDemo(target, sandbox ? { sandbox } : {});
	console.log(`\n  Page     ${pageUrl}`);
	console.log(`  Worker   ${workerUrl}`);
	if (target.url) console.log(`  Sandbox  ${target.url}`);
	console.log("\nOpen the page in a browser. Ctrl-C stops everything.");
	await stopSignal();
	console.log("\nStopping …");
	await close();
}

/** Resolves at Ctrl-C or SIGTERM. */
function stopSignal() {
	// Miniflare and Vite listen too, and end the process at once: the demo stops its servers itself, in order.
	for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
	return Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
}

/** @param {unknown} error */
function explain(error) {
	return error instanceof Error ? error.message : String(error);
}

try {
	const opened = await openTarget();
	try {
		await printActions(opened.target);
		if (!process.env.ONCE) await serveUntilStopped(opened);
	} finally {
		await opened.close();
	}
} catch (error) {
	console.error(error instanceof SettingsError ? error.message : `The demo failed. ${explain(error)}`);
	process.exitCode = 1;
}
