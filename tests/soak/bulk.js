/**
 * `sendAll` against a sandbox in another process of which one answer in four fails:
 * `node tests/soak/bulk.js [operations] [seed]`. First all operations in one run, whose memory must stay flat; then a tenth of
 * them in a run that is aborted in the middle, and one that resumes from its report. The last line counts the checks.
 */
import { join } from "node:path";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { outputMatching, start } from "../harness/processes.js";
import { TRANSIENT } from "./faults.js";
import { Checks, describe, importPackage, measure } from "./support.js";

/** @typedef {import("customerio-wasm").Operation} Operation */
/** @typedef {import("customerio-wasm").SendAllReport} SendAllReport */
/** @typedef {import("./support.js").InUse} InUse */

const [, , count = "1000000", seed = "1"] = process.argv;
const OPERATIONS = Number(count);
/** Small, so that many requests fail. */
const REQUEST_BYTES = 100_000;
/**
 * What may be in use more after all operations than after a quarter of them, in bytes. The buffers are those of
 * requests that the runtime has not given back yet.
 */
const TOLERANCES = { objects: 1_500_000, buffers: 5_000_000, wasm: 65_536 };
/** The share of the requests that each fault affects. */
const RATE = 0.03;

/** Three of ten are people, each another one; the others are events of theirs. @param {number} index @returns {Operation} */
function operationAt(index) {
	const id = `person-${index - (index % 10) + (index % 3)}`;
	if (index % 10 < 3) {
		const identifiers = { id: `person-${index}` };
		return { type: "person", action: "identify", identifiers, attributes: { plan: "pro", index } };
	}
	const attributes = { total: 9.9, item: `SKU-${index % 1000}` };
	return { type: "person", action: "event", identifiers: { id }, name: `event-${index}`, attributes };
}

/** @param {number} start @param {number} end */
function* operationsFrom(start, end) {
	for (let index = start; index < end; index += 1) yield operationAt(index);
}

/** @param {number} end */
function expectedCounts(end) {
	const people = Array.from({ length: 10 }, (_, digit) => Math.ceil((end - digit) / 10)).slice(0, 3);
	const sum = people.reduce((total, number) => total + number, 0);
	return { people: sum, events: end - sum };
}

const checks = new Checks();
/** @type {unknown[]} */
const unhandled = [];
process.on("unhandledRejection", (reason) => unhandled.push(reason));

const folder = await sharedConsumer();
const server = start(process.execPath, [join(ROOT, "tests/soak/server.js"), folder, seed]);
try {
	const [, url = ""] = await outputMatching(server, /^listening on (\S+)\n/m);
	const { TrackClient, wasmMemory } = await importPackage(folder);
	const retry = { maxRetries: 12, minTimeoutMs: 1, maxTimeoutMs: 4 };
	const client = new TrackClient("site", "key", { url, retry });

	/** @param {string} path @param {RequestInit} [init] */
	const control = async (path, init) => {
		const response = await fetch(`${url}/__sandbox/${path}`, init);
		if (!response.ok) throw new Error(`the sandbox answered ${response.status} to ${path}`);
		return response;
	};
	const reset = async () => {
		await control("reset", { method: "POST" });
		const faults = TRANSIENT.map((fault) => ({ ...fault, rate: RATE, times: null }));
		await control("faults", { method: "POST", body: JSON.stringify(faults) });
	};
	/** Compares what the server has with what was sent. @param {string} what @param {number} end */
	const checkCounts = async (what, end) => {
		const { people, events } = await (await control("counts")).json();
		const expected = expectedCounts(end);
		const faults = Object.entries({ people, events }).filter(
			([name, number]) => number !== expected[/** @type {"people" | "events"} */ (name)],
		);
		checks.check(
			`${what}: nothing is lost, nothing doubled`,
			faults.map(([name, number]) => `${number} ${name}`),
		);
	};

	await reset();
	/** @type {InUse[]} */
	const quarters = [];
	let progress = "";
	/** Measures after each quarter, while the run waits for the next operation. */
	async function* measuredOperations() {
		for (let quarter = 1; quarter <= 4; quarter += 1) {
			yield* operationsFrom((OPERATIONS * (quarter - 1)) / 4, (OPERATIONS * quarter) / 4);
			const now = await measure(wasmMemory());
			quarters.push(now);
			console.log(`${progress}: ${describe(now)}`);
		}
	}
	const report = await client.sendAll(measuredOperations(), {
		maxRequestBytes: REQUEST_BYTES,
		onProgress({ accepted, requests, retries, elapsed }) {
			const seconds = (elapsed / 1000).toFixed(1);
			progress = `${accepted} accepted after ${seconds} s, ${requests} requests, ${retries} retries`;
		},
	});
	const { accepted, rejected, uncertain, read, resumeFrom } = report;
	const isComplete =
		[accepted, read, resumeFrom].every((number) => number === OPERATIONS) && rejected + uncertain === 0;
	checks.check("one run: all are accepted", isComplete ? [] : [JSON.stringify(report)]);
	checks.check(
		"one run: requests failed",
		report.retries > report.requests / 10 ? [] : [`${report.retries} retries`],
	);
	await checkCounts("one run", OPERATIONS);
	for (const [what, tolerance] of Object.entries(TOLERANCES)) {
		const [first, , , last] = quarters.map((inUse) => inUse[/** @type {keyof InUse} */ (what)]);
		const growth = Number(last) - Number(first);
		const faults = growth <= tolerance ? [] : [`by ${growth} bytes`];
		checks.check(`one run: the memory in use (${what}) did not grow after the first quarter`, faults);
	}

	await reset();
	const end = Math.floor(OPERATIONS / 10);
	const controller = new AbortController();
	/** @type {SendAllReport | undefined} */
	const stopped = await client
		.sendAll(operationsFrom(0, end), {
			signal: controller.signal,
			maxRequestBytes: REQUEST_BYTES,
			onProgress: (progress) => progress.accepted > end / 2 && controller.abort(),
		})
		.then(
			() => undefined,
			({ report }) => JSON.parse(JSON.stringify(report)),
		);
	console.log(`aborted: ${JSON.stringify(stopped)}`);
	checks.check("a run that is aborted: some are accepted, some uncertain, some not sent", [
		...(Number(stopped?.accepted) > end / 2 ? [] : ["accepted"]),
		...(Number(stopped?.uncertain) > 0 ? [] : ["uncertain"]),
		...(Number(stopped?.read) < end ? [] : ["read"]),
	]);
	const rest = await client.sendAll(operationsFrom(0, end), {
		resume: stopped,
		maxRequestBytes: REQUEST_BYTES,
	});
	const sum = rest.accepted + Number(stopped?.accepted);
	checks.check(
		"the run that resumes: all are accepted, each by one run",
		sum === end ? [] : [`${sum} of ${end}`],
	);
	await checkCounts("both runs", end);

	const seen = new Uint8Array(end);
	const state = await (await control("state")).json();
	for (const { name } of state.events) seen[Number(name.replace("event-", ""))] += 1;
	for (const { id } of state.people) seen[Number(id.replace("person-", ""))] += 1;
	const wrong = [...seen.keys()].filter((index) => seen[index] !== 1);
	checks.check("both runs: each operation is there once", wrong);
	checks.check("no rejection was left unhandled", unhandled);
} finally {
	await server.stop();
}
checks.exit();
