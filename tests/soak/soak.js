/**
 * Many calls against a server of which one answer in five fails: `node tests/soak/soak.js [calls] [seed]`. At the end the
 * server's state must be what the calls said, and the heap no larger than half way through. The last line counts the checks.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { seeded } from "../behaviour/random.js";
import { ROOT, resolveEntry, sharedConsumer } from "../harness/consumer.js";
import { outputMatching, start } from "../harness/processes.js";
import { Calls } from "./calls.js";

const [, , count = "20000", seed = "1"] = process.argv;
const CALLS = Number(count);
const AT_A_TIME = 64;
/** What the heap may differ by for reasons of its own, in bytes: compiled code, connections of the runtime. */
const HEAP_TOLERANCE = 1_500_000;
/** One page. */
const WASM_TOLERANCE = 65_536;

setFlagsFromString("--expose-gc");
/** @type {() => void} */
const collectGarbage = runInNewContext("gc");

/** @type {unknown[]} */
const unhandled = [];
process.on("unhandledRejection", (reason) => unhandled.push(reason));

const checks = { passed: 0, failed: 0 };
/** @param {string} name @param {readonly unknown[]} faults none if it passed */
function check(name, faults) {
	checks[faults.length === 0 ? "passed" : "failed"] += 1;
	console.log(`${faults.length === 0 ? "✔" : "✖"} ${name}`);
	for (const fault of faults.slice(0, 20)) console.log(`    ${fault}`);
	if (faults.length > 20) console.log(`    and ${faults.length - 20} more`);
}

/**
 * The bytes in use when nothing is under way.
 *
 * @param {WebAssembly.Memory} memory
 */
function measure({ buffer }) {
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return { heap: heapUsed + external, wasm: buffer.byteLength };
}

/** @param {string} folder the consumer project */
async function importPackage(folder) {
	const entry = await resolveEntry(folder, ".", ["node", "import", "default"]);
	const url = pathToFileURL(join(folder, entry));
	/** @type {typeof import("customerio-wasm")} */
	const cio = await import(url.href);
	/** @type {{ initSync(): { memory: WebAssembly.Memory } }} gives the instance that there is, once there is one */
	const { initSync } = await import(new URL("core.js", url).href);
	return { ...cio, initSync };
}

/**
 * @param {Calls} calls
 * @param {import("./calls.js").Clients} clients
 * @param {() => ReturnType<typeof measure>} inUse
 * @returns {Promise<ReturnType<typeof measure>[]>} what is in use after each quarter
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
		const { heap, wasm } = inUse();
		quarters.push({ heap, wasm });
		const seconds = (performance.now() / 1000).toFixed(1);
		console.log(
			`${end} calls after ${seconds} s: ${(heap / 1e6).toFixed(2)} MB in use, ${wasm / 1e6} MB of WebAssembly`,
		);
	}
	return quarters;
}

const folder = await sharedConsumer();
const server = start(process.execPath, [join(ROOT, "tests/soak/server.js"), folder, seed]);
try {
	const [, url = ""] = await outputMatching(server, /^listening on (\S+)\n/m);
	const { TrackClient, initSync } = await importPackage(folder);
	const options = { url, timeout: 1000, retry: { maxRetries: 2, minDelay: 1, maxDelay: 4 } };
	const clients = {
		client: new TrackClient("site", "key", options),
		bare: new TrackClient("site", "key", { ...options, eventIds: false }),
		// Nobody aborts it: whatever listens to it and stays is in the heap at the end.
		signal: new AbortController().signal,
	};
	const calls = new Calls(CALLS, seeded(Number(seed)));
	const quarters = await makeCalls(calls, clients, () => measure(initSync().memory));
	const tally = calls.tally();
	console.log(tally.map(({ name, count }) => `${count} ${name}`).join(", "));

	const state = await (await fetch(`${url}/__sandbox/state`)).json();
	const differences = calls.differences(state);
	check("nothing that was resolved is lost", differences.lost);
	check("nothing took effect twice", differences.doubled);
	check("nothing took effect whose error says that it did not", differences["despite the error"]);
	check("nothing is there that no call made", differences["of no call"]);
	check(
		"calls ended in every way",
		tally
			.filter(({ name, count }) => (name === "none yet") !== (count === 0))
			.map(({ name }) => `none: ${name}`),
	);
	check("no rejection was left unhandled", unhandled);
	for (const [what, tolerance] of /** @type {const} */ ([
		["heap", HEAP_TOLERANCE],
		["wasm", WASM_TOLERANCE],
	])) {
		const growth = Number(quarters[3]?.[what]) - Number(quarters[1]?.[what]);
		const faults = growth <= tolerance ? [] : [`by ${growth} bytes`];
		check(`the memory in use (${what}) did not grow from the second quarter to the last`, faults);
	}
} finally {
	await server.stop();
}
console.log(`\n${checks.passed} passed, ${checks.failed} failed`);
process.exit(checks.failed === 0 ? 0 : 1);
