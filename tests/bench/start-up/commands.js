/** Node, Deno and Bun: a fresh process for each start. */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "../bundles.js";
import { commandList, runScript } from "../runtimes/commands.js";
import { CLIENTS, entryOf, OURS } from "./place.js";

const BUNDLED = "customerio-node, bundled";

/** The modules of the contestants, as `start-up-cli.js` imports them. @type {Record<string, string>} */
const modules = {
	...Object.fromEntries(CLIENTS.map((name) => [name, `./contestants/${name}.js`])),
	[BUNDLED]: "../../bundles/node/customerio-node.mjs",
	[`${OURS}, bundled`]: `../../bundles/node/${OURS}.mjs`,
};

/** @param {import("../bench.js").Bench} bench @returns {Promise<import("./place.js").Place[]>} */
export async function commandPlaces({ folder, server, runtimes }) {
	await mkdir(join(folder, "bundles/node"), { recursive: true });
	for (const name of ["customerio-node", OURS]) {
		await writeFile(join(folder, `bundles/node/${name}.mjs`), await bundle(entryOf(name), folder, "node"));
	}
	await copyFile(
		join(folder, "node_modules/customerio-wasm/core.wasm"),
		join(folder, "bundles/node/core.wasm"),
	);
	return commandList.map((command, index) => ({
		name: runtimes[index].name,
		contestants: Object.keys(modules),
		reference: BUNDLED,
		start: async (contestant) =>
			Number(
				await runScript(command, folder, ["bench/inside/start-up-cli.js", modules[contestant], server.url]),
			),
		close: async () => {},
	}));
}
