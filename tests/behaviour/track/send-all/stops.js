/** `sendAll`: the caller's signal and wrong credentials end a run at once, and close its source. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").BulkSource} BulkSource */

import {
	batchServer,
	bytesFor,
	endlessEvents,
	eventAt,
	eventsUpTo,
	indexesIn,
	reportOf,
	respond,
	watchedSource,
} from "../../batches.js";
import { busy, clientOf, eventually, never, rejection, scriptedFetch, sleep } from "../../support.js";
import { module, test } from "../../test.js";

module("send all stops");

/** Endless sources that report when they are closed. @type {Record<string, (onClose: () => void) => BulkSource>} */
const ENDLESS = {
	*"a generator"(onClose) {
		try {
			yield* endlessEvents();
		} finally {
			onClose();
		}
	},
	async *"an async generator"(onClose) {
		try {
			yield* endlessEvents();
		} finally {
			onClose();
		}
	},
	"a stream": (onClose) => {
		const events = endlessEvents();
		return new ReadableStream({
			pull: (controller) => controller.enqueue(events.next().value),
			cancel: onClose,
		});
	},
	"a source that never yields": (onClose) => ({
		[Symbol.asyncIterator]: () => ({
			next: () => /** @type {Promise<never>} */ (never()),
			/** @returns {Promise<IteratorReturnResult<undefined>>} */
			async return() {
				onClose();
				return { done: true, value: undefined };
			},
		}),
	}),
};

for (const [what, make] of Object.entries(ENDLESS)) {
	test(`an abort ends the run at once and closes ${what}`, async (context) => {
		const { cio, expect } = context;
		const onClose = { times: 0 };
		const controller = new AbortController();
		const options = { signal: controller.signal, maxRequestBytes: bytesFor(5) };
		const { fetch, batches } = batchServer(never);
		const ending = rejection(
			clientOf(context, { fetch }).sendAll(
				make(() => onClose.times++),
				options,
			),
		);
		const isBusy = what !== "a source that never yields";
		await (isBusy ? eventually(async () => batches.length === 4) : sleep(10));
		controller.abort("enough");
		const error = await ending;
		expect(error).to.be.instanceOf(cio.AbortError);
		expect(error).to.include({ code: "aborted", retryable: false, cause: "enough" });
		const report = reportOf(context, error);
		expect(report).to.include({ accepted: 0, rejected: 0, uncertain: batches.flat().length });
		expect(report).to.include({ requests: batches.length, retries: 0 });
		if (isBusy) expect(report.uncertainRanges).to.deep.equal([[0, batches.flat().length]]);
		await eventually(async () => onClose.times === 1);
	});

	// Nothing is sent for it.
	if (what === "a source that never yields") continue;

	test(`wrong credentials end the run and close ${what}`, async (context) => {
		const { cio, expect, sandbox, url } = context;
		const onClose = { times: 0 };
		const client = new cio.TrackClient("site", "wrong", { url });
		const error = await rejection(
			client.sendAll(
				make(() => onClose.times++),
				{ maxRequestBytes: bytesFor(5) },
			),
		);
		expect(error).to.be.instanceOf(cio.CustomerIORequestError);
		expect(error).to.include({ statusCode: 401, mayHaveTakenEffect: false });
		const report = reportOf(context, error);
		expect(report).to.include({ accepted: 0, rejected: 0, uncertain: 0, resumeFrom: 0, retries: 0 });
		expect(report.requests).to.be.within(1, 4);
		expect((await sandbox.state()).events).to.deep.equal([]);
		await eventually(async () => onClose.times === 1);
	});
}

test("a failure ends the run even while the source yields nothing", async (context) => {
	const { expect } = context;
	const onClose = { times: 0 };
	async function* source() {
		yield* eventsUpTo(9);
		await never();
	}
	const silent = source();
	const iterable = {
		[Symbol.asyncIterator]: () => ({
			next: () => silent.next(),
			/** @returns {Promise<IteratorResult<never>>} */
			return() {
				onClose.times += 1;
				return /** @type {Promise<never>} */ (never());
			},
		}),
	};
	const { fetch } = scriptedFetch(403);
	const options = { maxRequestBytes: bytesFor(3) };
	const error = await rejection(clientOf(context, { fetch }).sendAll(iterable, options));
	expect(error).to.include({ statusCode: 403 });
	expect(reportOf(context, error).read).to.be.within(3, 9);
	expect(onClose.times).to.equal(1);
});

test("a signal that is aborted before the run: nothing is read or sent, and the source is closed", async (context) => {
	const { expect } = context;
	const source = watchedSource(endlessEvents());
	const { fetch, batches } = batchServer();
	const signal = AbortSignal.abort("early");
	const error = await rejection(clientOf(context, { fetch }).sendAll(source, { signal }));
	expect(error).to.include({ code: "aborted", cause: "early", attempts: 0 });
	expect(error.message).to.include("nothing was sent");
	expect(reportOf(context, error)).to.include({ read: 0, uncertain: 0, requests: 0 });
	expect(source.seen).to.include({ pulled: 0, closed: 1 });
	expect(batches).to.deep.equal([]);
});

test("a source that aborts the run is not read any further", async (context) => {
	const controller = new AbortController();
	const source = watchedSource(
		(function* () {
			yield* eventsUpTo(3);
			controller.abort();
			yield* endlessEvents();
		})(),
	);
	const { signal } = controller;
	const error = await rejection(clientOf(context).sendAll(source, { signal }));
	context.expect(reportOf(context, error)).to.include({ read: 3, requests: 0, uncertain: 0 });
	context.expect(source.seen).to.include({ pulled: 4, closed: 1 });
});

test("an abort between attempts: operations that were definitely refused are not uncertain", async (context) => {
	const controller = new AbortController();
	const { fetch } = scriptedFetch(busy);
	const retry = { minTimeoutMs: 600_000, maxTimeoutMs: 600_000, maxTotalBackoffMs: 600_000 };
	const onRetry = () => controller.abort();
	const client = clientOf(context, { fetch, retry, totalTimeout: 0, onRetry });
	const error = await rejection(client.sendAll([eventAt(0)], { signal: controller.signal }));
	context.expect(error).to.include({ code: "aborted", mayHaveTakenEffect: false, attempts: 1 });
	context.expect(reportOf(context, error)).to.include({ read: 1, uncertain: 0 });
});

test("no listener remains on the signal after the run", async (context) => {
	const { expect } = context;
	const { signal } = new AbortController();
	const listening = new Set();
	/** @param {string} _type @param {unknown} listener */
	signal.addEventListener = (_type, listener) => void listening.add(listener);
	/** @param {string} _type @param {unknown} listener */
	signal.removeEventListener = (_type, listener) => void listening.delete(listener);
	const { fetch } = batchServer((_batch, number) => (number > 3 ? respond(401) : undefined));
	const client = clientOf(context, { fetch });
	const options = { signal, maxRequestBytes: bytesFor(2) };
	expect(await client.sendAll(eventsUpTo(3), { signal })).to.include({ accepted: 3 });
	await rejection(client.sendAll(endlessEvents(), options));
	const broken = {
		[Symbol.iterator]: () => ({
			next() {
				throw new Error("mine");
			},
		}),
	};
	await rejection(client.sendAll(broken, options));
	expect(listening.size).to.equal(0);
});

test("an abort between the parts of a halved request: the other part is not sent", async (context) => {
	const controller = new AbortController();
	const { fetch, batches } = batchServer((batch) => (batch.length > 4 ? respond(413) : undefined));
	const onProgress = ({ accepted = 0 }) => accepted > 0 && controller.abort();
	const call = clientOf(context, { fetch }).sendAll(eventsUpTo(8), {
		signal: controller.signal,
		onProgress,
	});
	const report = reportOf(context, await rejection(call));
	context.expect(report).to.include({ read: 8, accepted: 4, uncertain: 0, resumeFrom: 4 });
	context.expect(batches.map(indexesIn)).to.deep.equal([
		[0, 1, 2, 3, 4, 5, 6, 7],
		[0, 1, 2, 3],
	]);
});

test("a timeout of the whole run", async (context) => {
	const { fetch } = batchServer(never);
	const options = { signal: AbortSignal.timeout(30) };
	const error = await rejection(clientOf(context, { fetch }).sendAll(endlessEvents(), options));
	context.expect(error).to.include({ code: "aborted" });
	context.expect(error.cause).to.include({ name: "TimeoutError" });
	reportOf(context, error);
});

test("a source that throws when it is closed does not hide the error", async (context) => {
	const source = watchedSource(endlessEvents(), () => {
		throw new Error("closing");
	});
	const { fetch } = scriptedFetch(401);
	const error = await rejection(
		clientOf(context, { fetch }).sendAll(source, { maxRequestBytes: bytesFor(2) }),
	);
	context.expect(error).to.include({ statusCode: 401 });
	context.expect(source.seen.closed).to.equal(1);
});
