/**
 * The handle of a client of any API: what the client holds in the core. The first call opens it, and `close` frees it. If the core is
 * broken, the next call opens it in a fresh one.
 *
 * @import { Glue, Loader } from "./load.js"
 */
import { ownData } from "./json.js";
import { invalid } from "./report.js";
import { withCallersStack } from "./stack.js";

/** `Symbol.dispose`, or a symbol in its place in runtimes that do not have it. */
export const DISPOSE = /** @type {typeof Symbol.dispose} */ (Symbol.dispose ?? Symbol.for("Symbol.dispose"));

/** The same for `Symbol.asyncDispose`. */
export const ASYNC_DISPOSE = /** @type {typeof Symbol.asyncDispose} */ (
	Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")
);

/**
 * The key of the function that returns a client's handle. Not a private member: a Proxy (Vue's `reactive`) would not pass it on.
 */
const HANDLE = Symbol("handle");

/**
 * The most handles that are open at a time: one more closes the oldest. Garbage collection frees those of dropped clients late, because it
 * does not see how much of the WebAssembly's memory they hold, and never without a `FinalizationRegistry`. A client that is made for one
 * request is done long before its handle is the oldest.
 */
const MAX_OPEN = 200;

/** The open handles, the oldest first. @type {Set<{ close(): void }>} */
const open = new Set();

/**
 * @template {Glue} Core
 * @template {{ free(): void }} Part
 */
class Handle {
	#make;
	#options;
	/** @type {Core | undefined} */
	#core;
	/** @type {Part | undefined} */
	#part;
	/** How many calls the part is reading. Their getters, or a `fetch`, may close the client meanwhile. */
	#reading = 0;
	/** Parts that were closed while they read. @type {Part[]} */
	#closed = [];
	/** The handle for what the module of single calls lacks: this one, unless it has that module. @type {Handle<any, any>} */
	whole;
	/** Sends the calls of a client with `batching` together. It outlives the part. @type {any} */
	batching;
	/** Whether the client collects calls. */
	batches = false;
	/** What checks arguments before the part gets them. @type {any} */
	checks;
	/** Copies an argument, for a call that the core reads later. @type {(argument: unknown) => unknown} */
	own = (argument) => ownData(argument);

	/**
	 * @param {Loader<Core>} loader
	 * @param {(core: Core, handle: Handle<Core, Part>) => Part} make
	 * @param {unknown} options the client's, which limit the load
	 * @param {Loader<any>} [whole]
	 */
	constructor(loader, make, options, whole = loader) {
		this.loader = loader;
		this.#make = make;
		this.#options = options;
		this.whole = whole === loader ? this : new Handle(whole, make, options);
	}

	/** The client's options. @returns {any} */
	get options() {
		return this.#options;
	}

	/** The client's part in the core, if it is open. */
	get part() {
		const { core, isBroken } = this.loader;
		return this.#core === core && !isBroken ? this.#part : undefined;
	}

	#isLoaded() {
		return Boolean(this.loader.core) && !this.loader.isBroken;
	}

	/** Opens the client's part in the core, which is loaded. @returns {Part} */
	#open() {
		const core = /** @type {Core} */ (this.loader.core);
		this.#part = this.#make(core, this);
		this.#core = core;
		// A closed client would forget how many calls its rate limit still allows.
		if (this.options?.rateLimit === undefined) open.add(this);
		if (open.size > MAX_OPEN) open.values().next().value?.close();
		return this.#part;
	}

	close() {
		open.delete(this);
		const part = this.#part;
		this.#part = undefined;
		if (this.#reading === 0) part?.free();
		else if (part) this.#closed.push(part);
		if (this.whole !== this) this.whole.close();
	}

	/**
	 * Uses the client's part in the core, at once if the core is loaded. If it throws or rejects, the caller must mark the core as broken
	 * where {@link use} does.
	 *
	 * @template T
	 * @template {unknown[]} Parameters
	 * @param {(part: Part, parameters: Parameters) => T | Promise<T>} act
	 * @param {string} action the public method's name
	 * @param {unknown[]} limits the call's objects of options, which limit the load
	 * @param {Parameters} parameters the call's arguments
	 * @returns {T | Promise<T>}
	 */
	run(act, action, limits, parameters) {
		if (!this.#isLoaded()) {
			const loading = this.loader.load(action, ...limits, this.#options);
			// Not awaited if it was loaded at once: the next calls would overtake this one.
			if (!this.#isLoaded()) {
				// Copied now, so that changes during the load have no effect.
				const own = /** @type {Parameters} */ (parameters.map((argument) => this.own(argument)));
				return loading.then(() => this.run(act, action, limits, own));
			}
		}
		// Nothing is awaited between opening and use: meanwhile, the calls of other clients could close the part.
		const part = this.part ?? this.#open();
		this.#reading += 1;
		try {
			return act(part, parameters);
		} finally {
			this.#reading -= 1;
			if (this.#reading === 0 && this.#closed.length > 0)
				for (const closed of this.#closed.splice(0)) closed.free();
		}
	}

	/**
	 * Uses the client's part in the core, as {@link run} does.
	 *
	 * @param {(part: Part) => any} act
	 * @param {string} action the public method's name
	 * @param {unknown[]} limits the call's objects of options, which limit the load
	 * @returns {Promise<any>}
	 */
	async use(act, action, limits) {
		try {
			return await this.run(act, action, limits, []);
		} catch (/** @type {any} */ thrown) {
			// No function is called here: the stack may have overflowed. Each error of this package has `attempts`.
			if (thrown?.attempts === undefined) this.loader.isBroken = true;
			throw withCallersStack(thrown);
		}
	}
}

/**
 * Gives a client its handle.
 *
 * @template {Glue} Core
 * @template {{ free(): void }} Part
 * @param {object} client
 * @param {Loader<Core>} loader
 * @param {(core: Core, handle: Handle<Core, Part>) => Part} make makes the client's part in the core
 * @param {unknown} options the client's, which limit the load
 * @param {Loader<any>} [whole] loads what `loader` does not have
 */
export function hold(client, loader, make, options, whole) {
	const handle = new Handle(loader, make, options, whole);
	Object.defineProperty(client, HANDLE, { value: () => handle, configurable: true });
	return handle;
}

/**
 * The handle of a client.
 *
 * @param {any} client what a method was called on
 * @param {string} action the method's name
 * @returns {Handle<any, any>}
 */
export function handleOf(client, action) {
	if (typeof client?.[HANDLE] === "function") return client[HANDLE]();
	throw invalid(action, "this", `is not a client: call it as a method: client.${action}(…)`);
}
