/**
 * The items that the relay has not acknowledged yet, shared by the tabs of an origin.
 *
 * Each has a key of its own in localStorage, because that has no transactions: two tabs that wrote one list would lose each other's items.
 * An item is in memory as long as it must not be stored, and where it cannot be.
 *
 * The key also names the generation: `reset` begins a new one, so that an item is never sent for the next person.
 */
import { MAX_ITEM_BYTES } from "./item.js";
import { isUsable, keysFrom, openChannel, read, remove, write } from "./storage.js";

/** @typedef {{ key: string, id: string, text: string }} Item */

/** The longest queue: items, and UTF-16 units of their texts. A page has some 5,000,000 of these for everything. */
const MAX_ITEMS = 1000;
const MAX_LENGTH = 1_000_000;

/**
 * @param {string} prefix of the keys
 * @param {() => string} makeId
 * @param {(reason: "full" | "corrupt", count: number) => void} lose
 */
export function makeQueue(prefix, makeId, lose) {
	/** By key. @type {Map<string, string>} */
	const memory = new Map();
	/** The keys of stored items that could not be removed: they must not be sent again and again. @type {Set<string>} */
	const stuck = new Set();
	const generationKey = `${prefix}generation`;
	let isStored = false;
	/** Empty before the first `reset`. */
	let generation = "";
	/** Hears of a generation that the storage did not take. @type {BroadcastChannel | undefined} */
	let channel;
	// As far as this tab knows: other tabs add and remove items, too.
	let [count, length] = [0, 0];

	const isFull = () => count > MAX_ITEMS || length > MAX_LENGTH;

	/** The start of the keys of the present generation, which is that of all tabs. */
	const startOfKeys = () => {
		generation = (isStored && read(generationKey)) || generation;
		return `${prefix}${generation}/`;
	};

	/** @param {string} key */
	const textOf = (key) => memory.get(key) ?? (stuck.has(key) ? null : read(key));

	/** @param {string} key @param {string} text */
	const put = (key, text) => {
		if (isStored && write(key, text)) return;
		memory.set(key, text);
		if (isStored) listen();
	};

	/** Only for items that the storage does not take: an open channel may keep a page out of the back/forward cache. */
	const listen = () => {
		channel ??= openChannel(prefix);
		if (!channel) return;
		channel.onmessage = ({ data }) => {
			generation = String(data);
		};
		// In Node, with a DOM for tests, it would keep the process alive.
		/** @type {any} */ (channel).unref?.();
	};

	/** @param {string} key */
	const removeKey = (key) => {
		memory.delete(key);
		if (!isStored) return;
		remove(key);
		if (read(key) !== null) stuck.add(key);
	};

	/** The items of all generations, the oldest first. @returns {Item[]} */
	const all = () => {
		/** @type {Item[]} */
		const items = [];
		let corrupt = 0;
		for (const key of new Set([...memory.keys(), ...(isStored ? keysFrom(prefix) : [])])) {
			const id = key.slice(-26);
			const text = /^\w{26}$/.test(id) ? textOf(key) : null;
			if (text === null) continue;
			if (isItem(text, id)) items.push({ key, id, text });
			else {
				removeKey(key);
				corrupt += 1;
			}
		}
		lose("corrupt", corrupt);
		[count, length] = [items.length, items.reduce((sum, { text }) => sum + text.length, 0)];
		return items.sort((one, other) => (one.id < other.id ? -1 : 1));
	};

	return {
		/** How many items there are, as far as this tab knows: no fewer than its own. */
		size: () => count,

		all,

		/** The start of the keys of the items that may be sent: another one after a `reset` in any tab. */
		start: startOfKeys,

		/** The items that may be sent, or those of a generation that has ended. @param {boolean} areCurrent */
		items: (areCurrent) => {
			const start = startOfKeys();
			// A tab that has not heard of the generation, because other code has cleared the storage, stores under an older one. What is in
			// memory was recorded before this tab heard of the generation.
			const isCurrent = (/** @type {Item} */ { key, id }) =>
				key.startsWith(start) || (id > generation && !memory.has(key));
			return all().filter((item) => isCurrent(item) === areCurrent);
		},

		/** Whether an item is still there: another tab may have sent it. @param {Item} item */
		has: ({ key }) => textOf(key) !== null,

		/**
		 * @param {string} id
		 * @param {string} text
		 * @param {ReadonlySet<string>} inFlight the keys of items that are not dropped to make room
		 */
		add(id, text, inFlight) {
			const key = startOfKeys() + id;
			// The page's own code may have cleared localStorage.
			if (isStored && generation && !read(generationKey)) write(generationKey, generation);
			put(key, text);
			count += 1;
			length += text.length;
			let dropped = 0;
			for (const item of isFull() ? all() : []) {
				if (!isFull()) break;
				if (inFlight.has(item.key)) continue;
				removeKey(item.key);
				dropped += 1;
				count -= 1;
				length -= item.text.length;
			}
			lose("full", dropped);
		},

		/** @param {readonly Item[]} items @returns {number} how many of them were there */
		remove(items) {
			const there = items.filter(this.has);
			for (const { key } of there) removeKey(key);
			return there.length;
		},

		/**
		 * From now on, items are stored, if that is possible: those of the present generation in memory, too. The others wait for `reset` to
		 * remove them.
		 */
		store() {
			if (!isUsable(`${prefix}probe`)) return;
			isStored = true;
			// The generation may have begun before it could be stored. Both are named by their times.
			if (generation > (read(generationKey) ?? "")) write(generationKey, generation);
			const start = startOfKeys();
			for (const [key, text] of [...memory]) {
				const id = key.slice(-26);
				// An item that is older than the generation stays in its own.
				if (id < generation) continue;
				memory.delete(key);
				put(start + id, text);
			}
			all();
		},

		/** Begins a new generation, in all tabs. */
		renew() {
			// Later than every item: a burst is ahead of the clock.
			generation = [makeId(), ...all().map(({ id }) => id)].sort().at(-1) ?? "";
			if (!isStored || write(generationKey, generation)) return;
			// The storage is full. Without the generation in it, a later page would send these items for the next person.
			for (const { key, text } of all()) {
				removeKey(key);
				memory.set(key, text);
			}
			if (write(generationKey, generation)) return;
			const others = openChannel(prefix);
			others?.postMessage(generation);
			others?.close();
		},

		/** Removes everything that was stored, and stores nothing more. @returns {number} how many items there were */
		clear() {
			isStored = true;
			const items = all();
			memory.clear();
			for (const key of keysFrom(prefix)) removeKey(key);
			isStored = false;
			all();
			return items.length;
		},
	};
}

/**
 * Whether a stored text is an item: anything on this origin can write there. The relay checks the rest.
 *
 * @param {string} text
 * @param {string} id
 */
function isItem(text, id) {
	try {
		return text.length <= MAX_ITEM_BYTES && JSON.parse(text).id === id;
	} catch {
		return false;
	}
}
