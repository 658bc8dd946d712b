/** Sends the items of the queue: one request after the other, in one tab, until the queue is empty or a request fails. */
import { byteLength } from "./item.js";
import { timeLimit, withLock } from "./lock.js";
import { reportUncaught } from "./report-uncaught.js";
import { backoff, makePause, retryAfter } from "./waits.js";
import { bodyOf, codeText, firstBatch, MAX_BYTES, rejections, verdictOf } from "./wire.js";

/** @import { Item } from "./queue.js" */
/** @import { RelayBody } from "./wire.js" */
/** @import { LossReason } from "./index.js" */

/** How long a request may take, in milliseconds. */
const TIMEOUT_MS = 30_000;

/** How long to wait before looking again at a queue whose items other requests have, in milliseconds. */
const LOOK_AGAIN_MS = 1_000;

/** How long `reset` may take, in milliseconds: somebody waits for it. */
const RESET_MS = 5_000;

const NEVER = Number.POSITIVE_INFINITY;

/** Longer timers end at once. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** @type {{ status: number, body?: RelayBody, wait: number }} */
const NO_RESPONSE = { status: 0, wait: 0 };

/**
 * @param {string} url of the relay
 * @param {string} prefix of the names in storage
 * @param {ReturnType<typeof import("./queue.js").makeQueue>} queue
 * @param {ReturnType<typeof import("./options.js").readOptions>} options
 * @param {() => boolean} maySend
 * @param {(reason: LossReason, count: number, code?: string) => void} lose
 * @param {(isAnonymous: boolean) => void} learn who the relay says the visitor is
 */
export function makeSender(url, prefix, queue, options, maySend, lose, learn) {
	/** Keys. @type {Set<string>} */
	const inFlight = new Set();
	const pause = makePause(`${prefix}pause`);
	let bytesInFlight = 0;
	let failures = 0;
	let retryAt = 0;
	let isReported = false;
	/** How many resets are running: until they end, nothing is sent for the next person. */
	let resets = 0;
	/** @type {Promise<void> | undefined} */
	let running;
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let timer;
	let due = NEVER;

	/** Sends what is queued, in time. @param {number} [wait] milliseconds */
	function schedule(wait = queue.size() < options.flushAt ? options.flushAfterMs : 0) {
		if (!maySend() || queue.size() === 0) return;
		const now = performance.now();
		const at = Math.max(failures > 0 ? retryAt : now + wait, now + pause.left());
		if (at >= due) return;
		clearTimeout(timer);
		due = at;
		timer = setTimeout(run, Math.min(at - now, MAX_TIMER_MS));
	}

	/** Sends what is queued, now. */
	function run() {
		clearTimeout(timer);
		due = NEVER;
		// Read before the lock is requested. A reset requests the lock before it ends its generation, so no reset still has to send these.
		const ended = queue.items(false);
		running ??= withLock(prefix, () => sendQueued(ended)).then(() => {
			running = undefined;
			// Other requests have what is left, so looking again at once would not help.
			schedule(LOOK_AGAIN_MS);
		});
		return running;
	}

	const mayPost = () => maySend() && pause.left() === 0;

	const isOpen = () => resets === 0 && mayPost();

	/** The next request. @param {number} maxBytes */
	const next = (maxBytes) =>
		firstBatch(
			queue.items(true).filter(({ key }) => !inFlight.has(key)),
			maxBytes,
		);

	/** @param {readonly Item[]} ended what the generations before this one left */
	async function sendQueued(ended) {
		if (isOpen()) lose("reset", queue.remove(ended));
		// A reset in another tab waits for the lock, and what is recorded meanwhile is sent after it.
		const start = queue.start();
		while (isOpen() && queue.start() === start) {
			const batch = next(MAX_BYTES);
			if (batch.length === 0 || !(await send(batch))) return;
		}
	}

	/**
	 * @param {readonly Item[]} batch
	 * @param {boolean} [keepalive] by default in every second attempt: the page's other requests may have used up the quota
	 * @returns {Promise<boolean>} whether they are settled: if not, sending must wait
	 */
	async function send(batch, keepalive = failures % 2 === 0) {
		const items = batch.filter(queue.has);
		if (items.length === 0) return true;
		const { status, body, wait } = await post(items, keepalive);
		const verdict = verdictOf(status, body);
		if (verdict === "split" && items.length > 1) {
			const half = items.length >> 1;
			return (await send(items.slice(0, half), keepalive)) && (await send(items.slice(half), keepalive));
		}
		if (verdict === "later" || verdict === "misconfigured") {
			fail(wait);
			if (verdict === "misconfigured") reportMisconfigured(status);
			return false;
		}
		failures = 0;
		const there = queue.remove(items);
		if (verdict === "settled") {
			for (const code of rejections(body, there)) lose("rejected", 1, code);
			// After a reset, the response is about the previous person.
			if (there > 0) learn(body?.anonymous !== false);
		} else lose("rejected", there, codeText(body?.code ?? status));
		return true;
	}

	/** @param {number} wait the wait that the relay asks for, in milliseconds */
	function fail(wait) {
		failures += 1;
		retryAt = performance.now() + backoff(failures);
		if (wait > 0 && maySend()) pause.set(wait);
	}

	/** Reports a misconfigured relay, once for a page. @param {number} status */
	function reportMisconfigured(status) {
		if (isReported) return;
		isReported = true;
		reportUncaught(new Error(`The relay at ${url} responded with ${status}. The items stay queued`));
	}

	/**
	 * @param {readonly Item[]} items
	 * @param {boolean} keepalive whether the request goes on when the page ends
	 * @returns {Promise<typeof NO_RESPONSE>}
	 */
	async function post(items, keepalive) {
		const headers = readHeaders();
		if (!headers) return NO_RESPONSE;
		// As text, it needs no preflight.
		const text = bodyOf(items);
		const bytes = byteLength(text);
		for (const { key } of items) inFlight.add(key);
		bytesInFlight += bytes;
		try {
			const response = await fetch(url, {
				method: "POST",
				body: text,
				headers,
				credentials: options.credentials,
				cache: "no-store",
				keepalive,
				signal: timeLimit(TIMEOUT_MS),
			});
			const body = await response.json().catch(() => undefined);
			return { status: response.status, body, wait: retryAfter(response.headers.get("retry-after")) };
		} catch {
			return NO_RESPONSE;
		} finally {
			bytesInFlight -= bytes;
			for (const { key } of items) inFlight.delete(key);
		}
	}

	/** @returns {Headers | undefined} `undefined` if the page's own function fails: without them, the items could be attributed to somebody else */
	function readHeaders() {
		try {
			const headers = options.headers();
			if (headers?.then) throw new TypeError("headers must not be asynchronous");
			return new Headers(headers);
		} catch (error) {
			reportUncaught(error);
			return undefined;
		}
	}

	/** Sends what fits beside the requests in flight, without waiting for other tabs: the page may end at any moment. */
	function leave() {
		const batch = isOpen() ? next(MAX_BYTES - bytesInFlight) : [];
		if (batch.length > 0) send(batch, true).then(() => schedule());
	}

	/** Sends what is queued for the person who leaves, as far as that is possible soon, and drops the rest. */
	async function reset() {
		const items = queue.items(true);
		// Another reset may still be sending, in any tab: its items are the same person's.
		const sending = queue.all().length > 0 && withLock(prefix, () => sendAll(items));
		queue.renew();
		resets += 1;
		await Promise.race([sending, new Promise((resolve) => setTimeout(resolve, RESET_MS))]);
		resets -= 1;
		lose("reset", queue.remove(items));
		learn(true);
		schedule();
	}

	/** @param {readonly Item[]} items */
	async function sendAll(items) {
		for (let rest = items; rest.length > 0 && mayPost(); ) {
			const batch = firstBatch(rest, MAX_BYTES);
			if (!(await send(batch))) return;
			rest = rest.slice(batch.length);
		}
	}

	return {
		inFlight,
		schedule,
		run,
		leave,
		reset,
		/** Sends what is queued, also what has been queued while a run was under way. */
		flush: async () => {
			await running;
			await run();
		},
	};
}
