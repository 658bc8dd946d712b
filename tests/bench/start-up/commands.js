/** Node, Deno and Bun: a new process for each start. */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundle } from "../bundles.js";
import { OURS, REFERENCE } from "../clients.js";
import { commandList, runScript } from "../runtimes/commands.js";
import { entryOf } from "./place.js";

const BUNDLED = `${REFERENCE}, bundled`;

/** The modules of the contestants, relative to `start-up-cli.js`. @type {Record<string, string>} */
const modules = {
	[OURS]: "./contestants/customerio-wasm.js",
	[`${OURS}, bundled`]: "../../bundles/node/customerio-wasm.mjs",
	[REFERENCE]: "./contestants/customerio-node.js",
	[BUNDLED]: "../../bundles/node/customerio-node.mjs",
	fetch: "./contestants/fetch.js",
};

/** @param {import("../bench.js").Bench} bench @returns {Promise<import("./place.js").Place[]>} */
export async function commandPlaces({ folder, server, runtimes }) {
	await mkdir(join(folder, "bundles/node"), { recursive: true });
	for (const name of [OURS, REFERENCE]) {
		await writeFile(join(folder, `bundles/node/${name}.mjs`), await bundle(entryOf(name), folder, "node"));
	}
	await copyFile(
		join(folder, "node_modules/customerio-wasm/track/core.wasm"),
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
