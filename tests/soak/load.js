/**
 * A page whose server does not give the WebAssembly for a while: `node tests/soak/load.js [calls]`. Each call must end within its own
 * limits, leave nothing behind, and the first one afterwards must work. The last line counts the checks.
 *
 * It is the entry point of browsers, in Node: only there can memory be measured.
 */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sharedConsumer } from "../harness/consumer.js";
import { Checks, measure } from "./support.js";

const CALLS = Number(process.argv[2] ?? 20_000);
/** What the objects in use may grow by after the first tenth of the calls, in bytes. */
const TOLERANCE = 1_000_000;
const WAVE = 200;
/** The WebAssembly has not been loaded. */
const NO_MEMORY = new WebAssembly.Memory({ initial: 0 });

const home = join(await sharedConsumer(), "node_modules/customerio-wasm/track");
const wasm = await readFile(join(home, "calls.wasm"));
const loads = { stalled: 0, ended: 0, isStalled: true };

/** @type {typeof fetch} */
globalThis.fetch = async (input, init) => {
	if (!String(input).endsWith("calls.wasm")) return new Response("{}");
	if (!loads.isStalled) return new Response(wasm, { headers: { "content-type": "application/wasm" } });
	loads.stalled += 1;
	return await new Promise((_resolve, reject) => {
		init?.signal?.addEventListener("abort", () => {
			loads.ended += 1;
			reject(init.signal?.reason);
		});
	});
};

/** @type {typeof import("customerio-wasm/track")} */
const { TrackClient } = await import(pathToFileURL(join(home, "browser.js")).href);
const checks = new Checks();
/** @type {unknown[]} */
const faults = [];

/** Calls of many clients at once, with a timeout, a signal or both. @param {number} from @param {number} to */
async function callWhileStalled(from, to) {
	for (let start = from; start < to; start += WAVE) {
		const calls = Array.from({ length: WAVE }, (_, index) => {
			const client = new TrackClient("site", "key", { totalTimeout: 30 + (index % 3) });
			return client.identify(
				`${start + index}`,
				{},
				index % 2 === 0 ? { signal: AbortSignal.timeout(5) } : {},
			);
		});
		for (const result of await Promise.allSettled(calls)) {
			const isExpected =
				result.status === "rejected" && ["TimeoutError", "AbortError"].includes(result.reason.name);
			if (!isExpected || result.reason.mayHaveTakenEffect) faults.push(result);
		}
	}
	const { objects } = await measure(NO_MEMORY);
	console.log(`${to} calls while the load was stalled: ${(objects / 1e6).toFixed(2)} MB of objects`);
	return objects;
}

const early = await callWhileStalled(0, CALLS / 10);
const late = await callWhileStalled(CALLS / 10, CALLS);
checks.check(`${CALLS} calls end within their limits while the load is stalled`, faults);
checks.check(
	"they leave nothing behind",
	late - early <= TOLERANCE ? [] : [`the objects in use grew by ${late - early} bytes`],
);
checks.check(
	"each load that nobody waits for is ended",
	loads.stalled > 1 && loads.ended === loads.stalled ? [] : [JSON.stringify(loads)],
);
loads.isStalled = false;
const results = await Promise.allSettled(
	Array.from({ length: WAVE }, (_, index) => new TrackClient("site", "key").identify(`${index}`)),
);
checks.check(
	"every call works as soon as the server gives the file",
	results.flatMap((result) => (result.status === "rejected" ? [result.reason] : [])),
);
checks.exit();
