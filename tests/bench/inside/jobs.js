/** The jobs that a runtime can run. Arguments and results are JSON. */
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

/**
 * How to trigger garbage collection, where possible.
 *
 * @type {{ gc?: (options?: { type: "minor" }) => void, Bun?: { gc(force: boolean): void } }}
 */
const { gc, Bun } = /** @type {any} */ (globalThis);

/**
 * Keeps a block from paying for the garbage of the previous one, where the runtime allows it. Only for the young garbage: in a full
 * collection, V8 discards the compiled code of functions whose objects are all gone, and the next block would compile it again.
 */
async function collect() {
	if (Bun) Bun.gc(true);
	else gc?.({ type: "minor" });
}

/** Collects all garbage, where the runtime allows it. */
function collectAll() {
	if (Bun) Bun.gc(true);
	else gc?.();
}

/** Bytes of linear memory of all instances and, where garbage collection can be triggered, of the used heap. */
async function memory() {
	// Weakly held values are released in the turns after a collection.
	for (let turn = 0; turn < 5; turn++) {
		collectAll();
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	return {
		wasm: [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
		heap: gc && process.memoryUsage().heapUsed,
	};
}

export const jobs = { block: runBlock, bulk: runBulk, collect, memory };
