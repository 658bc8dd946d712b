/** @import { DroppedCall } from "../types/pipelines.d.ts" */

const MAX_CALLS = 1000;

/** The latest calls that were accepted without an effect. */
export class DroppedCalls {
	/** @type {DroppedCall[]} */
	#calls = [];
	#seen = 0;

	/** The number of all calls, including those no longer stored. */
	get seen() {
		return this.#seen;
	}

	/** @param {DroppedCall} call */
	add(call) {
		this.#seen += 1;
		this.#calls.push(call);
		// In blocks, because each `shift` would move all others.
		if (this.#calls.length >= 2 * MAX_CALLS) this.#calls = this.list();
	}

	/** @returns {DroppedCall[]} oldest first */
	list() {
		return this.#calls.slice(-MAX_CALLS);
	}
}
