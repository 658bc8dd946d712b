/** Bytes to load, beside Customer.io's own packages. */
import { ROOT } from "../../harness/consumer.js";
import { bundle } from "../bundles.js";
import { barChart } from "../report/chart.js";
import { kilobytes, table } from "../report/table.js";
import { packageSizes, sizeOf } from "../sizes.js";

/** @typedef {import("../sizes.js").Size} Size */
/** @typedef {{ name: string, size: Size }} Row */

export const title = "Sizes";

export const TOTAL = "customerio-wasm: both";

/** @param {import("../bench.js").Bench} bench @returns {Promise<Row[]>} */
export async function run({ folder }) {
	const { js, wasm, total } = await packageSizes(folder);
	/** @param {string} specifier @param {string} from @param {import("../bundles.js").Target} target */
	const bundled = async (specifier, from, target) =>
		sizeOf(await bundle(`export * from "${specifier}"`, from, target));
	return [
		{ name: "customerio-wasm: JavaScript", size: js },
		{ name: "customerio-wasm: WebAssembly", size: wasm },
		{ name: TOTAL, size: total },
		{
			name: "customerio-wasm/inline: both in one",
			size: await bundled("customerio-wasm/inline", folder, "browser"),
		},
		{ name: "customerio-node, for Node", size: await bundled("customerio-node", folder, "node") },
		{
			name: "@customerio/cdp-analytics-browser",
			size: await bundled("@customerio/cdp-analytics-browser", ROOT, "browser"),
		},
	];
}

/** @param {readonly Row[]} rows @returns {string} Markdown */
export const report = (rows) =>
	table(
		["minified, kB", "raw", "gzip -9", "brotli"],
		rows.map(({ name, size: { raw, gzip, brotli } }) => [name, ...[raw, gzip, brotli].map(kilobytes)]),
	);

/** @param {readonly Row[]} rows @returns {string} SVG */
export function chart(rows) {
	const series = /** @type {const} */ (["gzip", "brotli"]);
	return barChart({
		title: "Bytes to load: kB, minified and compressed (less is better)",
		series,
		panels: [
			{
				title: "",
				groups: rows.map(({ name, size }) => ({
					label: name,
					bars: series.map((series) => ({ series, value: size[series] / 1000 })),
				})),
			},
		],
	});
}
