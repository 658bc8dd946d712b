/** Loads the WebAssembly of an API, inside the first call that needs it. */
import { AbortError, TimeoutError } from "../public/errors.js";
import { wait } from "./attempt.js";
import { loadError } from "./load-error.js";
import { isSignal, ownMember } from "./options.js";
import { errorReport } from "./report.js";

/**
 * How a runtime gets the WebAssembly: at once, or by a promise that the signal ends. `again` says that an earlier load failed or was given
 * up.
 *
 * @typedef {(how: { signal: AbortSignal, again: boolean }) => WebAssembly.Module | Promise<WebAssembly.Module>} Source
 */

/**
 * A module of WebAssembly, in a runtime.
 *
 * @template {Glue} Core
 * @typedef {object} LoadedBy
 * @property {Source} source
 * @property {() => Core} makeCore makes its glue
 * @property {boolean} isolated whether a request must not wait for what another one started, as in workerd
 */

/**
 * The glue of one instance of the WebAssembly. It has the state of that instance alone, so that a fresh one can replace it.
 *
 * @typedef {object} Glue
 * @property {WebAssembly.Imports} imports
 * @property {(instance: WebAssembly.Instance) => void} start
 */

/** @typedef {{ controller: AbortController, finished: Promise<void>, waiting: number }} Load */

/** The limits of a call that sets none, in milliseconds: the core's own defaults for an attempt and for the whole call. */
const DEFAULT_LIMITS = { timeout: 10_000, totalTimeout: 60_000 };

/** The longest delay of a timer, in milliseconds: `TIMER_MS` in the core. */
const MAX_MS = 2 ** 31 - 1;

/**
 * Loads the core for the clients of one API.
 *
 * @template {Glue} Core
 * @typedef {object} Loader
 * @property {Core | undefined} core once it is loaded
 * @property {boolean} isBroken whether a stack overflow interrupted a call inside the core: the next call gets a fresh instance
 * @property {(action: string, ...options: unknown[]) => Promise<Core>} load loads it for a call of `action` (the public method's name);
 * the objects of options limit the call, the nearest first
 */

/**
 * @template {Glue} Core
 * @param {LoadedBy<Core>} module
 * @returns {Loader<Core>}
 */
export function makeLoader({ source, makeCore }) {
	/** @type {Loader<Core>} */
	const loader = { core: undefined, isBroken: false, load };
	/** @type {WebAssembly.Module | undefined} */
	let module;
	/** The load that calls join. @type {Load | undefined} */
	let current;
	let hasFailed = false;
	/** Each wakes a call that waits for a load: any load, because an earlier one may never end. @type {Set<() => void>} */
	const waiting = new Set();

	/**
	 * Begins a load. If the runtime has the module at once, the load ends here. So requests share no promise in a host where none may wait
	 * for another one's.
	 *
	 * @returns {Load | undefined} what is left to wait for
	 */
	function begin() {
		const controller = new AbortController();
		const found = source({ signal: controller.signal, again: hasFailed });
		// Not by `instanceof`: the module may be of another realm.
		if (!("then" in found)) {
			module = found;
			const made = makeCore();
			made.start(new WebAssembly.Instance(module, made.imports));
			loader.core = made;
			return undefined;
		}
		const finished = found.then(async (compiled) => {
			const made = makeCore();
			made.start(await WebAssembly.instantiate(compiled, made.imports));
			module ??= compiled;
			loader.core ??= made;
			for (const wake of waiting) wake();
		});
		return { controller, finished, waiting: 0 };
	}

	/**
	 * Waits for a load, within the limits of a call. A load that fails, or that a call gives up, is forgotten: the next call begins
	 * another one. It ends when nobody waits for it any more.
	 *
	 * @param {Load} load
	 * @param {string} action
	 * @param {unknown[]} options
	 */
	async function join(load, action, options) {
		const { signal, timeout } = limitsOf(options);
		/** @type {() => void} */
		let wake = () => {};
		const loaded = new Promise((resolve, reject) => {
			wake = () => resolve(undefined);
			load.finished.then(wake, reject);
		});
		// Not a race with one promise for all loads: that would keep every call in memory until the first load ends.
		waiting.add(wake);
		// If the signal has aborted before, nobody listens.
		loaded.catch(() => {});
		load.waiting += 1;
		const { kind, cause } = await wait(loaded, signal, timeout);
		waiting.delete(wake);
		load.waiting -= 1;
		if (load.waiting === 0) load.controller.abort();
		if (kind === "done") return;
		hasFailed = true;
		if (current === load) current = undefined;
		if (kind === "aborted")
			throw new AbortError(
				errorReport("aborted", `${action}: aborted by the caller's signal; nothing was sent`),
				cause,
			);
		if (kind === "timedOut") {
			throw new TimeoutError(
				errorReport(
					"timeout",
					`${action}: the WebAssembly was not loaded within ${timeout} ms; nothing was sent`,
					{
						retryable: true,
					},
				),
			);
		}
		throw loadError(action, cause);
	}

	/** Replaces a broken instance. Calls in flight end in the old one. */
	function renew() {
		loader.isBroken = false;
		if (!module) return;
		const made = makeCore();
		made.start(new WebAssembly.Instance(module, made.imports));
		loader.core = made;
	}

	/** @type {Loader<Core>["load"]} */
	async function load(action, ...options) {
		try {
			if (loader.isBroken) renew();
			if (loader.core) return loader.core;
			current ??= begin();
		} catch (cause) {
			throw loadError(action, cause);
		}
		if (current) await join(current, action, options);
		return /** @type {any} */ (loader.core);
	}

	return loader;
}

/**
 * The limits of a call before the core has read its options. An invalid value is ignored here: the core will refuse it.
 *
 * @param {unknown[]} options
 * @returns {{ signal: AbortSignal | undefined, timeout: number }} 0 for no limit
 */
function limitsOf(options) {
	const [timeout, total] = /** @type {const} */ (["timeout", "totalTimeout"]).map(
		(name) => firstOwn(options, name, isDuration) ?? DEFAULT_LIMITS[name],
	);
	const limits = [timeout, total].filter((limit) => limit > 0);
	return {
		signal: firstOwn(options, "signal", isSignal),
		timeout: limits.length > 0 ? Math.min(...limits) : 0,
	};
}

/** @param {any} value @returns {value is number} */
const isDuration = (value) => typeof value === "number" && value >= 0 && value <= MAX_MS;

/**
 * @template T
 * @param {unknown[]} objects
 * @param {string} name
 * @param {(value: unknown) => value is T} is
 * @returns {T | undefined}
 */
function firstOwn(objects, name, is) {
	for (const object of objects) {
		try {
			const value = ownMember(object, name);
			if (is(value)) return value;
		} catch {
			// A getter or a proxy that throws.
		}
	}
	return undefined;
}
