/**
 * Many calls against a server of which one answer in five fails: `node tests/soak/soak.js [calls] [seed]`. At the end the
 * server's state must be what the calls said, and the heap no larger than half way through. The last line counts the checks.
 */
import { join } from "node:path";
import { seeded } from "../behaviour/random.js";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { outputMatching, start } from "../harness/processes.js";
import { Calls } from "./calls.js";
import { Checks, describe, importPackage, measure } from "./support.js";

/** @typedef {import("./support.js").InUse} InUse */

const [, , count = "20000", seed = "1"] = process.argv;
const CALLS = Number(count);
const AT_A_TIME = 64;
/** What the heap may differ by for reasons of its own, in bytes: compiled code, connections of the runtime. */
const HEAP_TOLERANCE = 1_500_000;
/** Three pages: it grows with the most calls that wait at once, and by fragments. A call that left 20 bytes behind would show. */
const WASM_TOLERANCE = 3 * 65_536;

/** @type {unknown[]} */
const unhandled = [];
process.on("unhandledRejection", (reason) => unhandled.push(reason));

const checks = new Checks();

/**
 * @param {Calls} calls
 * @param {import("./calls.js").Clients} clients
 * @param {() => Promise<InUse>} inUse
 * @returns {Promise<InUse[]>} what is in use after each quarter
 */
async function makeCalls(calls, clients, inUse) {
	const quarters = [];
	let next = 0;
	for (let quarter = 1; quarter <= 4; quarter += 1) {
		const end = Math.floor((CALLS * quarter) / 4);
		const worker = async () => {
			while (next < end) await calls.make(clients, next++);
		};
		await Promise.all(Array.from({ length: AT_A_TIME }, worker));
		const now = await inUse();
		quarters.push(now);
		console.log(`${end} calls after ${(performance.now() / 1000).toFixed(1)} s: ${describe(now)}`);
	}
	return quarters;
}

const folder = await sharedConsumer();
const server = start(process.execPath, [join(ROOT, "tests/soak/server.js"), folder, seed]);
try {
	const [, url = ""] = await outputMatching(server, /^listening on (\S+)\n/m);
	const { TrackClient, wasmMemory } = await importPackage(folder);
	const options = { url, timeout: 1000, retry: { maxRetries: 2, minTimeoutMs: 1, maxTimeoutMs: 4 } };
	const clients = {
		client: new TrackClient("site", "key", options),
		bare: new TrackClient("site", "key", { ...options, eventIds: false }),
		// Never aborted: a listener left on it would show up in the heap at the end.
		signal: new AbortController().signal,
	};
	const calls = new Calls(CALLS, seeded(Number(seed)));
	const quarters = await makeCalls(calls, clients, () => measure(wasmMemory()));
	const tally = calls.tally();
	console.log(tally.map(({ name, count }) => `${count} ${name}`).join(", "));

	const state = await (await fetch(`${url}/__sandbox/state`)).json();
	const differences = calls.differences(state);
	checks.check("nothing that was resolved is lost", differences.lost);
	checks.check("nothing took effect twice", differences.doubled);
	checks.check("nothing took effect whose error says that it did not", differences["despite the error"]);
	checks.check("nothing is there that no call made", differences["of no call"]);
	checks.check(
		"calls ended in every way",
		tally
			.filter(({ name, count }) => (name === "none yet") !== (count === 0))
			.map(({ name }) => `none: ${name}`),
	);
	checks.check("no rejection was left unhandled", unhandled);
	const [, second, , last] = /** @type {[InUse, InUse, InUse, InUse]} */ (quarters);
	const heap = last.objects + last.buffers - second.objects - second.buffers;
	for (const [what, growth, tolerance] of /** @type {const} */ ([
		["heap", heap, HEAP_TOLERANCE],
		["wasm", last.wasm - second.wasm, WASM_TOLERANCE],
	])) {
		const faults = growth <= tolerance ? [] : [`by ${growth} bytes`];
		checks.check(`the memory in use (${what}) did not grow from the second quarter to the last`, faults);
	}
} finally {
	await server.stop();
}
checks.exit();
