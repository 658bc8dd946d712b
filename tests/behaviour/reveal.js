/** Turns everything that a value reveals into text, to search it for secrets. */

/** Deeper than any error with its cause, response and headers. */
const DEPTH = 8;

/**
 * Returns everything that a logger or a debugger could print of a value: its own properties (hidden ones too), the getters
 * of its class, what it iterates over, its text and JSON, and what the runtime's inspector shows, if it has one.
 *
 * @param {unknown} value
 * @returns {string}
 */
export function textOf(value) {
	/** @type {string[]} */
	const texts = [attempt(() => String(value)), attempt(() => JSON.stringify(value)), inspect(value)];
	collect(value, texts, new Set(), DEPTH);
	return texts.join("\n");
}

/**
 * Returns the forms in which a key could appear.
 *
 * @param {string} siteId
 * @param {string} apiKey in ASCII
 */
export function secretsOf(siteId, apiKey) {
	return [apiKey, btoa(apiKey), btoa(`${siteId}:${apiKey}`)].map((text) => text.replace(/=+$/, ""));
}

/**
 * Expects that a value reveals none of the secrets.
 *
 * @param {import("./suite.js").Context} context
 * @param {string[]} secrets
 * @param {unknown} value
 * @param {string} [what] the value is
 */
export function expectNone({ expect }, secrets, value, what) {
	const text = textOf(value);
	for (const secret of secrets) expect(text, what).not.to.include(secret);
}

/** A `fetch` that throws all that it was given. @param {string} url @param {any} init @returns {never} */
export function throwRequest(url, init) {
	throw Object.assign(new Error(`failed: ${url} ${JSON.stringify(init.headers)}`), { init });
}

/** @param {() => unknown} run */
function attempt(run) {
	try {
		return String(run());
	} catch {
		return "";
	}
}

/** @param {unknown} value */
function inspect(value) {
	/** @type {any} */
	const { process, Deno, Bun } = globalThis;
	const util = attempt(() => process.version) && process.getBuiltinModule?.("node:util");
	return [
		attempt(() => util?.inspect(value, { depth: 20, showHidden: true, getters: true })),
		attempt(() => Deno?.inspect(value, { depth: 20, showHidden: true, getters: true })),
		attempt(() => Bun?.inspect(value)),
	].join("\n");
}

/** @param {unknown} value @param {string[]} texts @param {Set<unknown>} seen @param {number} depth */
function collect(value, texts, seen, depth) {
	if (typeof value !== "object" || value === null) {
		texts.push(attempt(() => String(value)));
		return;
	}
	if (depth === 0 || seen.has(value)) return;
	seen.add(value);
	for (const [name, member] of membersOf(value)) {
		texts.push(attempt(() => String(name)));
		collect(member, texts, seen, depth - 1);
	}
}

/** @param {object} value @returns {[string | symbol, unknown][]} */
function membersOf(value) {
	/** @type {[string | symbol, unknown][]} */
	const members = Reflect.ownKeys(value).map((name) => [name, read(value, name)]);
	// Up to the Object.prototype of any realm.
	for (
		let at = Object.getPrototypeOf(value);
		at && Object.getPrototypeOf(at);
		at = Object.getPrototypeOf(at)
	) {
		for (const name of Reflect.ownKeys(at)) {
			if (Object.getOwnPropertyDescriptor(at, name)?.get) members.push([name, read(value, name)]);
		}
	}
	const iterable = /** @type {Iterable<unknown>} */ (value);
	if (typeof iterable[Symbol.iterator] === "function" && !ArrayBuffer.isView(value)) {
		members.push(["", [...iterable]]);
	}
	return members;
}

/** @param {object} value @param {string | symbol} name */
function read(value, name) {
	try {
		return Reflect.get(value, name, value);
	} catch {
		return undefined;
	}
}
