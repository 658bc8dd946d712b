/**
 * Keeps secrets out of what is shown: errors, hooks, logs. The core says which texts are secrets; a server or a `fetch` may repeat them
 * anywhere.
 */
import { isObject, isRecord, tagOf } from "./fault.js";

const MARK = "[redacted]";

/** Headers that are secrets, whatever is in them. */
const SECRET_HEADER = /^(proxy-)?authorization$|^(set-)?cookie2?$/i;

/** How the core shows its own header. @type {unknown[]} */
const SHOWN_CREDENTIALS = [`Basic ${MARK}`, `Bearer ${MARK}`];

/** How many names and values of a host's error are searched. */
const PARTS = 100_000;

/** How many chained errors are copied. */
const CAUSES = 5;

/**
 * Each form in which secrets are searched for: unchanged, as JSON (PHP's too) and URLs (.NET's too) write them, and as Base64url. The longest
 * come first, because one may begin with another.
 *
 * @param {string[]} secrets
 */
export function formsOf(secrets) {
	const forms = secrets.flatMap((secret) => [
		secret,
		JSON.stringify(secret).slice(1, -1),
		secret.replaceAll("/", "\\/"),
		encodeURIComponent(secret),
		encodeURIComponent(secret).replaceAll(/%../g, (code) => code.toLowerCase()),
		secret.replaceAll("+", "-").replaceAll("/", "_"),
	]);
	return [...new Set(forms)].sort((one, other) => other.length - one.length);
}

/**
 * A copy of plain data without secrets. What is not plain data stays as it is.
 *
 * @param {unknown} value
 * @param {string[]} secrets
 * @returns {any}
 */
export function redact(value, secrets) {
	if (typeof value === "string")
		return secrets.reduce((text, secret) => text.replaceAll(secret, MARK), value);
	try {
		if (Array.isArray(value)) return value.map((item) => redact(item, secrets));
		if (!isObject(value) || !isRecord(value)) return value;
		return Object.fromEntries(
			Object.entries(value).map(([name, member]) => [
				name,
				SECRET_HEADER.test(name) && !SHOWN_CREDENTIALS.includes(member) ? MARK : redact(member, secrets),
			]),
		);
	} catch {
		// It throws when it is read.
		return MARK;
	}
}

/**
 * What a host or the caller's code has thrown: the same object, unless it contains a secret. Then a copy with name, message, code, stack
 * and cause.
 *
 * @param {unknown} thrown
 * @param {string[]} secrets
 * @param {number} [depth]
 * @returns {unknown}
 */
export function redactCause(thrown, secrets, depth = 0) {
	if (typeof thrown === "string") return redact(thrown, secrets);
	if (!isObject(thrown) || !holdsSecret(thrown, secrets)) return thrown;
	/** @param {string} name */
	const shown = (name) => redact(read(thrown, name), secrets);
	const copy = new Error();
	/** @param {string} name @param {unknown} value */
	const set = (name, value) =>
		Object.defineProperty(copy, name, { value, configurable: true, writable: true });
	for (const name of ["name", "message", "code", "stack"]) {
		const value = shown(name);
		if (/^(string|number)$/.test(typeof value)) set(name, value);
	}
	const cause = depth < CAUSES ? read(thrown, "cause") : undefined;
	if (cause !== undefined) set("cause", redactCause(cause, secrets, depth + 1));
	return copy;
}

/**
 * Whether a secret can be found in an object, or in what it leads to: the nearest objects are searched first.
 *
 * @param {object} object
 * @param {string[]} secrets
 */
function holdsSecret(object, secrets) {
	/** What is added during the loop is visited too. The global object never is: it leads everywhere. */
	const found = new Set([object]);
	found.delete(globalThis);
	let left = PARTS;
	for (const each of found) {
		const parts = partsOf(each);
		left -= parts.length;
		// What is not searched may hold one.
		if (left < 0) return true;
		for (const part of parts) {
			if (typeof part === "string" && secrets.some((secret) => part.includes(secret))) return true;
			if ((isObject(part) || typeof part === "function") && part !== globalThis) found.add(part);
		}
	}
	return false;
}

/** The names and values in an object of any kind. @param {object} object @returns {unknown[]} */
function partsOf(object) {
	// Bytes are shown as numbers, not as text.
	if (ArrayBuffer.isView(object)) return [];
	try {
		const names = Reflect.ownKeys(object);
		const tag = tagOf(object);
		// The getters of other objects may do anything: some of Node's print warnings.
		const readsGetters = isError(object) || isRecord(object);
		const own = names.map((name) => ownValue(object, name, readsGetters));
		const inherited = gettersOf(object, tag).map((name) => read(object, name));
		return [...names, ...own, ...inherited, ...itemsOf(object, tag), jsonOf(object)];
	} catch {
		// It throws when it is read.
		return [];
	}
}

/** What a collection of the host's holds. @param {any} object @param {string} tag */
function itemsOf(object, tag) {
	/** @type {unknown[]} */
	const items = [];
	if (!/^\[object (Headers|Map|Set|FormData|URLSearchParams)\]$/.test(tag)) return items;
	for (const item of object) {
		items.push(item);
		if (items.length > PARTS) break;
	}
	return items;
}

/** What an object shows of itself in JSON: a log may write it so. @param {any} object @returns {unknown} */
function jsonOf(object) {
	try {
		return object.toJSON?.();
	} catch {
		// Then a log cannot write it either.
		return undefined;
	}
}

/** @param {object} object @param {PropertyKey} name @param {boolean} readsGetters */
function ownValue(object, name, readsGetters) {
	const descriptor = Object.getOwnPropertyDescriptor(object, name);
	return descriptor?.get && readsGetters ? read(object, name) : descriptor?.value;
}

/** The getters of an object's class that may lead to a secret. @param {any} object @param {string} tag */
function gettersOf(object, tag) {
	if (/^\[object (Request|Response)\]$/.test(tag)) return ["headers", "url"];
	if (tag === "[object URL]") return ["href"];
	/** @type {PropertyKey[]} */
	const names = [];
	if (!isError(object)) return names;
	for (
		let at = Object.getPrototypeOf(object);
		at && Object.getPrototypeOf(at);
		at = Object.getPrototypeOf(at)
	) {
		names.push(...Reflect.ownKeys(at).filter((name) => Object.getOwnPropertyDescriptor(at, name)?.get));
	}
	return names;
}

/** @param {object} object */
const isError = (object) =>
	object instanceof Error || /^\[object (Error|DOMException)\]$/.test(tagOf(object));

/** @param {any} object @param {PropertyKey} name @returns {unknown} */
function read(object, name) {
	try {
		return object[name];
	} catch {
		return undefined;
	}
}
