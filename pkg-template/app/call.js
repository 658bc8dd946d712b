/**
 * How the methods of the class call the core.
 *
 * @import * as api from "./index.js"
 * @import { AppClient } from "./core.js"
 */
import { headersOf } from "../host/attempt.js";
import { withOwnBytes } from "../host/body.js";
import { handleOf } from "../host/handle.js";
import { ownData } from "../host/json.js";
import { messageOf } from "./message.js";
import { itemsOf, walk } from "./pages.js";

/**
 * What the core resolves with.
 *
 * @typedef {{ data: any, response: Response, attempts: number }} Details
 */

/**
 * A call whose arguments go out as they are.
 *
 * @param {object} client
 * @param {string} action
 * @param {unknown[]} parameters
 * @param {unknown} options
 * @returns {api.APIPromise<any>}
 */
export const call = (client, action, parameters, options) =>
	withDetails(use(client, action, (core) => core.call(action, parameters, options), options));

/**
 * A call that sends a message.
 *
 * @param {object} client
 * @param {string} action
 * @param {unknown} message
 * @param {unknown} options
 * @returns {api.APIPromise<any>}
 */
export const send = (client, action, message, options) =>
	withDetails(sendMessage(client, action, message, options));

/**
 * A call that sends a file.
 *
 * @param {object} client
 * @param {string} action
 * @param {unknown} file
 * @param {unknown} options
 * @returns {api.APIPromise<any>}
 */
export function upload(client, action, file, options) {
	const own = withOwnBytes(file);
	return withDetails(use(client, action, (core) => core.createAsset(own, options), options));
}

/**
 * A call that gives a page of a list. Its last parameter is the object of the query.
 *
 * @param {object} client
 * @param {string} action
 * @param {unknown[]} parameters
 * @param {any} options
 * @param {import("./pages.js").Paging} paging
 * @param {string} items the member of a page that has its items
 * @returns {api.PagePromise<any, any>}
 */
export function list(client, action, parameters, options, paging, items) {
	// Read once, for all pages: what the caller changes in the middle of a loop changes nothing.
	const own = parameters.map(ownData);
	const [path, query] = [own.slice(0, -1), own.at(-1)];
	const first = call(client, action, own, options);
	const next = (/** @type {object} */ of) => call(client, action, [...path, of], options);
	const pages = () => {
		// Whoever asks for the pages handles the failure of the first one, even if it comes before the loop begins.
		first.catch(() => {});
		return walk(action, first, next, query, paging, items);
	};
	return Object.assign(first, { pages, [Symbol.asyncIterator]: () => itemsOfAll(pages(), items) });
}

/** @param {AsyncIterable<any>} pages @param {string} items */
async function* itemsOfAll(pages, items) {
	for await (const page of pages) yield* itemsOf(page, items);
}

/** @param {object} client @param {string} action @param {unknown} message @param {unknown} options */
async function sendMessage(client, action, message, options) {
	// What is not waited for is read now: what the caller changes later changes nothing.
	const read = messageOf(action, message);
	const plain = read instanceof Promise ? await read : read;
	return await use(client, action, (core) => core.call(action, [plain], options), options);
}

/**
 * @param {object} client
 * @param {string} action
 * @param {(core: AppClient) => Promise<any>} act
 * @param {unknown} options
 * @returns {Promise<Details>}
 */
const use = async (client, action, act, options) =>
	await handleOf(client, action).use(act, action, [options]);

/**
 * The promise of a call's data, which gives the rest on demand.
 *
 * @param {Promise<Details>} details
 * @returns {api.APIPromise<any>}
 */
function withDetails(details) {
	const data = dataOf(details);
	return Object.assign(data, {
		async withResponse() {
			// Whoever asks for the response handles its failure.
			data.catch(() => {});
			const { data: result, response, attempts } = await details;
			return { data: result, response: { status: response.status, headers: headersOf(response) }, attempts };
		},
	});
}

/** @param {Promise<Details>} details */
const dataOf = async (details) => (await details).data;
