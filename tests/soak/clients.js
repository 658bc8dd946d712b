/**
 * A client for each request, as Workers have it, and calls at the end of the stack: `node tests/soak/clients.js [clients]`. The memory of
 * the WebAssembly must stay, with and without a collector that frees what dropped clients hold. The last line counts the checks.
 */
import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { sharedConsumer } from "../harness/consumer.js";
import { start } from "../harness/processes.js";
import { Checks, describe, importPackage, measure } from "./support.js";

const [, , count = "20000", collector = "both"] = process.argv;
const CLIENTS = Number(count);
/** What the memory may grow by after the first tenth of the clients, in bytes. */
const TOLERANCE = 1_000_000;

if (collector === "both") {
	// Each in its own process, because the glue looks for `FinalizationRegistry` only once.
	for (const kind of ["with", "without"]) {
		// At the end of the stack, Node's own handling of rejections fails too: it prints that, and reports some handled rejections
		// as unhandled, which would end the process.
		const flags = ["--unhandled-rejections=warn"];
		const { child, exit } = start(process.execPath, [...flags, import.meta.filename, count, kind]);
		// Those lines are on stderr.
		child.stdout?.pipe(process.stdout);
		const { code, signal, output } = await exit;
		if (code !== 0) throw new Error(`it ended with ${signal ?? code}\n${output}`);
	}
	process.exit(0);
}

if (collector === "without") {
	// Node's own `fetch` takes the collector's registry when it is first used.
	new Response();
	Reflect.deleteProperty(globalThis, "FinalizationRegistry");
}

const { TrackClient, wasmMemory } = await importPackage(await sharedConsumer());
const checks = new Checks();
const respond = async () => new Response("{}");
/** @param {number} index */
const clientAt = (index) =>
	new TrackClient("site", "key", { fetch: respond, headers: { "x-request": `${index}`.padEnd(2000, "x") } });

/** @param {number} from @param {number} to */
async function useClients(from, to) {
	for (let index = from; index < to; index += 1) {
		await clientAt(index).track("42", { name: "a" });
		// A turn of the event loop, in which the collector's callbacks run.
		if (index % 100 === 0) await nextTurn();
	}
	const inUse = await measure(wasmMemory());
	console.log(`${to} clients ${collector} a collector of what they hold: ${describe(inUse)}`);
	return inUse.wasm;
}

const early = await useClients(0, CLIENTS / 10);
const late = await useClients(CLIENTS / 10, CLIENTS);
checks.check(
	`${CLIENTS} dropped clients leave the memory as ${CLIENTS / 10} left it (${collector} a collector of what they hold)`,
	late - early <= TOLERANCE ? [] : [`it grew by ${late - early} bytes`],
);

/**
 * Makes a call at each of the deepest levels of a recursion that ends the stack.
 *
 * @param {() => Promise<unknown>} call
 * @returns {Promise<string[]>} the calls that have not ended after a while
 */
async function callAtTheEndOfTheStack(call) {
	/** @type {Promise<unknown>[]} */
	const calls = [];
	/** @type {Set<number>} */
	const pending = new Set();
	function descend() {
		try {
			descend();
		} catch (error) {
			if (calls.length < 500) calls.push(call());
			throw error;
		}
	}
	try {
		descend();
	} catch {
		// The end of the stack.
	}
	const ended = calls.map(async (promise, index) => {
		pending.add(index);
		await promise.catch(() => {});
		pending.delete(index);
	});
	const patience = new AbortController();
	await Promise.race([Promise.all(ended), sleep(20_000, null, { signal: patience.signal }).catch(() => {})]);
	patience.abort();
	return [...pending].map((index) => `call ${index} of ${calls.length} did not end`);
}

/** Calls of one client that never end, because nothing answers and nothing limits them. @param {number} calls */
async function abandonCalls(calls) {
	let attempts = 0;
	const endless = new TrackClient("site", "key", {
		timeout: 0,
		totalTimeout: 0,
		retry: { minTimeoutMs: 1, maxTimeoutMs: 1 },
		onRequest() {},
		fetch() {
			attempts += 1;
			// Every other attempt fails first, and never ends when it is repeated.
			return attempts % 2 === 0
				? Promise.resolve(new Response("{}", { status: 500 }))
				: new Promise(() => {});
		},
	});
	const operation = /** @type {const} */ ({ type: "person", action: "delete", identifiers: { id: "42" } });
	for (let call = 0; call < calls; call += 4) {
		const started = [
			endless.identify("42", { plan: "pro" }),
			endless.rawRequest({ url: "/v1/x", method: "PUT", data: { a: 1 } }),
			endless.batch([operation]),
			endless.sendAll([operation]),
		];
		// Some are not repeated.
		for (const promise of started) promise.catch(() => {});
		if (call % 100 === 0) await nextTurn();
		if (call % 2000 === 0) await measure(wasmMemory());
	}
	const inUse = await measure(wasmMemory());
	console.log(`${calls} calls that never end: ${describe(inUse)}`);
	return inUse.wasm;
}

if (collector === "with") {
	// Fewer calls may end before the memory has reached its full size, which depends on when the engine collects.
	const [few, many] = [await abandonCalls(8000), await abandonCalls(20_000)];
	checks.check(
		"20000 calls that never end leave the memory as 8000 left it",
		many - few <= TOLERANCE ? [] : [`it grew by ${many - few} bytes`],
	);
}

const survivor = clientAt(0);
/** @type {unknown[]} */
const faults = [];
for (let round = 0; round < 20; round += 1) {
	const pending = await callAtTheEndOfTheStack(() =>
		survivor.track("42", { name: "a", data: { list: [{ deep: [1] }] } }),
	);
	faults.push(...pending);
	for (const client of [survivor, clientAt(round)])
		await client.track("42", { name: "b" }).catch((error) => faults.push(error));
}
checks.check(`every client works after calls at the end of the stack (${collector} a collector)`, faults);
checks.exit();
