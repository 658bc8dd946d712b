/** How an error is recognised: by the kinds it carries. */

const KINDS = Symbol.for("customerio-wasm.error");

/**
 * Whether a value is an error of a kind. Not by the identity of its class, so that `instanceof` works across realms and duplicate installs
 * (the ESM and the CommonJS build in one process, for example).
 *
 * @param {any} value
 * @param {string} name
 */
export function isKind(value, name) {
	try {
		const kinds = value?.[KINDS];
		return Array.isArray(kinds) && kinds.includes(name);
	} catch {
		// A value that throws when it is read is not ours.
		return false;
	}
}

/**
 * Names a class, and makes `instanceof` recognise its errors by their kind.
 *
 * @param {Function & { prototype: Error & { [KINDS]?: string[] } }} errorClass
 * @param {string} name
 */
export function register(errorClass, name) {
	const kinds = [...(errorClass.prototype[KINDS] ?? []), name];
	// A minifier renames the class, but not what it is called here.
	Object.defineProperty(errorClass, "name", { value: name, configurable: true });
	Object.defineProperty(errorClass.prototype, "name", { value: name, configurable: true, writable: true });
	Object.defineProperty(errorClass.prototype, KINDS, { value: kinds });
	Object.defineProperty(errorClass, Symbol.hasInstance, {
		/** @this {Function} @param {any} value */
		value(value) {
			return this === errorClass
				? isKind(value, name)
				: Function.prototype[Symbol.hasInstance].call(this, value);
		},
	});
}
