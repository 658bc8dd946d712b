/** The memory of a long-lived client in Node and in workerd, sampled while it makes calls. */
import { OURS } from "../clients.js";
import { count, megabytes, table } from "../report/table.js";
import { currentMemory } from "../runtimes/proc.js";
import { withSession } from "../runtimes/session.js";

/** @typedef {import("../bench.js").Bench} Bench */
/** Bytes; `heap` is the heap in use after a forced garbage collection, where the runtime allows one. @typedef {{ calls: number, process: number | undefined, heap: number | undefined, wasm: number }} Sample */
/** @typedef {{ runtime: string, contestant: string, samples: Sample[] }} Row */

const SAMPLES = 10;
/** Between blocks the runtime has time for its idle tasks, as in production. */
const CALLS_IN_A_BLOCK = 1_000;
const IN_FLIGHT = 16;
/** `fetch` shows what the runtime itself needs under this load. */
const CONTESTANTS = [OURS, "fetch"];

export const title = "Long-lived client";

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function run({ runtimes, folder, scale, attempt }) {
	/** @type {Row[]} */
	const rows = [];
	for (const runtime of runtimes.filter(({ name }) => /^(Node|workerd)/.test(name))) {
		for (const contestant of CONTESTANTS) {
			const label = `${runtime.name}, ${count(scale.longLife)} calls, ${contestant}`;
			const samples = await attempt(label, () =>
				withSession(runtime, folder, (session) => sampleMemory(session, contestant, scale.longLife)),
			);
			if (samples) rows.push({ runtime: runtime.name, contestant, samples });
		}
	}
	return rows;
}

/**
 * @param {import("../runtimes/session.js").Session} session
 * @param {string} contestant
 * @param {number} calls
 * @returns {Promise<Sample[]>}
 */
async function sampleMemory(session, contestant, calls) {
	/** @type {import("../inside/block.js").Block} */
	const block = { contestant, action: "identify", url: null, calls: CALLS_IN_A_BLOCK, inFlight: IN_FLIGHT };
	/** @type {Sample[]} */
	const samples = [];
	for (let done = CALLS_IN_A_BLOCK; done <= calls; done += CALLS_IN_A_BLOCK) {
		await session.run("block", block);
		if (done % (calls / SAMPLES) !== 0) continue;
		const { value } = await session.run("memory");
		const { heap, wasm } = /** @type {{ heap?: number, wasm: number }} */ (value);
		samples.push({ calls: done, process: currentMemory(session.pid), heap, wasm });
	}
	return samples;
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export function report(rows) {
	const columns = rows.flatMap(({ runtime, contestant, samples }) => {
		const name = `${runtime}: ${contestant}`;
		return [
			{ heading: `${name}, process`, values: samples.map(({ process }) => process) },
			...(samples.every(({ heap }) => heap === undefined)
				? []
				: [{ heading: `${name}, heap after collection`, values: samples.map(({ heap }) => heap) }]),
			...(samples.every(({ wasm }) => wasm === 0)
				? []
				: [{ heading: `${name}, WebAssembly`, values: samples.map(({ wasm }) => wasm) }]),
		];
	});
	return table(
		["MB, by number of calls", ...rows[0].samples.map(({ calls }) => count(calls))],
		columns.map(({ heading, values }) => [heading, ...values.map(megabytes)]),
	);
}
