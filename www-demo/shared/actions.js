/**
 * @typedef {import("customerio-wasm/track").TrackClient} TrackClient
 * @typedef {string | number | boolean | null | Json[] | { [key: string]: Json }} Json
 * @typedef {{ [key: string]: Json }} JsonObject
 * @typedef {JsonObject | Json[] | string | null} Body
 * @typedef {Record<string, string | string[]>} Pairs names and values; a list repeats the name
 */

/**
 * All options of a raw request. Files are text, so that JSON can carry them.
 *
 * @typedef {object} RawInput
 * @property {string} url
 * @property {string} method
 * @property {Body} [data]
 * @property {Pairs} [formData]
 * @property {Pairs} [fileData]
 * @property {Pairs} [fileDataFileNames]
 * @property {Pairs} [queryParams]
 * @property {Pairs} [headers]
 * @property {"json" | "text" | "binary"} [responseType]
 * @property {number} [timeout]
 * @property {boolean} [debugRequest]
 * @property {number} [maxRetries]
 * @property {number} [retryDelayMS]
 * @property {boolean} [retryAllErrors]
 * @property {boolean} [useExponentialBackoff]
 */

/**
 * The input of each action: plain JSON, which a form can produce and a request to the Worker can carry.
 *
 * @typedef {object} Inputs
 * @property {{ customerId: string, attributes: JsonObject }} identify
 * @property {{ customerId: string, event: { name: string, data: JsonObject } }} track
 * @property {{ customerId: string, url: string, data: JsonObject }} trackPageView
 * @property {{ request: RawInput }} rawRequest
 * @property {{ customerId: string }} destroy
 */

/** @typedef {keyof Inputs} ActionName */

/**
 * The five actions. Each turns its input into one call of the client, and resolves with its result.
 *
 * @type {{ [Name in ActionName]: (cio: TrackClient, input: Inputs[Name]) => Promise<unknown> }}
 */
const CALLS = {
	identify: (cio, { customerId, attributes }) => cio.identify(customerId, attributes),
	track: (cio, { customerId, event }) => cio.track(customerId, event),
	trackPageView: (cio, { customerId, url, data }) => cio.trackPageView(customerId, url, { data }),
	rawRequest: async (cio, { request }) => {
		const { data, ...result } = await cio.rawRequest(request);
		// JSON cannot carry bytes.
		return { data: data instanceof Uint8Array ? `${data.length} bytes` : data, ...result };
	},
	destroy: (cio, { customerId }) => cio.destroy(customerId),
};

/**
 * @param {string} name
 * @returns {name is ActionName}
 */
export function isAction(name) {
	return Object.hasOwn(CALLS, name);
}

/**
 * Runs one action.
 *
 * @template {ActionName} Name
 * @param {TrackClient} cio
 * @param {Name} name
 * @param {Inputs[Name]} input
 * @returns {Promise<unknown>} the client's result; rejects with the client's error
 */
export function perform(cio, name, input) {
	return CALLS[name](cio, input);
}
