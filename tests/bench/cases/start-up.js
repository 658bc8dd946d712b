/** The time from importing a client to its first request. */
import { barChart, barOf } from "../report/chart.js";
import { spread, table } from "../report/table.js";
import { interleave } from "../rounds.js";
import { chromiumPlace } from "../start-up/chromium.js";
import { commandPlaces } from "../start-up/commands.js";
import { VARIANTS } from "../start-up/starters.js";
import { workerdPlace } from "../start-up/workerd.js";
import { summarise } from "../statistics.js";

/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {import("../statistics.js").Summary} Summary */
/** Milliseconds; `difference` is relative to its reference in the same place. @typedef {{ place: string, contestant: string, time: Summary, difference?: Summary }} Row */

export const title = "Start-up";

/** @param {Bench} bench @returns {Promise<Row[]>} */
export const run = (bench) => compareStarts(bench, VARIANTS);

/**
 * Starts each starter many times, in each place.
 *
 * @param {Bench} bench
 * @param {import("../start-up/place.js").Starters} starters
 * @returns {Promise<Row[]>}
 */
export async function compareStarts(bench, starters) {
	/** @type {Row[]} */
	const rows = [];
	for (const place of await commandPlaces(bench, starters.command)) await compare(place);
	const others = [
		{ name: "workerd", open: () => workerdPlace(bench.folder, starters.workerd) },
		{ name: "Chromium", open: () => chromiumPlace(bench.folder, starters.page) },
	];
	for (const { name, open } of others) {
		const place = await bench.attempt(`${name}, set-up`, open);
		if (place) await compare(place);
	}
	return rows;

	/** @param {import("../start-up/place.js").Place} place */
	async function compare({ name: place, starters, start, close }) {
		const byName = new Map(starters.map((starter) => [starter.name, starter]));
		const names = [...byName.keys()];
		/** @param {string} name */
		const startOf = (name) => start(/** @type {import("../start-up/place.js").Starter} */ (byName.get(name)));
		try {
			const samples = await bench.attempt(`${place}, start-up`, async () => {
				// Warms up the file cache.
				await interleave(names, 1, startOf);
				return interleave(names, bench.scale.starts, startOf);
			});
			if (!samples) return;
			for (const { name: contestant, reference } of starters) {
				const row = { place, contestant, time: summarise(samples[contestant]) };
				const differences =
					reference && samples[contestant].map((time, round) => time - samples[reference][round]);
				rows.push(differences ? { ...row, difference: summarise(differences) } : row);
			}
		} finally {
			await close();
		}
	}
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export const report = (rows) =>
	table(
		["milliseconds", "import to first request", "above customerio-node, bundled"],
		rows.map(({ place, contestant, time, difference }) => [
			`${place}: ${contestant}`,
			spread(time),
			spread(difference),
		]),
	);

/** @param {readonly Row[]} rows @returns {string} SVG */
export function chart(rows) {
	return barChart({
		title: "From import to first request",
		panels: [
			{
				title: "Milliseconds, median and quartiles",
				bars: rows.map(({ place, contestant, time }) => barOf(place, contestant, time)),
			},
		],
	});
}
