/** Sources and servers of batches, for the cases of `sendAll`. */
/** @typedef {import("./suite.js").Context} Context */
/** @typedef {import("customerio-wasm").Operation} Operation */
/** @typedef {import("customerio-wasm").SendAllReport} SendAllReport */
import { ULID } from "./support.js";

/** @typedef {{ type: string, action: string, id?: string, name?: string, identifiers: { id: string } }} Sent an operation as the server received it */
/**
 * What a server does with a batch. Without a response it sends 200.
 *
 * @typedef {(batch: Sent[], number: number) => Response | void | Promise<Response | void>} Serve
 */

/** An event whose name contains its index. @param {number} index @returns {import("customerio-wasm").PersonEvent} */
export const eventAt = (index) => ({
	type: "person",
	action: "event",
	identifiers: { id: `person-${index}` },
	name: `event-${index}`,
});

/** @param {number} count */
export const eventsUpTo = (count) => Array.from({ length: count }, (_, index) => eventAt(index));

/** The indexes of the events in a batch. @param {readonly Sent[]} batch */
export const indexesIn = (batch) => batch.map(({ name = "" }) => Number(name.replace("event-", "")));

/**
 * Returns a request size that holds at least `count` of the events above, and fewer than twice as many.
 *
 * @param {number} count
 */
export const bytesFor = (count) => count * 140;

/**
 * Creates a `fetch` that receives batches and keeps them.
 *
 * @param {Serve} [serve] `number` is 1 for the first batch
 */
export function batchServer(serve = () => {}) {
	/** @type {Sent[][]} */
	const batches = [];
	/** @type {string[]} */
	const bodies = [];
	let inFlight = 0;
	let mostInFlight = 0;
	return {
		batches,
		bodies,
		/** The most requests that were in flight at once. */
		mostInFlight: () => mostInFlight,
		/** @param {unknown} _url @param {RequestInit} [init] */
		async fetch(_url, init) {
			inFlight += 1;
			mostInFlight = Math.max(mostInFlight, inFlight);
			try {
				// Synchronously: bodies that are read asynchronously would not keep their order.
				const body = new TextDecoder().decode(/** @type {Uint8Array} */ (init?.body));
				const { batch } = JSON.parse(body);
				bodies.push(body);
				batches.push(batch);
				return (await serve(batch, batches.length)) ?? new Response("{}");
			} finally {
				inFlight -= 1;
			}
		},
	};
}

/**
 * Wraps a source to record how it is used.
 *
 * @template T
 * @param {Iterable<T>} items
 * @param {() => unknown} [onClose] what `return()` does
 */
export function watchedSource(items, onClose = () => {}) {
	const iterator = items[Symbol.iterator]();
	const seen = { pulled: 0, closed: 0, ended: false };
	return {
		seen,
		[Symbol.iterator]() {
			return {
				next() {
					if (seen.ended) throw new Error("it was read after its end");
					const result = iterator.next();
					if (result.done) seen.ended = true;
					else seen.pulled += 1;
					return result;
				},
				/** @returns {IteratorResult<T>} */
				return() {
					seen.closed += 1;
					onClose();
					return { done: true, value: undefined };
				},
			};
		},
	};
}

/** Endless operations. @returns {Generator<Operation, never>} */
export function* endlessEvents() {
	for (let index = 0; ; index += 1) yield eventAt(index);
}

/** @param {number} status @param {unknown} [body] */
export const respond = (status, body = {}) => new Response(JSON.stringify(body), { status });

/**
 * Returns the report of a run that stopped, and checks that its numbers add up.
 *
 * @param {Context} context
 * @param {Record<string, unknown>} error
 */
export function reportOf({ cio, expect }, error) {
	expect(error).to.be.instanceOf(cio.CustomerIOError);
	const report = /** @type {SendAllReport} */ (error.report);
	expect(report.firstEventId).to.match(ULID);
	const { accepted, rejected, uncertain, uncertainRanges, resumeFrom, doneRanges } = report;
	/** @param {readonly (readonly [number, number])[]} ranges */
	const count = (ranges) => ranges.reduce((sum, [start, end]) => sum + end - start, 0);
	expect(accepted + rejected, "finished operations").to.equal(resumeFrom + count(doneRanges));
	expect(uncertain).to.equal(count(uncertainRanges));
	expect(accepted + rejected + uncertain).to.be.at.most(report.read);
	for (const [start, end] of [...uncertainRanges, ...doneRanges]) {
		expect(start).to.be.at.least(resumeFrom);
		expect(end).to.be.above(start);
	}
	expect(error.mayHaveTakenEffect).to.equal(uncertain > 0);
	expect(error.attempts).to.equal(report.requests + report.retries);
	return report;
}
