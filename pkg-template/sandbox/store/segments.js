/** @import { StoredPerson } from "./people.js" */

/** The manual segments. Adding people creates the segment. */
export class Segments {
	/** @type {Map<number, Set<StoredPerson>>} */
	#members = new Map();

	get size() {
		return this.#members.size;
	}

	list() {
		return [...this.#members].map(([id, members]) => ({
			id,
			members: [...members].map(({ cio_id }) => cio_id),
		}));
	}

	/**
	 * @param {number} id
	 * @param {StoredPerson[]} people
	 */
	add(id, people) {
		const members = this.#members.get(id) ?? new Set();
		this.#members.set(id, members);
		for (const person of people) members.add(person);
	}

	/**
	 * @param {number} id
	 * @param {StoredPerson[]} people
	 */
	remove(id, people) {
		for (const person of people) this.#members.get(id)?.delete(person);
	}

	/** @param {StoredPerson} person */
	removeFromAll(person) {
		for (const members of this.#members.values()) members.delete(person);
	}

	/**
	 * Adds a person to all segments of another.
	 *
	 * @param {StoredPerson} person
	 * @param {StoredPerson} other
	 */
	copy(person, other) {
		for (const members of this.#members.values()) if (members.has(other)) members.add(person);
	}
}
