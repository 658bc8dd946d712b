/** Download sizes, compared with Customer.io's own packages. */
import { ROOT } from "../../harness/consumer.js";
import { bundle } from "../bundles.js";
import { barChart } from "../report/chart.js";
import { kilobytes, table } from "../report/table.js";
import { packageSizes, sizeOf } from "../sizes.js";

/** @typedef {import("../sizes.js").Size} Size */
/** @typedef {{ package: string, what: string, size: Size }} Row */

export const title = "Sizes";

/** The label of the package's total. */
export const TOTAL = "both";

/** @param {import("../bench.js").Bench} bench @returns {Promise<Row[]>} */
export async function run({ folder }) {
	const { js, wasm, total } = await packageSizes("track", folder);
	/** @param {string} specifier @param {string} from @param {import("../bundles.js").Target} target */
	const bundled = async (specifier, from, target) =>
		sizeOf(await bundle(`export * from "${specifier}"`, from, target));
	return [
		{ package: "customerio-wasm", what: "JavaScript", size: js },
		{ package: "customerio-wasm", what: "WebAssembly", size: wasm },
		{ package: "customerio-wasm", what: TOTAL, size: total },
		{
			package: "customerio-wasm",
			what: "/inline, both in one",
			size: await bundled("customerio-wasm/track/inline", folder, "browser"),
		},
		{ package: "customerio-node", what: "for Node", size: await bundled("customerio-node", folder, "node") },
		{
			package: "cdp-analytics-browser",
			what: "for browsers",
			size: await bundled("@customerio/cdp-analytics-browser", ROOT, "browser"),
		},
	];
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export const report = (rows) =>
	table(
		["kB", "minified", "gzip -9", "brotli"],
		rows.map(({ package: from, what, size: { raw, gzip, brotli } }) => [
			`${from}: ${what}`,
			...[raw, gzip, brotli].map(kilobytes),
		]),
	);

/** @param {readonly Row[]} rows @returns {string} SVG */
export function chart(rows) {
	return barChart({
		title: "Size of the download (lower is better)",
		panels: [
			{
				title: "kB, minified and gzipped",
				bars: rows.map(({ package: group, what: series, size: { gzip } }) => ({
					group,
					series,
					value: gzip / 1000,
				})),
			},
		],
	});
}
