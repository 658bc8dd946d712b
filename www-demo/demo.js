/**
 * `make demo`: runs the five actions from Node, then serves the page and the Worker until Ctrl-C. With `ONCE=1`, it only runs
 * the actions. It sends to a sandbox or, if `CIO_SITE_ID` and `CIO_API_KEY` (and `CIO_REGION`) are set, to the real Customer.io.
 */
import { once } from "node:events";
import process from "node:process";
import { serveSandbox } from "customerio-wasm/sandbox/node";
import { DEMO_PERSON, runActions } from "./host/run-actions.js";
import { serveDemo } from "./host/serve-demo.js";
import { realTarget, SettingsError } from "./host/settings.js";
import { failureParagraph, outcomeTable } from "./host/table.js";

/** Not secret: the sandbox holds only demo data. */
const SANDBOX_CREDENTIALS = { siteId: "site", apiKey: "key" };

/**
 * @typedef {object} Opened
 * @property {import("./host/settings.js").Target} target
 * @property {import("customerio-wasm/sandbox/node").SandboxHandler} [served]
 * @property {() => Promise<void>} close
 */

/** @returns {Promise<Opened>} */
async function openTarget() {
	const real = realTarget(process.env);
	if (real) {
		console.log(
			`Sending to the REAL Customer.io, region ${real.region}, with the credentials in CIO_SITE_ID and CIO_API_KEY.`,
		);
		console.log(`The demo creates the person "${DEMO_PERSON}" in that workspace and deletes it again.\n`);
		return { target: real, close: async () => {} };
	}
	const { url, close, ...served } = await serveSandbox(SANDBOX_CREDENTIALS);
	console.log(`Sending to a local sandbox on ${url}, an in-memory imitation of Customer.io.\n`);
	return { target: { ...SANDBOX_CREDENTIALS, region: "us", url }, served, close };
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
async function serveUntilStopped({ target, served }) {
	// The page starts with an empty sandbox, not with the events of a person who has been deleted.
	served?.sandbox.reset();
	console.log("\nBuilding the page and starting the Worker …");
	const { pageUrl, workerUrl, close } = await serveDemo(target, served ? { served } : {});
	console.log(`\n  Page     ${pageUrl}`);
	if (served) console.log(`  Visitor  ${pageUrl}/visitor/`);
	console.log(`  Worker   ${workerUrl}`);
	if (target.url) console.log(`  Sandbox  ${target.url}`);
	console.log("\nOpen the page in a browser. Ctrl-C stops everything.");
	await stopSignal();
	console.log("\nStopping …");
	await close();
}

/** Resolves at Ctrl-C or SIGTERM. */
function stopSignal() {
	// Miniflare and Vite also listen, and would end the process at once. The demo shuts down its servers in order.
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
