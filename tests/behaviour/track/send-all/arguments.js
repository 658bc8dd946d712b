/** `sendAll`: invalid sources and options. */

import { endlessEvents, watchedSource } from "../../batches.js";
import { clientOf, directClientOf, expectRefused, rejection, scriptedFetch, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("send all arguments");

/** Values that are not a source. */
const NO_SOURCES = [
	undefined,
	null,
	42,
	"operations",
	{},
	{ next: () => {} },
	endlessEvents,
	Promise.resolve([]),
];

/** Invalid values of each option. @type {Record<string, unknown[]>} */
const BAD_OPTIONS = {
	concurrency: [0, -1, 1.5, "4", Number.NaN, 2 ** 31],
	maxItemBytes: [0, -1, "1", 32_769],
	maxRequestBytes: [0, 0.5, null, 512_001],
	ordered: [1, "yes", null],
	maxRejected: [-1, 0.5, Number.POSITIVE_INFINITY],
	timeout: [-1, "1"],
	signal: [{}, "signal", null],
	onRejected: [{}, null],
	onProgress: ["log"],
	batchSize: [10],
};

test("a value that is not a source is refused", async (context) => {
	for (const source of NO_SOURCES)
		await expectRefused(context, clientOf(context).sendAll(wrong(source)), "source");
	const locked = new ReadableStream();
	locked.getReader();
	await expectRefused(context, clientOf(context).sendAll(locked), "source");
});

test("invalid options are refused, and the source is not opened", async (context) => {
	const source = {
		[Symbol.iterator]() {
			throw new Error("it was opened");
		},
	};
	for (const [name, values] of Object.entries(BAD_OPTIONS)) {
		for (const value of values) {
			const call = clientOf(context).sendAll(wrong(source), wrong({ [name]: value }));
			await expectRefused(context, call, `options.${name}`);
		}
	}
	await expectRefused(context, clientOf(context).sendAll([], wrong(null)), "options");
});

test("a failed region look-up ends the run before anything is read", async (context) => {
	const { expect } = context;
	const source = watchedSource(endlessEvents());
	const { fetch } = scriptedFetch(401);
	const client = directClientOf(context, { region: "auto", fetch });
	const error = await rejection(client.sendAll(source));
	expect(error).to.include({ statusCode: 401 });
	expect(error.report).to.include({ read: 0, requests: 0 });
	expect(source.seen).to.include({ pulled: 0, closed: 1 });
});
