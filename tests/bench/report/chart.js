/** Bar charts of costs as SVG, readable on a light and on a dark page, and on a phone. */
import * as Plot from "@observablehq/plot";
import { parseHTML } from "linkedom";
import { figure } from "./table.js";

/** `low` and `high` are the quartiles. @typedef {{ group: string, series: string, value: number, low?: number, high?: number }} Bar */
/** The bars of a panel share a scale; the bars of a group are neighbours. @typedef {{ title: string, bars: readonly Bar[] }} Panel */
/** @typedef {{ title: string, panels: readonly Panel[] }} Chart */
/** One line of the chart: a heading, the name of a group, a bar, or a gap. @typedef {{ heading?: string, group?: string, bar?: Bar, scale?: number, y?: number }} Line */
/** @typedef {Line & { bar: Bar, scale: number }} BarLine */

/** Narrow, so that a phone shows it nearly in its own size. */
const WIDTH = 520;
const LINE_HEIGHT = 19;
const MARGIN = 16;
const TITLE_HEIGHT = 70;
/** Of the names below their heading, and between them and the bars. */
const INDENT = 10;
const GAP = 8;
/** What a letter of a name takes at most, on average: the reader's own font is not known. */
const LETTER = 7.8;
/** Of the figures on the right of the bars. */
const FIGURES = 56;

/** The colours are CSS variables: a media query can then adapt them to the reader's colour scheme. */
const STYLE = `
	svg {
		--page: #fff; --text: #1f2937; --faint: #4b5563; --wasm: #4f46e5; --node: #64748b; --other: #d1a054;
		background: var(--page); color: var(--text); border-radius: 8px; font: 13px system-ui, sans-serif;
	}
	@media (prefers-color-scheme: dark) {
		svg { --page: #0d1117; --text: #e5e7eb; --faint: #9ca3af; --wasm: #8b85ff; --node: #94a3b8; --other: #b98a43; }
	}`;

/** @param {string} group @param {string} series @param {import("../statistics.js").Summary} summary @returns {Bar} */
export const barOf = (group, series, { median: value, low, high }) => ({ group, series, value, low, high });

/** @param {Chart} chart @returns {string} */
export function barChart({ title, panels }) {
	const { document } = parseHTML("<html></html>");
	/** @type {Line[]} */
	const lines = panels.flatMap(panelLines).map((line, y) => ({ ...line, y }));
	const bars = lines.filter(isBar);
	/** @param {(bar: Bar) => number | undefined} length */
	const scaled =
		(length) =>
		(/** @type {BarLine} */ { bar, scale }) =>
			(length(bar) ?? bar.value) / scale;
	const names = MARGIN + INDENT + GAP + LETTER * Math.max(...bars.map(({ bar }) => bar.series.length));
	const atTheLeft = { y: "y", frameAnchor: /** @type {const} */ ("left"), dx: MARGIN - names };
	const atTheTop = { frameAnchor: /** @type {const} */ ("top-left"), dx: MARGIN - names };
	const svg = Plot.plot({
		document,
		ariaLabel: title,
		width: WIDTH,
		height: TITLE_HEIGHT + lines.length * LINE_HEIGHT + MARGIN,
		marginTop: TITLE_HEIGHT,
		marginRight: FIGURES,
		marginBottom: MARGIN,
		marginLeft: names,
		x: { axis: null, domain: [0, 1] },
		y: { axis: null, domain: lines.map(({ y }) => y), padding: 0.2, round: false },
		marks: [
			Plot.text([title], { ...atTheTop, dy: -50, fontSize: 16, fontWeight: 600 }),
			Plot.text(["Lower is better."], { ...atTheTop, dy: -28, fill: "var(--faint)" }),
			Plot.text(lines, { ...atTheLeft, text: "heading", fontWeight: 600 }),
			Plot.text(lines, { ...atTheLeft, text: "group", fill: "var(--faint)" }),
			Plot.text(bars, { ...atTheLeft, text: ({ bar }) => bar.series, dx: atTheLeft.dx + INDENT }),
			Plot.barX(bars, { y: "y", x: scaled(({ value }) => value), fill: colour, rx: 2 }),
			Plot.ruleY(bars, { y: "y", x1: scaled(({ low }) => low), x2: scaled(({ high }) => high) }),
			Plot.text(bars, {
				y: "y",
				x: scaled(({ high }) => high),
				text: ({ bar }) => figure(bar.value),
				textAnchor: "start",
				dx: 6,
			}),
		],
	});
	svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
	const style = svg.querySelector("style");
	if (style) style.textContent = STYLE;
	return `${svg.outerHTML}\n`;
}

/** @param {Panel} panel @returns {Line[]} */
function panelLines({ title, bars }) {
	const scale = Math.max(...bars.map(({ value, high = value }) => high));
	const groups = [...new Set(bars.map(({ group }) => group))];
	return [
		{ heading: title },
		...groups.flatMap((group) => [
			...(group === "" ? [] : [{ group }]),
			...bars.filter((bar) => bar.group === group).map((bar) => ({ bar, scale })),
		]),
		{},
	];
}

/** @param {Line} line @returns {line is BarLine} */
const isBar = (line) => line.bar !== undefined;

/** One colour for each package. @param {BarLine} line */
const colour = ({ bar }) =>
	`var(--${/customerio-(wasm|node)/.exec(`${bar.group} ${bar.series}`)?.[1] ?? "other"})`;
