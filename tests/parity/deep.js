/** Deep inspection of arbitrary arguments. */

/** @param {unknown} value @returns {value is object} */
const isTree = (value) =>
	Array.isArray(value) ||
	(value === Object(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value)));

/**
 * Whether a value or any value nested in it passes a test.
 *
 * @param {unknown} value
 * @param {(value: unknown) => boolean} test
 * @param {readonly unknown[]} [above] the values that contain it
 * @returns {boolean}
 */
export function contains(value, test, above = []) {
	if (test(value)) return true;
	if (!isTree(value) || above.includes(value)) return false;
	return Object.values(value).some((member) => contains(member, test, [...above, value]));
}

/**
 * Whether a value contains itself.
 *
 * @param {unknown} value
 * @param {readonly unknown[]} [above] the values that contain it
 * @returns {boolean}
 */
function isCyclic(value, above = []) {
	if (!isTree(value)) return false;
	return above.includes(value) || Object.values(value).some((member) => isCyclic(member, [...above, value]));
}

/**
 * A copy with nested values replaced. A cyclic value is returned unchanged.
 *
 * @template T
 * @param {T} value
 * @param {(value: unknown) => unknown} replace
 * @returns {T}
 */
export function replaceDeep(value, replace) {
	const replaced = replace(value);
	if (replaced !== value || !isTree(value) || isCyclic(value)) return /** @type {T} */ (replaced);
	if (Array.isArray(value)) return /** @type {T} */ (value.map((member) => replaceDeep(member, replace)));
	const copy = Object.create(Object.getPrototypeOf(value));
	for (const [key, member] of Object.entries(value)) {
		const descriptor = { value: replaceDeep(member, replace), enumerable: true };
		// Defines the property, because `__proto__` is a name like any other.
		Object.defineProperty(copy, key, descriptor);
	}
	return copy;
}
