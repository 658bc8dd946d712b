/**
 * A relay for the tests of the page: it speaks the wire, puts what it gets into a sandbox, and fails on demand.
 *
 * The person is the one of the cookie `person`; without it, the visitor is anonymous.
 */
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";

/** @import { IncomingMessage, ServerResponse } from "node:http" */
/** @import { Sandbox } from "customerio-wasm/sandbox" */

/**
 * What happens to a request instead of a 202. `isProcessed`: the items have taken effect all the same. `after`: it takes so many
 * milliseconds. Without a status, the connection breaks.
 *
 * @typedef {object} Fault
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 * @property {object | string} [body]
 * @property {boolean} [isProcessed]
 * @property {number} [after]
 */

/** @typedef {{ type: string, id: string, name?: string, data?: Record<string, unknown>, at: number }} Item */

/** What a request of the page was. @typedef {{ body: string, items: Item[], headers: Record<string, unknown>, time: number }} Seen */

const LIMITS = { bytes: 65_536, items: 100, itemBytes: 32_768 };
const AUTHORIZATION = `Basic ${btoa("site:key")}`;

/** @param {Sandbox} sandbox */
export function createRelayServer(sandbox) {
	/** @type {Seen[]} */
	const seen = [];
	let [open, mostOpen] = [0, 0];
	/** Says what happens to the next request. @type {(items: Item[]) => Fault | undefined} */
	let faultOf = () => undefined;

	/** @param {Item[]} items @param {string | undefined} person */
	async function process(items, person) {
		const isRight = items.map((item) => problemOf(item) === undefined);
		const batch = items.filter((_, index) => isRight[index]).map((item) => operation(item, person));
		const response = await sandbox.fetch("http://sandbox/api/v2/batch", {
			method: "POST",
			headers: { authorization: AUTHORIZATION, "content-type": "application/json" },
			body: JSON.stringify({ batch }),
		});
		// What the sandbox refuses of a right item is a mistake of the test.
		if (response.status !== 200) throw new Error(`the sandbox answers ${await response.text()}`);
		return items.flatMap((item, index) => (isRight[index] ? [] : [{ index, code: problemOf(item) }]));
	}

	/** @param {IncomingMessage} request @param {ServerResponse} response */
	async function answer(request, response) {
		const body = await text(request);
		const { items } = JSON.parse(body);
		seen.push({ body, items, headers: request.headers, time: Date.now() });
		const { isProcessed, after, status, headers, body: faultBody } = faultOf(items) ?? { status: 202 };
		if (status === 202 || isProcessed) {
			const problem = violation(request, body);
			if (problem) return void response.writeHead(400).end(JSON.stringify({ code: "malformed", problem }));
		}
		const person = /\bperson=(\w+)/.exec(request.headers.cookie ?? "")?.[1];
		const rejected = status === 202 || isProcessed ? await process(items, person) : [];
		if (after) await sleep(after);
		if (status === undefined) return void request.socket.resetAndDestroy();
		const ok = { accepted: items.length - rejected.length, rejected, anonymous: person === undefined };
		response.writeHead(status, {
			"content-type": "application/json",
			"cache-control": "no-store",
			...headers,
		});
		response.end(typeof faultBody === "string" ? faultBody : JSON.stringify(faultBody ?? ok));
	}

	return {
		seen,
		/** The most requests that were open at the same time. */
		mostOpen: () => mostOpen,
		/** @param {(items: Item[]) => Fault | undefined} next */
		failBy(next) {
			faultOf = next;
		},
		/** @param {IncomingMessage} request @param {ServerResponse} response */
		async handle(request, response) {
			open += 1;
			mostOpen = Math.max(mostOpen, open);
			try {
				await answer(request, response);
			} finally {
				open -= 1;
			}
		},
	};
}

/**
 * What is wrong with a request as a whole, by the rules of the wire.
 *
 * @param {IncomingMessage} request
 * @param {string} body
 */
function violation({ method, headers }, body) {
	const { v, sent_at, items } = JSON.parse(body);
	if (method !== "POST" || v !== 1 || typeof sent_at !== "number") return "the envelope";
	if (!/^text\/plain;\s*charset=utf-8$/i.test(headers["content-type"] ?? "")) return "the content type";
	return Buffer.byteLength(body) > LIMITS.bytes || items.length > LIMITS.items ? "the size" : undefined;
}

/**
 * Why an item is rejected.
 *
 * @param {any} item
 */
function problemOf(item) {
	const { type, id, name, data, at, ...rest } = item;
	const isIdentify = type === "identify";
	if (!/^(track|page|identify)$/.test(type)) return "type";
	if (!/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(id)) return "id";
	if (isIdentify ? name !== undefined || !data : typeof name !== "string") return "name";
	if (typeof at !== "number" || Math.abs(at - Date.now() / 1000) > 3600) return "time";
	if (Buffer.byteLength(JSON.stringify(item)) > LIMITS.itemBytes) return "size";
	return Object.keys(rest).length > 0 ? "member" : undefined;
}

/** @param {Item} item @param {string | undefined} person */
function operation({ type, id, name, data, at }, person) {
	const identifiers = person ? { id: person } : { anonymous_id: "visitor" };
	const timestamp = Math.floor(at);
	if (type === "identify")
		return { type: "person", action: "identify", identifiers, attributes: data, timestamp };
	const action = type === "track" ? "event" : type;
	return { type: "person", action, identifiers, id, name, attributes: data, timestamp };
}
