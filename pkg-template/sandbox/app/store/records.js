import { notFound } from "../http/refusal.js";

/**
 * Records of one kind, by id.
 *
 * @template {{ id: number | string }} T
 */
export class Records {
	/** @type {Map<string, T>} */
	#all = new Map();
	#last = 0;
	#makeId;

	/** @param {(number: number) => T["id"]} [makeId] makes an id of a number that is not used yet; by default, the number itself */
	constructor(makeId) {
		this.#makeId = makeId ?? ((number) => /** @type {T["id"]} */ (number));
	}

	get size() {
		return this.#all.size;
	}

	list() {
		return [...this.#all.values()];
	}

	/**
	 * @param {Omit<T, "id"> & { id?: T["id"] }} fields
	 * @returns {T}
	 */
	add(fields) {
		this.#last = Math.max(this.#last + 1, typeof fields.id === "number" ? fields.id : 0);
		const id = fields.id ?? this.#makeId(this.#last);
		const record = /** @type {T} */ (Object.assign({ id }, fields, { id }));
		this.#all.set(String(record.id), record);
		return record;
	}

	/**
	 * @param {string | number} id as in a path
	 * @returns {T | undefined}
	 */
	find(id) {
		return this.#all.get(String(id));
	}

	/**
	 * @param {string | number} id as in a path
	 * @returns {T}
	 * @throws {import("../http/refusal.js").Refusal} a 404
	 */
	get(id) {
		const record = this.find(id);
		if (record === undefined) throw notFound();
		return record;
	}

	/** @param {string | number} id as in a path */
	delete(id) {
		if (!this.#all.delete(String(id))) throw notFound();
	}
}
