/**
 * What the tabs of an origin share. The page's localStorage may be missing, full, forbidden or a replacement: then a read finds nothing, and
 * a write says that it failed.
 */

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

/** @param {string} key */
export const remove = (key) => orElse(() => localStorage.removeItem(key), undefined);

/** The keys that begin with a text. @param {string} prefix */
export const keysFrom = (prefix) =>
	orElse(() => Array.from(localStorage, (_, index) => localStorage.key(index) ?? ""), []).filter((key) =>
		key.startsWith(prefix),
	);

/** A channel to the other tabs, for what the storage does not take. @param {string} name @returns {BroadcastChannel | undefined} */
export const openChannel = (name) => orElse(() => new BroadcastChannel(name), undefined);

/**
 * Whether what is written can be found, read and removed, which not every replacement of localStorage does. One that is full takes nothing,
 * but may have items.
 *
 * @param {string} key
 */
export function isUsable(key) {
	if (!write(key, key)) return true;
	const isThere = keysFrom(key).some(read);
	remove(key);
	return isThere && !read(key);
}
