/** Measures the parts of the time from importing a client to its first request, by the calls of the host's functions. */

/** @import { First } from "./start-up.js" */

/** The functions that compile and instantiate, at once or by a promise. */
const COMPILE = ["Module", "compile"];
const INSTANTIATE = ["Instance", "instantiate"];

/**
 * @param {() => Promise<{ first: First }>} load
 * @param {string} url a server's origin
 * @returns {Promise<Record<string, number>>} milliseconds, by the name of the part
 */
export async function startUpParts(load, url) {
	const realFetch = globalThis.fetch;
	await (await realFetch(new Request(url))).text();
	/** @type {number[]} */
	const sent = [];
	globalThis.fetch = (...request) => {
		sent.push(performance.now());
		return realFetch(...request);
	};
	const compiled = watch(COMPILE);
	const instantiated = watch(INSTANTIATE);
	const before = performance.now();
	const { first } = await load();
	const loaded = performance.now();
	await first(url);
	const again = performance.now();
	await first(url);
	const [firstSent, secondSent] = sent;
	/** @type {Record<string, number>} */
	const parts = {};
	if (compiled.begin !== undefined) {
		parts["read the WebAssembly"] = compiled.begin - loaded;
		for (const [name, { begin = 0, end = 0 }] of Object.entries({
			compile: compiled,
			instantiate: instantiated,
		}))
			parts[name] = end - begin;
	}
	const known = Object.values(parts).reduce((sum, part) => sum + part, 0);
	return {
		"load the JavaScript": loaded - before,
		...parts,
		"the rest of the first call": firstSent - loaded - known,
		"second call": secondSent - again,
	};
}

/**
 * Notes when one of WebAssembly's functions is first called, and when it is done.
 *
 * @param {readonly string[]} names
 * @returns {{ begin?: number, end?: number }}
 */
function watch(names) {
	/** @type {{ begin?: number, end?: number }} */
	const times = {};
	const host = /** @type {Record<string, any>} */ (/** @type {unknown} */ (WebAssembly));
	for (const name of names) {
		/** @param {() => any} act */
		const noted = (act) => {
			times.begin ??= performance.now();
			const result = act();
			const done = () => {
				times.end ??= performance.now();
			};
			if (typeof result.then === "function") result.then(done, done);
			else done();
			return result;
		};
		host[name] = new Proxy(host[name], {
			apply: (target, self, args) => noted(() => Reflect.apply(target, self, args)),
			construct: (target, args) => noted(() => Reflect.construct(target, args)),
		});
	}
	return times;
}
