/**
 * Makes each call of the Pipelines API with both clients, compares them, and writes the results to a file.
 *
 * Needs the Node in node_modules: `customerio-node` requires a newer one than this package.
 *
 * node record.js <module of customerio-wasm> <output file>
 */
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import * as official from "customerio-node";
import { compare } from "../compare.js";
import { startRecorder } from "../recorder.js";
import { CALLS } from "./calls.js";
import { DIFFERENCES } from "./differences.js";

/** @typedef {import("./calls.js").Call} Call */
/**
 * What was sent, as far as it matters.
 *
 * @typedef {object} Sent
 * @property {string} method
 * @property {string} path
 * @property {string | undefined} authorization
 * @property {string | undefined} type of the content
 * @property {string | undefined} strict the header X-Strict-Mode
 * @property {string | undefined} app the header X-App
 * @property {any} body parsed
 */
/** @typedef {{ requests: Sent[], outcome: "resolved" | "refused" | "failed" }} Recording */
/** @typedef {{ methods: string[], verdicts: (ReturnType<typeof compare> & { name: string, method: string, ours: Recording })[] }} Report */

const recorder = await startRecorder();

/** @param {import("../recorder.js").RecordedRequest} request @returns {Sent} */
const sentBy = ({ method, path, headers, body }) => ({
	method,
	path,
	authorization: headers.authorization,
	type: headers["content-type"],
	strict: headers["x-strict-mode"],
	app: headers["x-app"],
	body: JSON.parse(body),
});

/** @param {Record<string, any>} library @param {Call} call @returns {Promise<Recording>} */
async function record(library, { method, args, key = "write-key", client, base = "/v1", responses = [] }) {
	const stop = recorder.start(responses);
	/** @type {Recording["outcome"]} */
	let outcome = "resolved";
	try {
		await new library.PipelinesClient(key, { ...client, url: recorder.url + base })[method](...args);
	} catch {
		outcome = "failed";
	}
	const requests = stop().map(sentBy);
	return { requests, outcome: outcome === "failed" && requests.length === 0 ? "refused" : outcome };
}

const [, , module, output] = process.argv;
const ours = await import(pathToFileURL(module).href);
const verdicts = [];
for (const call of CALLS) {
	const recorded = { ours: await record(ours, call), official: await record(official, call) };
	const recordings = { ...recorded, meant: recorded.official, reworded: [] };
	const verdict = compare(
		/** @type {any} */ (call),
		/** @type {any} */ (recordings),
		/** @type {any} */ (DIFFERENCES),
	);
	verdicts.push({ name: call.name, method: call.method, ours: recorded.ours, ...verdict });
}
const { PipelinesClient } = /** @type {any} */ (official);
const methods = Object.getOwnPropertyNames(PipelinesClient.prototype).filter(
	(name) => name !== "constructor",
);
await writeFile(output, JSON.stringify({ methods, verdicts }));
await recorder.close();
