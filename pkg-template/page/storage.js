/** The page's localStorage, which may be missing, full, or forbidden: then a read finds nothing, and a write says that it failed. */

/** @template T @param {() => T} use @param {T} otherwise */
function orElse(use, otherwise) {
	try {
		return use();
	} catch {
		return otherwise;
	}
}

/** @param {string} key */
export const read = (key) => orElse(() => localStorage.getItem(key), null);

/** @param {string} key @param {string} value @returns {boolean} whether it was written */
export const write = (key, value) =>
	orElse(() => {
		localStorage.setItem(key, value);
		return true;
	}, false);

/** If nothing can be removed, nothing was written. @param {string} key */
export const remove = (key) => orElse(() => localStorage.removeItem(key), undefined);

/** The keys that begin with a text. @param {string} prefix */
export const keysFrom = (prefix) =>
	orElse(() => Object.keys(localStorage), []).filter((key) => key.startsWith(prefix));
