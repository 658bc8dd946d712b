/** Steps that the cases of `sendAll` share. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").Operation} Operation */
/** @typedef {import("customerio-wasm").SendAllReport} SendAllReport */
import { ULID } from "../../support.js";

/** @typedef {{ type: string, action: string, id?: string, name?: string, identifiers: { id: string } }} Sent an operation as it arrived */
/**
 * What a server does with a batch: an answer, or 200 if there is none.
 *
 * @typedef {(batch: Sent[], number: number) => Response | void | Promise<Response | void>} Serve
 */

/** An event whose name tells its place. @param {number} place @returns {import("customerio-wasm").PersonEvent} */
export const eventAt = (place) => ({
	type: "person",
	action: "event",
	identifiers: { id: `person-${place}` },
	name: `event-${place}`,
});

/** @param {number} count */
export const eventsUpTo = (count) => Array.from({ length: count }, (_, place) => eventAt(place));

/** The places of the events in a batch. @param {readonly Sent[]} batch */
export const placesIn = (batch) => batch.map(({ name = "" }) => Number(name.replace("event-", "")));

/**
 * So many bytes hold a request of at least `count` of the events above, and of less than twice as many.
 *
 * @param {number} count
 */
export const bytesFor = (count) => count * 140;

/**
 * A `fetch` that takes batches and keeps them.
 *
 * @param {Serve} [serve] `number` is 1 for the first batch
 */
export function batchServer(serve = () => {}) {
	/** @type {Sent[][]} */
	const batches = [];
	/** @type {string[]} */
	const bodies = [];
	let underWay = 0;
	let mostUnderWay = 0;
	return {
		batches,
		bodies,
		/** How many requests were under way at once. */
		mostUnderWay: () => mostUnderWay,
		/** @param {unknown} _url @param {RequestInit} [init] */
		async fetch(_url, init) {
			underWay += 1;
			mostUnderWay = Math.max(mostUnderWay, underWay);
			try {
				// At once: bodies that were read asynchronously would not keep their order.
				const body = new TextDecoder().decode(/** @type {Uint8Array} */ (init?.body));
				const { batch } = JSON.parse(body);
				bodies.push(body);
				batches.push(batch);
				return (await serve(batch, batches.length)) ?? new Response("{}");
			} finally {
				underWay -= 1;
			}
		},
	};
}

/**
 * A source that tells how it was used.
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
					if (seen.ended) throw new Error("it was pulled after its end");
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

/** Operations without an end. @returns {Generator<Operation, never>} */
export function* endlessEvents() {
	for (let place = 0; ; place += 1) yield eventAt(place);
}

/** @param {number} status @param {unknown} [body] */
export const answer = (status, body = {}) => new Response(JSON.stringify(body), { status });

/**
 * The report of a run that stopped. What it says must add up.
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
	expect(accepted + rejected, "what is done with").to.equal(resumeFrom + count(doneRanges));
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
