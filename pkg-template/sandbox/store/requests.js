/** @import { SeenRequest } from "../types/state.d.ts" */

/** @typedef {Omit<SeenRequest, "body"> & { body: Uint8Array }} StoredRequest */

const MAX_REQUESTS = 1000;
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** The latest requests, as many as both limits allow. */
export class RequestLog {
	/**
	 * Requests before `#first` have been dropped. They are removed in blocks, because each `shift` would move all others.
	 *
	 * @type {(StoredRequest | undefined)[]}
	 */
	#requests = [];
	#first = 0;
	#bodyBytes = 0;
	#seen = 0;

	/** The number of all requests, including those no longer stored. */
	get seen() {
		return this.#seen;
	}

	/** @param {StoredRequest} request */
	add(request) {
		this.#seen += 1;
		this.#requests.push(request);
		this.#bodyBytes += request.body.length;
		while (this.#length > MAX_REQUESTS || this.#bodyBytes > MAX_BODY_BYTES) {
			this.#dropFirst();
		}
	}

	get #length() {
		return this.#requests.length - this.#first;
	}

	#dropFirst() {
		this.#bodyBytes -= this.#requests[this.#first]?.body.length ?? 0;
		this.#requests[this.#first] = undefined;
		this.#first += 1;
		if (this.#first === MAX_REQUESTS) {
			this.#requests.splice(0, MAX_REQUESTS);
			this.#first = 0;
		}
	}

	/** @returns {SeenRequest[]} oldest first */
	list() {
		const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
		return this.#requests.flatMap((request) => {
			return request ? [{ ...request, body: decoder.decode(request.body) }] : [];
		});
	}
}
