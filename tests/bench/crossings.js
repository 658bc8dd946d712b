/** Counts how often an action crosses the boundary between JavaScript and WebAssembly. The count is the same on any machine. */
import { watchInstances } from "./inside/instances.js";

/** Calls from WebAssembly to JavaScript, and from JavaScript to WebAssembly. @typedef {{ imports: number, exports: number }} Crossings */

/** @type {Crossings} */
const counted = { imports: 0, exports: 0 };

/**
 * @param {WebAssembly.ModuleImports | WebAssembly.Exports} functions
 * @param {keyof Crossings} side
 */
function counting(functions, side) {
	return Object.fromEntries(
		Object.entries(functions).map(([name, member]) => {
			if (typeof member !== "function") return [name, member];
			/** @param {unknown[]} args */
			const counter = (...args) => {
				counted[side] += 1;
				return member(...args);
			};
			return [name, counter];
		}),
	);
}

/** Starts counting. Call it before the package loads its WebAssembly. */
export function countCrossings() {
	watchInstances({
		imports: (modules) =>
			Object.fromEntries(
				Object.entries(modules).map(([name, functions]) => [name, counting(functions, "imports")]),
			),
		exports: (exports) => /** @type {WebAssembly.Exports} */ (counting(exports, "exports")),
	});
}

/** After a call settles, later jobs still release what it held. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 10));

/** @param {() => Promise<unknown>} act @returns {Promise<Crossings>} */
export async function crossingsOf(act) {
	// The first call fills caches.
	await act();
	await settled();
	const before = { ...counted };
	await act();
	await settled();
	return { imports: counted.imports - before.imports, exports: counted.exports - before.exports };
}
