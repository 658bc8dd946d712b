/** Where the relay runs: workerd and Node, each in a process of its own, over loopback HTTP. */
import { join } from "node:path";
import { Miniflare } from "miniflare";
import { bundle } from "../../harness/bundles.js";
import { ROOT } from "../../harness/consumer.js";
import { outputMatching, start } from "../../harness/processes.js";
import { childRunning } from "../runtimes/proc.js";
import { WORKER_OPTIONS, wasm, workerd } from "../runtimes/workerd.js";

/** @typedef {{ url: string, pid: number | undefined, close(): Promise<void> }} Host `url` is the origin */
/** @typedef {{ name: string, open(folder: string): Promise<Host> }} HostKind */

/** @type {HostKind} */
export const workerdHost = {
	name: workerd.name,
	async open(folder) {
		const script = await bundle(
			'export { default } from "./bench/inside/relay/worker.js"',
			folder,
			"workerd",
		);
		const miniflare = new Miniflare({
			...WORKER_OPTIONS,
			modules: [
				{ type: "ESModule", path: "worker.js", contents: script },
				await wasm(folder, "relay/relay.wasm"),
			],
			// Without Miniflare's own Worker in front of this one.
			unsafeDirectSockets: [{ host: "127.0.0.1", port: 0 }],
		});
		const { origin } = await miniflare.unsafeGetDirectURL();
		return { url: origin, pid: childRunning("workerd"), close: () => miniflare.dispose() };
	},
};

/** @param {string} name with the version @returns {HostKind} */
export const nodeHost = (name) => ({
	name,
	async open(folder) {
		const node = join(ROOT, "node_modules/.bin/node");
		const server = start(node, ["bench/inside/relay/node.js"], { cwd: folder });
		const [url] = await outputMatching(server, /http:\S+/);
		return { url, pid: server.child.pid, close: server.stop };
	},
});
