/** Where the time from importing a client to its first request goes. */
import { spread, table } from "../report/table.js";
import { interleave } from "../rounds.js";
import { commandPlaces } from "../start-up/commands.js";
import { CLIENT_ENTRIES } from "../start-up/starters.js";
import { workerdPlace } from "../start-up/workerd.js";
import { summarise } from "../statistics.js";

/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {import("../statistics.js").Summary} Summary */
/** Milliseconds. @typedef {{ place: string, contestant: string, parts: Record<string, Summary> }} Row */

export const title = "Parts of the start-up";

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function run(bench) {
	const places = await commandPlaces(bench, CLIENT_ENTRIES);
	const isolate = await bench.attempt("workerd, set-up", () => workerdPlace(bench.folder, CLIENT_ENTRIES));
	/** @type {Row[]} */
	const rows = [];
	for (const { name: place, parts, close } of isolate ? [...places, isolate] : places) {
		if (!parts) throw new Error(`${place} does not measure parts`);
		const byName = new Map(CLIENT_ENTRIES.map((starter) => [starter.name, starter]));
		/** @param {string} name */
		const partsOf = (name) => parts(/** @type {import("../start-up/place.js").Starter} */ (byName.get(name)));
		const samples = await bench.attempt(`${place}, parts of the start-up`, async () => {
			// Warms up the file cache.
			await interleave([...byName.keys()], 1, partsOf);
			return interleave([...byName.keys()], bench.scale.starts, partsOf);
		});
		for (const [contestant, starts] of Object.entries(samples ?? {})) {
			const names = Object.keys(starts[0]);
			const summaries = names.map((name) => [name, summarise(starts.map((parts) => parts[name]))]);
			rows.push({ place, contestant, parts: Object.fromEntries(summaries) });
		}
		await close();
	}
	return rows;
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export function report(rows) {
	const names = [...new Set(rows.flatMap(({ parts }) => Object.keys(parts)))];
	return table(
		["milliseconds", ...names],
		rows.map(({ place, contestant, parts }) => [
			`${place}: ${contestant}`,
			...names.map((name) => spread(parts[name])),
		]),
	);
}
