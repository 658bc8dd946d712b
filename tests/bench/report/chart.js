/** Bar charts as SVG, readable on a light and on a dark page. */
import { figure } from "./table.js";

/** @typedef {{ series: string, value: number, low?: number, high?: number }} Bar `low` and `high` are the quartiles */
/** @typedef {{ label: string, bars: readonly Bar[] }} Group */
/** @typedef {{ title: string, groups: readonly Group[] }} Panel its bars share a scale */
/** @typedef {{ title: string, series: readonly string[], panels: readonly Panel[] }} Chart */

const WIDTH = 860;
const MARGIN = 24;
const LABELS = 250;
const VALUES = 76;
const BAR = 15;
const GAP = 10;
const TITLE = 48;
const LEGEND_LINE = 22;
const PANEL_TITLE = 34;

/** A package's series have shades of one colour. */
const LIGHT = `
	.wasm0 { fill: #4f46e5 } .wasm1 { fill: #a5a0f5 } .wasm2 { fill: #d3d0fb }
	.node0 { fill: #475569 } .node1 { fill: #94a3b8 }
	.other0 { fill: #d1a054 } .other1 { fill: #e9d0a6 }`;
const DARK = `
	.wasm0 { fill: #8b85ff } .wasm1 { fill: #534ca8 } .wasm2 { fill: #38337a }
	.node0 { fill: #a3b1c6 } .node1 { fill: #5b6b82 }
	.other0 { fill: #b98a43 } .other1 { fill: #6f5630 }`;

/** @param {readonly string[]} series @returns {Map<string, string>} the class of each */
function shades(series) {
	/** @param {string} name */
	const family = (name) => /^customerio-(wasm|node)/.exec(name)?.[1] ?? "other";
	return new Map(
		series.map((name, index) => {
			const before = series.slice(0, index).filter((other) => family(other) === family(name));
			return [name, family(name) + before.length];
		}),
	);
}

const STYLE = `
	text { font: 13px system-ui, sans-serif; fill: #1f2937 }
	.title { font-size: 17px; font-weight: 600 }
	.panel { font-weight: 600 }
	.page { fill: #ffffff }
	.axis, .whisker { stroke: #1f2937; fill: none }
	.axis { opacity: 0.35 }
	${LIGHT}
	@media (prefers-color-scheme: dark) {
		text { fill: #e5e7eb }
		.page { fill: #0d1117 }
		.axis, .whisker { stroke: #e5e7eb }
		${DARK}
	}`;

/** @param {string} text */
const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** @param {number} x @param {number} y @param {string} content @param {string} [attributes] */
const text = (x, y, content, attributes = "") =>
	`<text x="${x}" y="${y}"${attributes && ` ${attributes}`}>${escaped(content)}</text>`;

/** @param {Chart} chart @returns {string} */
export function barChart({ title, series, panels }) {
	/** @type {string[]} */
	const parts = [text(MARGIN, 30, title, 'class="title"')];
	const colours = shades(series);
	let y = drawLegend(parts, colours, TITLE);
	for (const panel of panels) {
		parts.push(text(MARGIN, y + 22, panel.title, 'class="panel"'));
		y = drawGroups(parts, panel.groups, colours, y + PANEL_TITLE);
	}
	const height = y + MARGIN - GAP;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img">`,
		`<title>${escaped(title)}</title>`,
		`<style>${STYLE}\n</style>`,
		`<rect class="page" width="${WIDTH}" height="${height}" rx="8"/>`,
		...parts,
		"</svg>\n",
	].join("\n");
}

/** @param {string[]} parts where the drawing goes @param {Map<string, string>} colours @param {number} top @returns {number} where it ends */
function drawLegend(parts, colours, top) {
	let [x, y] = [MARGIN, top];
	for (const [name, colour] of colours) {
		const width = 18 + name.length * 7.4 + 24;
		if (x + width > WIDTH) [x, y] = [MARGIN, y + LEGEND_LINE];
		parts.push(`<rect class="${colour}" x="${Math.round(x)}" y="${y}" width="12" height="12" rx="2"/>`);
		parts.push(text(Math.round(x) + 18, y + 11, name));
		x += width;
	}
	return y + LEGEND_LINE;
}

/**
 * @param {string[]} parts where the drawing goes
 * @param {readonly Group[]} groups
 * @param {Map<string, string>} colours
 * @param {number} top
 * @returns {number} where it ends
 */
function drawGroups(parts, groups, colours, top) {
	const left = MARGIN + LABELS;
	const most = Math.max(...groups.flatMap(({ bars }) => bars.map(({ value, high = value }) => high)));
	const scale = (WIDTH - left - VALUES - MARGIN) / most;
	let y = top;
	for (const { label, bars } of groups) {
		const middle = y + (bars.length * BAR) / 2 + 4;
		parts.push(text(left - 10, middle, label, 'text-anchor="end"'));
		for (const bar of bars) {
			drawBar(parts, bar, String(colours.get(bar.series)), left, y, scale);
			y += BAR;
		}
		y += GAP;
	}
	parts.push(`<path class="axis" d="M${left} ${top - 4}V${y - GAP + 4}"/>`);
	return y;
}

/**
 * @param {string[]} parts
 * @param {Bar} bar
 * @param {string} colour
 * @param {number} left
 * @param {number} y
 * @param {number} scale
 */
function drawBar(parts, { value, low, high }, colour, left, y, scale) {
	/** @param {number} amount */
	const at = (amount) => Math.round(amount * scale * 10) / 10;
	const width = Math.max(at(value), 1);
	parts.push(`<rect class="${colour}" x="${left}" y="${y}" width="${width}" height="${BAR - 2}" rx="2"/>`);
	const middle = y + BAR / 2 - 1;
	const hasSpread = low !== undefined && high !== undefined && at(high) - at(low) >= 2;
	if (hasSpread) {
		const [from, to] = [left + at(low), left + at(high)];
		parts.push(
			`<path class="whisker" d="M${from} ${middle}H${to}M${from} ${middle - 3}v6M${to} ${middle - 3}v6"/>`,
		);
	}
	const end = left + Math.max(width, hasSpread ? at(high) : 0);
	parts.push(text(end + 6, middle + 4.5, figure(value)));
}
