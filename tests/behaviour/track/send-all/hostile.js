/** `sendAll` settles with any argument and any source, and rejects only with our errors. */
/** @typedef {import("../../suite.js").Context} Context */

import { batchServer, eventAt } from "../../batches.js";
import { clientOf, consoleOutput } from "../../support.js";
import { module, test } from "../../test.js";
import { HOSTILE, outcomeOf } from "../hostile/values.js";

module("send all hostile");

const OPTIONS = [
	"signal",
	"timeout",
	"concurrency",
	"maxItemBytes",
	"maxRequestBytes",
	"ordered",
	"maxRejected",
	"onRejected",
	"onProgress",
	"resume",
];
const RESUME_POINT = {
	resumeFrom: 0,
	doneRanges: [[1, 2]],
	uncertainRanges: [[2, 3]],
	firstEventId: "01ARZ3NDEKTSV4RRFFQ69G5FAV",
};

/** @param {unknown} result what `next` gives first */
function* given(result) {
	yield result;
	yield { done: true };
}

/** The arguments that contain a hostile value, by its position. @type {Record<string, (value: unknown) => unknown[]>} */
const POSITIONS = {
	"the source": (value) => [value],
	"the options": (value) => [[eventAt(0)], value],
	"an operation": (value) => [[eventAt(0), value, null]],
	"an operation of a stream": (value) => [
		new ReadableStream({
			start(stream) {
				stream.enqueue(value);
				stream.close();
			},
		}),
	],
	"the reader of a stream": (value) => [{ getReader: () => value }],
	"the method that opens the source": (value) => [{ [Symbol.iterator]: value }],
	"the iterator": (value) => [{ [Symbol.iterator]: () => value }],
	"the async iterator": (value) => [{ [Symbol.asyncIterator]: () => value }],
	"the method next": (value) => [{ [Symbol.iterator]: () => ({ next: value }) }],
	"the method return": (value) => [
		{ [Symbol.iterator]: () => ({ next: () => ({ value: null }), return: value }) },
		{ signal: AbortSignal.timeout(5) },
	],
	"the result of next": (value) => {
		const results = given(value);
		return [{ [Symbol.iterator]: () => ({ next: () => results.next().value }) }];
	},
	"what next throws": (value) => [
		{
			[Symbol.iterator]: () => ({
				next() {
					throw value;
				},
			}),
		},
	],
	// Not through a stream's error: Deno's streams inspect a Proxy there, and throw.
	"what next rejects with": (value) => [
		{ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(value) }) },
	],
	...Object.fromEntries(
		OPTIONS.map((name) => [
			`options.${name}`,
			(/** @type {unknown} */ value) => [[eventAt(0), null], { [name]: value }],
		]),
	),
	...Object.fromEntries(
		Object.keys(RESUME_POINT).map((name) => [
			`options.resume.${name}`,
			(/** @type {unknown} */ value) => [[eventAt(0)], { resume: { ...RESUME_POINT, [name]: value } }],
		]),
	),
	"an uncertain range": (value) => [[eventAt(0)], { resume: { ...RESUME_POINT, uncertainRanges: [value] } }],
	"a done range": (value) => [[eventAt(0)], { resume: { ...RESUME_POINT, doneRanges: [value] } }],
};

for (const [position, make] of Object.entries(POSITIONS)) {
	test(`hostile values as ${position}`, async (context) => {
		/** @type {string[]} */
		const faults = [];
		const { fetch } = batchServer();
		const client = clientOf(context, { fetch });
		for (const [what, value] of HOSTILE) {
			// What a hostile hook throws is written to the console.
			await consoleOutput(async () => {
				const { status, reason } = /** @type {PromiseRejectedResult} */ (
					await outcomeOf(client, "sendAll", make(value()))
				);
				const isOurs =
					/** @type {string} */ (status) === "fulfilled" || context.cio.isCustomerIOError(reason);
				if (!isOurs) faults.push(`${what}: ${reason}`);
			});
		}
		context.expect(faults).to.deep.equal([]);
		context.expect(await client.sendAll([eventAt(0)])).to.include({ accepted: 1 });
	});
}
