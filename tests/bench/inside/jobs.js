/** What a runtime can be asked to do. The arguments and the answers are JSON. */
import process from "node:process";
import { runBlock } from "./block.js";
import { runBulk } from "./bulk.js";
import { memoryOf, watchInstances } from "./instances.js";

/** @type {Set<WebAssembly.Memory>} */
const memories = new Set();
watchInstances({
	exports(exports) {
		memories.add(memoryOf(exports));
		return exports;
	},
});

/** How the runtimes that can be told to collect garbage are told. @type {{ gc?: () => void, Bun?: { gc(force: boolean): void } }} */
const { gc, Bun } = globalThis;

/** So that no block pays for the garbage of the one before, where the runtime lets us. */
async function collect() {
	if (Bun) Bun.gc(true);
	else gc?.();
}

/** Bytes: of linear memory, of all instances; and of the heap that is in use, where the collector can be called. */
async function memory() {
	// What was held weakly goes in the turns after a collection.
	for (let turn = 0; turn < 5; turn++) {
		await collect();
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	return {
		wasm: [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
		heap: gc && process.memoryUsage().heapUsed,
	};
}

export const jobs = { block: runBlock, bulk: runBulk, collect, memory };
