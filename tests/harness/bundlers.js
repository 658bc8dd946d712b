/** webpack with a promise instead of callbacks. */
import { basename, dirname, join } from "node:path";
import webpack from "webpack";

/** Builds into `out`, relative to the project. @typedef {(folder: string, out: string) => Promise<unknown>} Build */

/**
 * @param {string} folder the project
 * @param {string} entry relative to the project
 * @param {string} out the output file, relative to the project
 * @param {webpack.Configuration} [options]
 * @returns {Promise<void>}
 */
export function buildWithWebpack(folder, entry, out, options) {
	const compiler = webpack({
		mode: "production",
		context: folder,
		entry: `./${entry}`,
		performance: false,
		output: { path: join(folder, dirname(out)), filename: basename(out) },
		...options,
	});
	return new Promise((resolve, reject) => {
		compiler?.run((error, stats) => {
			if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString()));
			else resolve();
		});
	});
}
