/** @import { StoredPerson } from "./people.js" */

/**
 * A manual segment. The Track API creates it without a name, by adding people to an unknown id.
 *
 * @typedef {{
 *   id: number;
 *   name?: string;
 *   description?: string;
 *   created: number;
 *   members: Set<StoredPerson>;
 * }} StoredSegment
 */

/** The manual segments. */
export class Segments {
	/** @type {Map<number, StoredSegment>} */
	#all = new Map();

	get size() {
		return this.#all.size;
	}

	list() {
		return [...this.#all.values()];
	}

	/**
	 * @param {number} id
	 * @returns {StoredSegment | undefined}
	 */
	find(id) {
		return this.#all.get(id);
	}

	/**
	 * Creates a segment, with the next free id.
	 *
	 * @param {{ name: string; description: string; created: number }} fields
	 */
	create(fields) {
		return this.#put({ id: Math.max(0, ...this.#all.keys()) + 1, ...fields, members: new Set() });
	}

	/** @param {StoredSegment} segment */
	#put(segment) {
		this.#all.set(segment.id, segment);
		return segment;
	}

	/** @param {StoredSegment} segment */
	delete(segment) {
		this.#all.delete(segment.id);
	}

	/**
	 * @param {number} id
	 * @param {StoredPerson[]} people
	 * @param {number} now
	 */
	add(id, people, now) {
		const segment = this.#all.get(id) ?? this.#put({ id, created: now, members: new Set() });
		for (const person of people) segment.members.add(person);
	}

	/**
	 * @param {number} id
	 * @param {StoredPerson[]} people
	 */
	remove(id, people) {
		for (const person of people) this.#all.get(id)?.members.delete(person);
	}

	/** @param {StoredPerson} person */
	removeFromAll(person) {
		for (const { members } of this.#all.values()) members.delete(person);
	}

	/**
	 * Adds a person to all segments of another.
	 *
	 * @param {StoredPerson} person
	 * @param {StoredPerson} other
	 */
	copy(person, other) {
		for (const { members } of this.#all.values()) if (members.has(other)) members.add(person);
	}
}
