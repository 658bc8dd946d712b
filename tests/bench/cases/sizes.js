/** Download sizes of each entry, compared with Customer.io's own packages. */

import { bundle } from "../../harness/bundles.js";
import { ROOT } from "../../harness/consumer.js";
import { barChart } from "../report/chart.js";
import { kilobytes, table } from "../report/table.js";
import { packageSizes, sizeOf } from "../sizes.js";

/** @typedef {import("../sizes.js").Size} Size */
/** `js` and `wasm`: the parts of the total, where there is WebAssembly. @typedef {{ package: string, entry: string, js?: Size, wasm?: Size, total: Size }} Row */

export const title = "Sizes";

const OURS = "customerio-wasm";

/** The entries with WebAssembly in a file of its own. */
const WITH_WASM = ["track", "pipelines", "app", "relay", "queue"];

/** @param {import("../bench.js").Bench} bench @returns {Promise<Row[]>} */
export async function run({ folder }) {
	/** @param {string} from @param {string} entry @param {string} specifier @param {string} within @param {import("../../harness/bundles.js").Target} target @returns {Promise<Row>} */
	const alone = async (from, entry, specifier, within, target) => ({
		package: from,
		entry,
		total: sizeOf(await bundle(`export * from "${specifier}"`, within, target)),
	});
	/** @param {string} entry */
	const own = (entry) => alone(OURS, entry, `${OURS}${entry}`, folder, "browser");
	const withWasm = WITH_WASM.map(async (name) => ({
		package: OURS,
		entry: `/${name}`,
		...(await packageSizes(name, folder)),
	}));
	return [
		...(await Promise.all(withWasm)),
		await own("/track/inline"),
		await own("/page"),
		await own("/webhooks"),
		await alone("customerio-node", "for Node", "customerio-node", folder, "node"),
		await alone(
			"cdp-analytics-browser",
			"for browsers",
			"@customerio/cdp-analytics-browser",
			ROOT,
			"browser",
		),
	];
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export const report = (rows) =>
	table(
		["kB", "JavaScript, gzip", "WebAssembly, gzip", "all, gzip", "all, brotli", "all, minified"],
		rows.map(({ package: from, entry, js, wasm, total }) => [
			`${from}: ${entry}`,
			js ? kilobytes(js.gzip) : "–",
			wasm ? kilobytes(wasm.gzip) : "–",
			...[total.gzip, total.brotli, total.raw].map(kilobytes),
		]),
	);

/** @param {readonly Row[]} rows @returns {string} SVG */
export function chart(rows) {
	return barChart({
		title: "Size of the download",
		panels: [
			{
				title: "kB, minified and gzipped",
				bars: rows.map(({ package: group, entry: series, total }) => ({
					group,
					series,
					value: total.gzip / 1000,
				})),
			},
		],
	});
}
