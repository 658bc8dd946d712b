/** What the soaks share. */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { memoryOf, watchInstances } from "../bench/inside/instances.js";
import { resolveEntry } from "../harness/consumer.js";
import { collectGarbage } from "../harness/gc.js";

/**
 * The bytes in use: of objects, of buffers outside of the heap, and of the WebAssembly.
 *
 * @typedef {{ objects: number, buffers: number, wasm: number }} InUse
 */

/**
 * What is in use once the collector's callbacks, which run between its turns, have freed what they can: in Node some 2 MB after 5,000 calls.
 *
 * @param {WebAssembly.Memory} memory
 * @returns {Promise<InUse>}
 */
export async function measure({ buffer }) {
	for (let turn = 0; turn < 5; turn += 1) {
		collectGarbage();
		await sleep(20);
	}
	collectGarbage();
	const { heapUsed, external } = process.memoryUsage();
	return { objects: heapUsed, buffers: external, wasm: buffer.byteLength };
}

/** @param {InUse} inUse */
export const describe = (inUse) =>
	Object.entries(inUse)
		.map(([what, bytes]) => `${(bytes / 1e6).toFixed(2)} MB of ${what}`)
		.join(", ");

/** @param {string} folder the consumer project */
export async function importPackage(folder) {
	const entry = await resolveEntry(folder, ".", ["node", "import", "default"]);
	const url = pathToFileURL(join(folder, entry));
	/** @type {WebAssembly.Memory} of the package's newest instance */
	let memory;
	watchInstances({
		exports: (exports) => {
			const made = memoryOf(exports);
			// Node's own parser of HTTP is WebAssembly, too. It has two pages.
			if (made.buffer.byteLength > 1_000_000) memory = made;
			return exports;
		},
	});
	/** @type {typeof import("customerio-wasm")} */
	const cio = await import(url.href);
	return { ...cio, wasmMemory: () => memory };
}

/** Counts what passes and what does not. */
export class Checks {
	#passed = 0;
	#failed = 0;

	/** @param {string} name @param {readonly unknown[]} faults none if it passed */
	check(name, faults) {
		if (faults.length === 0) this.#passed += 1;
		else this.#failed += 1;
		console.log(`${faults.length === 0 ? "✔" : "✖"} ${name}`);
		for (const fault of faults.slice(0, 20)) console.log(`    ${fault}`);
		if (faults.length > 20) console.log(`    and ${faults.length - 20} more`);
	}

	/** Prints the last line and ends the process. @returns {never} */
	exit() {
		console.log(`\n${this.#passed} passed, ${this.#failed} failed`);
		process.exit(this.#failed === 0 ? 0 : 1);
	}
}
