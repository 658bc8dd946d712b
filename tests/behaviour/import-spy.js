/**
 * Records what code does while modules are evaluated. Import it for its side effect before the package, because modules
 * are evaluated in the order of their imports; then call {@link importActivity}.
 */

/** @typedef {Record<string, unknown>} Holder */

const WATCHED = {
	globalThis: ["fetch", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "XMLHttpRequest"],
	WebAssembly: ["compile", "compileStreaming", "instantiate", "instantiateStreaming", "Instance"],
	Math: ["random"],
	Date: ["now"],
};

/** @type {string[]} */
const calls = [];
const undo = Object.entries(WATCHED).flatMap(([holderName, names]) => {
	const global = /** @type {Holder} */ (/** @type {unknown} */ (globalThis));
	const holder = /** @type {Holder} */ (holderName === "globalThis" ? global : global[holderName]);
	return names.map((name) => watch(holder, name, `${holderName}.${name}`));
});

/** @param {Holder} holder @param {string} name @param {string} label */
function watch(holder, name, label) {
	const original = holder[name];
	if (typeof original !== "function") return () => {};
	holder[name] = new Proxy(original, {
		apply(target, self, args) {
			calls.push(label);
			return Reflect.apply(target, self, args);
		},
		construct(target, args, newTarget) {
			calls.push(`new ${label}`);
			return Reflect.construct(target, args, newTarget);
		},
	});
	return () => {
		holder[name] = original;
	};
}

/**
 * Stops recording.
 *
 * @returns {string[]} what was called, for example `["globalThis.fetch"]`
 */
export function importActivity() {
	for (const restore of undo) restore();
	// A copy: code that kept a watched function still adds to the list.
	return [...calls];
}
