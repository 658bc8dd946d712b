/** webpack, without its callbacks. */
import { basename, dirname, join } from "node:path";
import webpack from "webpack";

/** Builds into `out`, in the project's folder. @typedef {(folder: string, out: string) => Promise<unknown>} Build */

/**
 * @param {string} folder of the project
 * @param {string} entry there
 * @param {string} out the file, there
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
