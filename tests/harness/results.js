/** The results that a runtime sends while it runs the behaviour suite. */

/** @typedef {import("../behaviour/suite.js").Result} Result */

const SILENCE_MS = 90_000;

/** Collects the results in any order, and returns them by name. */
export class Results {
	/** @type {Map<string, Result>} */
	#arrived = new Map();
	/** @type {Map<string, (result: Result) => void>} */
	#awaited = new Map();
	/** @type {((error: Error) => void)} */
	#reportCrash = () => {};
	/** Rejects when the runtime reports an error outside of the cases. */
	crash = /** @type {Promise<never>} */ (
		new Promise((_resolve, reject) => {
			this.#reportCrash = reject;
		})
	);

	constructor() {
		this.crash.catch(() => {});
	}

	/** @param {Result} result */
	add(result) {
		this.#arrived.set(result.name, result);
		this.#awaited.get(result.name)?.(result);
	}

	/** @param {string} message */
	reportCrash(message) {
		this.#reportCrash(new Error(message));
	}

	/**
	 * @param {string} name the name of a case
	 * @returns {Promise<Result>}
	 * @throws {Error} when the runtime crashed, or sent nothing for longer than a case may take
	 */
	async of(name) {
		/** @type {NodeJS.Timeout | undefined} */
		let timer;
		/** @type {Promise<Result>} */
		const arrival = new Promise((resolve, reject) => {
			const result = this.#arrived.get(name);
			if (result) resolve(result);
			this.#awaited.set(name, resolve);
			timer = setTimeout(() => reject(new Error(`no result for ${SILENCE_MS / 1000} s`)), SILENCE_MS).unref();
		});
		return Promise.race([arrival, this.crash]).finally(() => clearTimeout(timer));
	}
}
