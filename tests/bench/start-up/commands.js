/** Node, Deno and Bun: a new process for each start. */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "../../harness/bundles.js";
import { commandList, runScript } from "../runtimes/commands.js";
import { entryOf } from "./place.js";

/**
 * @param {import("../bench.js").Bench} bench
 * @param {readonly import("./place.js").Starter[]} starters
 * @returns {Promise<import("./place.js").Place[]>}
 */
export async function commandPlaces({ folder, server, runtimes }, starters) {
	await mkdir(join(folder, "bundles/node"), { recursive: true });
	for (const starter of starters.filter(({ bundled }) => bundled)) {
		const code = await bundle(entryOf(starter), folder, "node");
		await writeFile(join(folder, `bundles/node/${starter.module}.mjs`), code);
	}
	await copyFile(
		join(folder, "node_modules/customerio-wasm/track/core.wasm"),
		join(folder, "bundles/node/core.wasm"),
	);
	return commandList.map((command, index) => {
		/** @param {string} script @param {import("./place.js").Starter} starter */
		function run(script, { module, bundled }) {
			// Relative to the script.
			const path = bundled ? `../../bundles/node/${module}.mjs` : `./starts/${module}.js`;
			return runScript(command, folder, [`bench/inside/${script}`, path, server.url]);
		}
		return {
			name: runtimes[index].name,
			starters,
			start: async (starter) => Number(await run("start-up-cli.js", starter)),
			parts: async (starter) => JSON.parse(await run("start-up-parts-cli.js", starter)),
			close: async () => {},
		};
	});
}
