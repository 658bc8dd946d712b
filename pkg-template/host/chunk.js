/**
 * Operations on their way to the core: many at a time, because a crossing costs as much as the core's own work for one of them.
 *
 * @import { Bulk } from "../track/core.js"
 */
import { operationToJson } from "./json.js";

/** How many characters of text go to the core at a time, and how many operations. */
const CHARACTERS = 32_768;
const OPERATIONS = 512;

/** What is known of an operation. The core knows these numbers: `GUESSES` and `EVENT` in src/wasm/bulk.rs. */
const NOTHING = 0;
const IDENTIFY = 1;
const EVENT = 2;

/** Collects the texts of operations, and offers them to a run. */
export class Chunk {
	#run;
	#text = "";
	/** For each operation four times the length of its text, and what is known of it. */
	#sizes = new Uint32Array(OPERATIONS);
	#count = 0;
	/** About how many bytes of a request they will take. */
	#bytes = 0;
	/** How many bytes there were in the run's request. */
	#room = 0;

	/** @param {Bulk} run */
	constructor(run) {
		this.#run = run;
	}

	/**
	 * Takes an operation.
	 *
	 * @param {unknown} operation
	 * @returns {boolean} whether a request may be full
	 */
	add(operation) {
		let text;
		try {
			text = operationToJson(operation);
		} catch (fault) {
			this.offer();
			this.#run.refuse(fault);
			return true;
		}
		if (text.length > CHARACTERS) this.offer();
		const guess = guessOf(operation);
		this.#text += text;
		this.#sizes[this.#count] = 4 * text.length + guess;
		this.#count += 1;
		// A comma, and the id that an event gets.
		this.#bytes += text.length + (guess === IDENTIFY ? 1 : 35);
		const isFull = this.#bytes > this.#room || this.#text.length > CHARACTERS || this.#count === OPERATIONS;
		if (isFull) this.offer();
		return isFull;
	}

	/** Offers what there is. */
	offer() {
		if (this.#count > 0) this.#room = this.#run.offer(this.#text, this.#sizes.subarray(0, this.#count));
		this.#text = "";
		this.#count = 0;
		this.#bytes = 0;
	}
}

/**
 * What an operation is, if it is one of the two that bulk loads are made of, and so plain that the core would find no fault with
 * it. The core looks into all others. A guess that is wrong, by a getter say, does no harm: the API refuses what is wrong.
 *
 * @param {any} operation
 */
function guessOf(operation) {
	try {
		const { type, action, identifiers, name, id, data, cio_relationships, toJSON } = operation;
		if (type !== "person" || toJSON !== undefined || !isOfOne(identifiers)) return NOTHING;
		if (action === "identify") return cio_relationships === undefined ? IDENTIFY : NOTHING;
		return action === "event" && isPlain(name) && id === undefined && data === undefined ? EVENT : NOTHING;
	} catch {
		return NOTHING;
	}
}

/** @param {object} identifiers */
function isOfOne(identifiers) {
	let count = 0;
	for (const name in identifiers) {
		count += 1;
		if ((name !== "id" && name !== "email") || !isPlain(identifiers[/** @type {never} */ (name)]))
			return false;
	}
	return count === 1;
}

/** Whether a value is text that is shorter than any limit, and begins with what is no space. @param {unknown} value */
function isPlain(value) {
	if (typeof value !== "string" || value.length > 33) return false;
	const first = value.charCodeAt(0);
	return first > 0x20 && first < 0x7f;
}
