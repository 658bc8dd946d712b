/** @import { Suppression } from "../types/people.d.ts" */
/** @import { Identifier } from "../shapes/identifiers.js" */
import { keyOf } from "./people.js";

/** Suppressed people. One entry holds all identifiers of a person. */
export class Suppressions {
	/**
	 * Indexed by each identifier.
	 *
	 * @type {Map<string, Suppression>}
	 */
	#index = new Map();
	/** @type {Set<Suppression>} */
	#all = new Set();

	get size() {
		return this.#all.size;
	}

	/** @returns {Suppression[]} in order of creation */
	list() {
		return [...this.#all];
	}

	/** @param {Identifier} identifier */
	has(identifier) {
		return this.#index.has(indexKey(identifier));
	}

	/** @param {Suppression} suppression its identifiers must not be suppressed yet */
	add(suppression) {
		this.#all.add(suppression);
		for (const key of indexKeys(suppression)) this.#index.set(key, suppression);
	}

	/** @param {Identifier} identifier also releases those suppressed together with it */
	remove(identifier) {
		const suppression = this.#index.get(indexKey(identifier));
		if (suppression === undefined) return;
		this.#all.delete(suppression);
		for (const key of indexKeys(suppression)) this.#index.delete(key);
	}
}

/** @param {Identifier} identifier */
const indexKey = (identifier) => `${identifier.kind} ${keyOf(identifier)}`;

/** @param {Suppression} suppression */
function indexKeys(suppression) {
	const identifiers = /** @type {[Identifier["kind"], string][]} */ (Object.entries(suppression));
	return identifiers.map(([kind, value]) => indexKey({ kind, value }));
}
