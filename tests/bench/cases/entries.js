/** The time from importing each entry of the package to its first request, or its first verdict. */
import { barChart, barOf } from "../report/chart.js";
import { spread, table } from "../report/table.js";
import { ENTRIES } from "../start-up/starters.js";
import { compareStarts } from "./start-up.js";

/** @typedef {import("./start-up.js").Row} Row */

export const title = "Start-up of each entry";

/** @param {import("../bench.js").Bench} bench @returns {Promise<Row[]>} */
export const run = (bench) => compareStarts(bench, ENTRIES);

/** @param {readonly Row[]} rows @returns {string} Markdown */
export function report(rows) {
	const places = [...new Set(rows.map(({ place }) => place))];
	/** @param {string} heading @param {"time" | "difference"} field */
	function byPlace(heading, field) {
		const named = rows.filter((row) => row[field] !== undefined);
		const names = [...new Set(named.map(({ contestant }) => contestant))];
		return table(
			[heading, ...places],
			names.map((name) => [
				name,
				...places.map((place) =>
					spread(named.find((row) => row.place === place && row.contestant === name)?.[field]),
				),
			]),
		);
	}
	return [
		byPlace("milliseconds", "time"),
		byPlace("milliseconds above customerio-node, bundled", "difference"),
	].join("\n\n");
}

/** @param {readonly Row[]} rows @returns {string} SVG */
export function chart(rows) {
	return barChart({
		title: "From import to first request, by entry (lower is better)",
		panels: [
			{
				title: "Milliseconds, median and quartiles",
				bars: rows.map(({ place, contestant, time }) => barOf(place, contestant, time)),
			},
		],
	});
}
