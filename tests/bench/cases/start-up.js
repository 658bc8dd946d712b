/** The time from importing a client to its first request. */
import { barChart } from "../report/chart.js";
import { spread, table } from "../report/table.js";
import { interleave } from "../rounds.js";
import { chromiumPlace } from "../start-up/chromium.js";
import { commandPlaces } from "../start-up/commands.js";
import { workerdPlace } from "../start-up/workerd.js";
import { summarise } from "../statistics.js";

/** @typedef {import("../bench.js").Bench} Bench */
/** @typedef {import("../statistics.js").Summary} Summary */
/** Milliseconds; `difference` is relative to the reference in the same place. @typedef {{ place: string, contestant: string, isReference: boolean, time: Summary, difference: Summary }} Row */

export const title = "Start-up";

/** @param {Bench} bench @returns {Promise<Row[]>} */
export async function run(bench) {
	/** @type {Row[]} */
	const rows = [];
	for (const place of await commandPlaces(bench)) await compare(place);
	for (const [name, open] of Object.entries({ workerd: workerdPlace, Chromium: chromiumPlace })) {
		const place = await bench.attempt(`${name}, set-up`, () => open(bench.folder));
		if (place) await compare(place);
	}
	return rows;

	/** @param {import("../start-up/place.js").Place} place */
	async function compare({ name: place, contestants, reference, start, close }) {
		try {
			const samples = await bench.attempt(`${place}, start-up`, async () => {
				// Warms up the file cache.
				await interleave(contestants, 1, start);
				return interleave(contestants, bench.scale.starts, start);
			});
			if (!samples) return;
			for (const contestant of contestants) {
				const differences = samples[contestant].map((time, round) => time - samples[reference][round]);
				rows.push({
					place,
					contestant,
					isReference: contestant === reference,
					time: summarise(samples[contestant]),
					difference: summarise(differences),
				});
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
		rows.map(({ place, contestant, isReference, time, difference }) => [
			`${place}: ${contestant}`,
			spread(time),
			isReference ? "–" : spread(difference),
		]),
	);

/** @param {readonly Row[]} rows @returns {string} SVG */
export function chart(rows) {
	return barChart({
		title: "From import to first request (lower is better)",
		panels: [
			{
				title: "Milliseconds, median and quartiles",
				bars: rows.map(({ place: group, contestant: series, time: { median: value, low, high } }) => ({
					group,
					series,
					value,
					low,
					high,
				})),
			},
		],
	});
}
