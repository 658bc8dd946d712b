/** The memory of a client that lives long, in Node and in workerd: sampled while it makes its calls. */
import { count, megabytes, table } from "../report/table.js";
import { currentMemory } from "../runtimes/proc.js";
import { withSession } from "../runtimes/session.js";

/** @typedef {import("../bench.js").Bench} Bench */
/** Bytes. @typedef {{ calls: number, process: number | undefined, wasm: number }} Sample */
/** @typedef {{ runtime: string, contestant: string, samples: Sample[] }} Row */

const SAMPLES = 10;
const IN_FLIGHT = 16;
/** The second shows what the runtime itself does under such a load. */
const CONTESTANTS = ["customerio-wasm", "fetch"];

export const title = "A client that lives long";

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function run({ runtimes, folder, scale, attempt }) {
	/** @type {Row[]} */
	const rows = [];
	for (const runtime of runtimes.filter(({ name }) => /^(Node|workerd)/.test(name))) {
		for (const contestant of CONTESTANTS) {
			const label = `${runtime.name}, ${count(scale.longLife)} calls, ${contestant}`;
			const samples = await attempt(label, () =>
				withSession(runtime, folder, async (session) => {
					/** @type {Sample[]} */
					const samples = [];
					const calls = scale.longLife / SAMPLES;
					for (let part = 1; part <= SAMPLES; part++) {
						await session.run("block", {
							contestant,
							action: "identify",
							url: null,
							calls,
							inFlight: IN_FLIGHT,
						});
						await session.run("collect");
						const { value: wasm } = await session.run("wasmMemory");
						samples.push({
							calls: part * calls,
							process: currentMemory(session.pid),
							wasm: Number(wasm),
						});
					}
					return samples;
				}),
			);
			if (samples) rows.push({ runtime: runtime.name, contestant, samples });
		}
	}
	return rows;
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export function report(rows) {
	const [{ samples }] = rows;
	return table(
		[
			"calls",
			...rows.map(({ runtime, contestant }) => `${runtime}: ${contestant}, MB`),
			...rows
				.filter(({ contestant }) => contestant === "customerio-wasm")
				.map(({ runtime }) => `${runtime}: its WebAssembly, MB`),
		],
		samples.map(({ calls }, index) => [
			count(calls),
			...rows.map(({ samples }) => megabytes(samples[index].process)),
			...rows
				.filter(({ contestant }) => contestant === "customerio-wasm")
				.map(({ samples }) => megabytes(samples[index].wasm)),
		]),
	);
}
