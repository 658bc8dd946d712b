/** The page's localStorage, which may be missing, full, or forbidden: then a read finds nothing, and a write says that it failed. */

/** @param {string} key @returns {string | null} */
export function read(key) {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

/** @param {string} key @param {string} value @returns {boolean} whether it was written */
export function write(key, value) {
	try {
		localStorage.setItem(key, value);
		return true;
	} catch {
		return false;
	}
}

/** @param {string} key */
export function remove(key) {
	try {
		localStorage.removeItem(key);
	} catch {
		// If nothing can be removed, nothing was written.
	}
}

/** The keys that begin with a text. @param {string} prefix */
export function keysFrom(prefix) {
	try {
		return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
	} catch {
		return [];
	}
}
