/**
 * Makes each call of the App API with both clients, compares them, and writes the results to a file.
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

/** @typedef {import("./forms.js").Call} Call */
/** @typedef {import("./calls.js").Built} Built */
/**
 * What was sent, as far as it matters.
 *
 * @typedef {object} Sent
 * @property {string} method
 * @property {string} path
 * @property {string[]} query its parameters, sorted
 * @property {string | undefined} authorization
 * @property {string | undefined} type of the content
 * @property {unknown} body parsed; of a form, its parts
 */
/** @typedef {{ requests: Sent[], outcome: "resolved" | "refused" | "failed" }} Recording */
/** @typedef {{ methods: string[], verdicts: (ReturnType<typeof compare> & { name: string, method: string, ours: Recording })[] }} Report */

const recorder = await startRecorder();

/** @param {import("../recorder.js").RecordedRequest} request @returns {Promise<Sent>} */
async function sentBy({ method, path, query, headers, body }) {
	const type = headers["content-type"];
	const isForm = type?.startsWith("multipart/");
	return {
		method,
		path,
		query: [...new URLSearchParams(query)].map((pair) => pair.join("=")).sort(),
		authorization: headers.authorization,
		type: isForm ? "multipart/form-data" : type,
		body: isForm ? await partsOf(type, body) : body && JSON.parse(body),
	};
}

/** @param {string} type @param {string} body */
async function partsOf(type, body) {
	const form = await new Response(body, { headers: { "content-type": type } }).formData();
	const parts = [...form].map(async ([name, value]) =>
		typeof value === "string"
			? { name, value }
			: { name, filename: value.name, type: value.type, text: await value.text() },
	);
	return Promise.all(parts);
}

/** @param {Record<string, any>} library @param {any} argument */
function build(library, argument) {
	const { builder, options, attach = [] } = /** @type {Partial<Built>} */ (Object(argument));
	if (!builder) return argument;
	const request = new library[builder](options);
	for (const file of attach) request.attach(...file);
	return request;
}

/** @param {Record<string, any>} library @param {Call} call @param {Record<string, any>} [builders] @returns {Promise<Recording>} */
async function record(library, { method, args }, builders = library) {
	const stop = recorder.start([]);
	const client = new library.APIClient("app-key", { url: `${recorder.url}/v1` });
	/** @type {Recording["outcome"]} */
	let outcome = "resolved";
	try {
		await client[method](...args.map((argument) => build(builders, argument)));
	} catch {
		outcome = "failed";
	}
	const requests = await Promise.all(stop().map(sentBy));
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
	if (!call.args.some((argument) => Object(argument).builder)) continue;
	// Our client takes the official client's builders, and plain objects.
	const builtElsewhere = await record(ours, call, official);
	verdicts.push({
		name: `${call.name}, built by the official class`,
		method: call.method,
		ours: builtElsewhere,
		expected: recorded.ours,
		actual: builtElsewhere,
		explainedBy: [],
	});
}

const { APIClient } = /** @type {any} */ (official);
const methods = Object.getOwnPropertyNames(APIClient.prototype).filter((name) => name !== "constructor");
await writeFile(output, JSON.stringify({ methods, verdicts }));
await recorder.close();
