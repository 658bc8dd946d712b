/** Makes text of all that can be got out of a value, to search it for what must not be in it. */

/** Deeper than any error with its cause, answer and headers. */
const DEPTH = 8;

/**
 * Everything that a logger, a debugger or a curious reader could print of a value: what its own properties hold (hidden
 * ones too), what the getters of its class give, what it iterates over, how it prints as text and as JSON, and what the
 * runtime's own inspector shows, where there is one.
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
 * The forms in which a key could show.
 *
 * @param {string} siteId
 * @param {string} apiKey of ASCII
 */
export function secretsOf(siteId, apiKey) {
	return [apiKey, btoa(apiKey), btoa(`${siteId}:${apiKey}`)].map((text) => text.replace(/=+$/, ""));
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
	// Up to the Object.prototype of whichever realm.
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
