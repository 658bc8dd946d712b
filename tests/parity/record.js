/**
 * Makes each call with both clients, compares them, and writes the results to a file.
 *
 * Needs the Node in node_modules: `customerio-node` requires a newer one than this package.
 *
 * node record.js <module of customerio-wasm> <output file>
 */
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import * as official from "customerio-node";
import { CALLS } from "./calls.js";
import { compare } from "./compare.js";
import { DIFFERENCES } from "./differences.js";
import { startRecorder } from "./recorder.js";

/** @typedef {import("./calls.js").Call} Call */
/** @typedef {import("./recorder.js").RecordedRequest} RecordedRequest */
/** @typedef {{ name: string, statusCode?: number, body?: string, response?: { statusCode: number, ok: boolean } }} RecordedError */
/** @typedef {{ resolved: unknown } | { rejected: RecordedError } | { thrown: RecordedError }} Outcome */
/** @typedef {{ requests: RecordedRequest[], outcome: Outcome }} Recording */
/**
 * The recordings of one call.
 *
 * @typedef {object} Recordings
 * @property {Recording} ours
 * @property {Recording} official
 * @property {Recording} meant what the official client does with the reworded call
 * @property {string[]} reworded the differences that reworded it
 */
/** @typedef {{ methods: string[], verdicts: Verdict[] }} Report the methods of the official client, and all verdicts */
/** @typedef {Recordings & { name: string, method: string } & ReturnType<typeof compare>} Verdict */

const recorder = await startRecorder();

/** @param {unknown} error @returns {RecordedError} */
function describe(error) {
	const { name, statusCode, body, response } = /** @type {RecordedError} */ (error);
	return {
		name,
		statusCode,
		body,
		response: response && { statusCode: response.statusCode, ok: response.ok },
	};
}

/** @param {Record<string, any>} library @param {Call} call @returns {Promise<Outcome>} */
async function outcomeOf(library, { method, args, client, region, base = "/api/v1", credentials }) {
	const [siteId, apiKey] = credentials ?? ["site", "key"];
	const options = { ...client, ...(region && { region: library[region] }), url: recorder.url + base };
	/** @type {Promise<unknown>} */
	let promise;
	try {
		promise = new library.TrackClient(siteId, apiKey, options)[method](...args);
	} catch (error) {
		return { thrown: describe(error) };
	}
	return promise.then(
		(resolved) => ({ resolved }),
		(error) => ({ rejected: describe(error) }),
	);
}

/** @param {Record<string, any>} library @param {Call} call @returns {Promise<Recording>} */
async function record(library, call) {
	const stop = recorder.start(call.responses ?? []);
	const outcome = await outcomeOf(library, call);
	return { requests: stop(), outcome };
}

/** Rewords a call so that it has the same effect with the official client. @param {Call} call */
function reword(call) {
	/** @type {string[]} */
	const reworded = [];
	for (const { what, reword } of DIFFERENCES) {
		const other = reword?.(call) ?? call;
		if (isDeepStrictEqual(other, call)) continue;
		call = other;
		reworded.push(what);
	}
	return { call, reworded };
}

const [, , module, output] = process.argv;
const ours = await import(pathToFileURL(module).href);
/** @type {Verdict[]} */
const verdicts = [];
for (const [name, call] of CALLS) {
	const { call: other, reworded } = reword(call);
	const recordings = {
		ours: await record(ours, call),
		official: await record(official, call),
		meant: await record(official, other),
		reworded,
	};
	verdicts.push({ name, method: call.method, ...recordings, ...compare(call, recordings, DIFFERENCES) });
}
const methods = Object.getOwnPropertyNames(official.TrackClient.prototype).filter(
	(name) => name !== "constructor",
);
await writeFile(output, JSON.stringify({ methods, verdicts }));
await recorder.close();
