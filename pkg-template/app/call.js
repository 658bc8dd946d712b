/**
 * How the methods of the class call the core.
 *
 * @import * as api from "./index.js"
 * @import { AppClient } from "./core.js"
 */
import { withOwnBytes } from "../host/body.js";
import { call as callCore, perform } from "../host/call.js";
import { Kept, withDetails } from "../host/details.js";
import { isObject } from "../host/fault.js";
import { ownData } from "../host/json.js";
import { ownOptions } from "../host/options.js";
import { allMembers } from "./members.js";
import { messageOf } from "./message.js";
import { itemsOf, walk } from "./pages.js";

/**
 * A call whose arguments go out as they are.
 *
 * @param {object} client
 * @param {string} action
 * @param {unknown[]} parameters
 * @param {unknown} options
 * @returns {api.APIPromise<any>}
 */
export function call(client, action, parameters, options) {
	return callCore(client, action, parameters, callBy(action, options), options);
}

/**
 * A call with a query, which is its last parameter: an object.
 *
 * @param {object} client
 * @param {string} action
 * @param {unknown[]} parameters
 * @param {unknown} options
 * @returns {api.APIPromise<any>}
 */
export function ask(client, action, parameters, options) {
	return call(client, action, withQuery(parameters), options);
}

/**
 * A call that sends a message.
 *
 * @param {object} client
 * @param {string} action
 * @param {unknown} message
 * @param {unknown} options
 * @returns {api.APIPromise<any>}
 */
export function send(client, action, message, options) {
	const kept = new Kept();
	return withDetails(sendMessage(client, action, message, options, kept), kept);
}

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
	const act = (/** @type {AppClient} */ core, /** @type {unknown[]} */ [own]) =>
		core.createAsset(own, options);
	return callCore(client, action, [withOwnBytes(file)], act, options);
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
	// Read once, for all pages, so that changes in the middle of a loop have no effect.
	const own = withQuery(parameters).map((parameter) => ownData(parameter));
	const [path, query] = [own.slice(0, -1), own.at(-1)];
	const limits = ownOptions(options);
	const first = call(client, action, own, limits);
	const next = (/** @type {object} */ of) => call(client, action, [...path, of], limits);
	const pages = () => {
		// Whoever asks for the pages handles the failure of the first one, even if it comes before the loop begins.
		first.catch(() => {});
		return walk(action, first, next, query, paging, items);
	};
	return Object.assign(first, { pages, [Symbol.asyncIterator]: () => itemsOfAll(pages(), items) });
}

/**
 * JSON leaves some members of a query out, so the API would respond to another query. This adds inherited members and getters. It replaces
 * the first function or symbol by an array, which the core refuses by the member's name.
 *
 * @param {any[]} parameters the last one is the object of the query
 */
function withQuery(parameters) {
	const given = parameters.at(-1);
	try {
		// What a `toJSON` gives is plain data. The core refuses lists, Maps and the like.
		if (!isObject(given) || "toJSON" in given || Symbol.iterator in given) return parameters;
		const query = allMembers(given);
		const lost = Object.keys(query).find((name) => /^(function|symbol)$/.test(typeof query[name]));
		if (lost !== undefined) query[lost] = [];
		// The core refuses a Promise, or an instance of a class that has no members.
		return Object.keys(query).length > 0 ? [...parameters.slice(0, -1), query] : parameters;
	} catch {
		// It cannot be read: the core says so.
		return parameters;
	}
}

/** @param {AsyncIterable<any>} pages @param {string} items */
async function* itemsOfAll(pages, items) {
	for await (const page of pages) yield* itemsOf(page, items);
}

/**
 * @param {object} client
 * @param {string} action
 * @param {unknown} message
 * @param {unknown} options
 * @param {Kept} kept
 */
async function sendMessage(client, action, message, options, kept) {
	// Without files to wait for, it is read now, so that later changes by the caller have no effect.
	const read = messageOf(action, message);
	const plain = read instanceof Promise ? await read : read;
	return await perform(client, action, [plain], callBy(action, options), options, kept);
}

/** @param {string} action @param {unknown} options */
const callBy = (action, options) => (/** @type {AppClient} */ core, /** @type {unknown[]} */ parameters) =>
	core.call(action, parameters, options);
