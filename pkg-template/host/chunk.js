/** Hands operations to the core, many at a time: a crossing costs as much as the core's own work for one operation. */

/** How many characters of text are handed over at a time, and how many texts. */
export const CHARACTERS = 32_768;
export const TEXTS = 512;

/** About how many bytes of a request an operation takes besides its text: a comma, and the id that an event gets. */
const OVERHEAD = 35;

/**
 * Takes operations. `text` holds their JSON texts without separators, and `lengths` the length of each in UTF-16. `offer` returns how many
 * bytes still fit into what it fills. An operation without a text comes as a `Fault`.
 *
 * @typedef {{ offer(text: string, lengths: Uint32Array): number, refuse(fault: unknown): void }} Taker
 */

/** Collects the texts of operations, and offers them to a run. */
export class Chunk {
	#taker;
	#toJson;
	#text = "";
	#lengths = new Uint32Array(TEXTS);
	#count = 0;
	/** About how many bytes of a request the chunk will take. */
	#bytes = 0;
	/** How many bytes fitted into the run's open batch when the last chunk was offered. */
	#room = 0;

	/**
	 * @param {Taker} taker
	 * @param {(operation: unknown) => string | undefined} toJson
	 */
	constructor(taker, toJson) {
		this.#taker = taker;
		this.#toJson = toJson;
	}

	/**
	 * Takes an operation.
	 *
	 * @param {unknown} operation
	 * @returns {boolean} whether operations were offered, so that a request may be full
	 */
	add(operation) {
		let text;
		try {
			text = this.#toJson(operation) ?? "null";
		} catch (fault) {
			this.offer();
			this.#taker.refuse(fault);
			return true;
		}
		if (text.length > CHARACTERS) this.offer();
		this.#text += text;
		this.#lengths[this.#count] = text.length;
		this.#count += 1;
		this.#bytes += text.length + OVERHEAD;
		const isFull = this.#bytes > this.#room || this.#text.length > CHARACTERS || this.#count === TEXTS;
		if (isFull) this.offer();
		return isFull;
	}

	/** Offers what was collected. */
	offer() {
		if (this.#count > 0) this.#room = this.#taker.offer(this.#text, this.#lengths.subarray(0, this.#count));
		this.#text = "";
		this.#count = 0;
		this.#bytes = 0;
	}
}
