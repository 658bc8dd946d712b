/** The time from importing each entry of the package to its first request, or its first verdict. */
import { REFERENCE } from "../clients.js";
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
		/** Of the package first. @param {string} name */
		const rank = (name) => Number(name.startsWith(REFERENCE));
		const all = [...new Set(named.map(({ contestant }) => contestant))];
		const names = all.sort((one, other) => rank(one) - rank(other));
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
	const places = [...new Set(rows.map(({ place }) => place))];
	return barChart({
		title: "From import to first request, by entry",
		panels: places.map((place) => ({
			title: `${place}, milliseconds`,
			bars: rows
				.filter((row) => row.place === place)
				.map(({ contestant, time }) => barOf("", contestant, time)),
		})),
	});
}
