/** `sendAll`: what ends a run before its source does, and what the error's report says then. */
/** @typedef {import("../suite.js").Case} Case */
/** @typedef {import("../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").BulkSource} BulkSource */
/** @typedef {import("customerio-wasm").SendAllOptions} SendAllOptions */
/** @typedef {import("customerio-wasm").SendAllReport} SendAllReport */
import {
	answer,
	batchServer,
	bytesFor,
	endlessEvents,
	eventAt,
	eventsUpTo,
	placesIn,
	watchedSource,
} from "../bulk.js";
import {
	clientOf,
	directClientOf,
	eagerClientOf,
	eventually,
	expectRefused,
	never,
	rejection,
	scriptedFetch,
	sleep,
	ULID,
	wrong,
} from "../support.js";

/**
 * The report of a run that stopped. What it says must add up.
 *
 * @param {Context} context
 * @param {Record<string, unknown>} error
 */
function reportOf({ cio, expect }, error) {
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

/** Sources without an end, each of which can be told to stop. @type {Record<string, (told: () => void) => BulkSource>} */
const ENDLESS = {
	*"a generator"(told) {
		try {
			yield* endlessEvents();
		} finally {
			told();
		}
	},
	async *"an async generator"(told) {
		try {
			yield* endlessEvents();
		} finally {
			told();
		}
	},
	"a stream": (told) => {
		const events = endlessEvents();
		return new ReadableStream({
			pull: (controller) => controller.enqueue(events.next().value),
			cancel: told,
		});
	},
	"a source that gives nothing": (told) => ({
		[Symbol.asyncIterator]: () => ({
			next: () => /** @type {Promise<never>} */ (never()),
			async return() {
				told();
				return { done: true, value: undefined };
			},
		}),
	}),
};

/** Faults of a source after three operations. @type {Record<string, (fault: Error) => BulkSource>} */
const BROKEN = {
	*"a generator that throws"(fault) {
		yield* eventsUpTo(3);
		throw fault;
	},
	async *"an async generator that throws"(fault) {
		yield* eventsUpTo(3);
		throw fault;
	},
	"a stream with an error": (fault) => {
		const events = eventsUpTo(3);
		return new ReadableStream({
			pull(controller) {
				const event = events.shift();
				if (event) controller.enqueue(event);
				else controller.error(fault);
			},
		});
	},
};

/** What an iterator must not give. */
const JUNK = [undefined, null, 1, "x"];

/** What is no source. */
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

/** Options that are refused, each by its own name. @type {Record<string, unknown[]>} */
const BAD_OPTIONS = {
	concurrency: [0, -1, 1.5, "4", Number.NaN, 2 ** 31],
	maxItemBytes: [0, -1, "1"],
	maxRequestBytes: [0, 0.5, null],
	ordered: [1, "yes", null],
	maxRejected: [-1, 0.5, Number.POSITIVE_INFINITY],
	timeout: [-1, "1"],
	signal: [{}, "signal", null],
	onRejected: [{}, null],
	onProgress: ["log"],
	batchSize: [10],
};

/** @type {Case[]} */
export const cases = [
	...Object.entries(ENDLESS).flatMap(([what, make]) => [
		{
			name: `an abort ends the run at once and closes ${what}`,
			/** @param {Context} context */
			async run(context) {
				const { cio, expect } = context;
				const told = { times: 0 };
				const controller = new AbortController();
				const options = { signal: controller.signal, maxRequestBytes: bytesFor(5) };
				const { fetch, batches } = batchServer(never);
				const ending = rejection(
					clientOf(context, { fetch }).sendAll(
						make(() => told.times++),
						options,
					),
				);
				const isBusy = what !== "a source that gives nothing";
				await (isBusy ? eventually(async () => batches.length === 4) : sleep(10));
				controller.abort("enough");
				const error = await ending;
				expect(error).to.be.instanceOf(cio.AbortError);
				expect(error).to.include({ code: "aborted", retryable: false, cause: "enough" });
				const report = reportOf(context, error);
				expect(report).to.include({ accepted: 0, rejected: 0, uncertain: batches.flat().length });
				expect(report).to.include({ requests: batches.length, retries: 0 });
				if (isBusy) expect(report.uncertainRanges).to.deep.equal([[0, batches.flat().length]]);
				await eventually(async () => told.times === 1);
			},
		},
		{
			name: `wrong credentials end the run and close ${what}`,
			/** @param {Context} context */
			async run(context) {
				if (what === "a source that gives nothing") return;
				const { cio, expect, sandbox, url } = context;
				const told = { times: 0 };
				const client = new cio.TrackClient("site", "wrong", { url });
				const error = await rejection(
					client.sendAll(
						make(() => told.times++),
						{ maxRequestBytes: bytesFor(5) },
					),
				);
				expect(error).to.be.instanceOf(cio.CustomerIORequestError);
				expect(error).to.include({ statusCode: 401, mayHaveTakenEffect: false });
				const report = reportOf(context, error);
				expect(report).to.include({ accepted: 0, rejected: 0, uncertain: 0, resumeFrom: 0, retries: 0 });
				expect(report.requests).to.be.within(1, 4);
				expect((await sandbox.state()).events).to.deep.equal([]);
				await eventually(async () => told.times === 1);
			},
		},
	]),
	{
		name: "a failure ends the run although the source is silent",
		async run(context) {
			const { expect } = context;
			const told = { times: 0 };
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
						told.times += 1;
						return /** @type {Promise<never>} */ (never());
					},
				}),
			};
			const { fetch } = scriptedFetch(403);
			const options = { maxRequestBytes: bytesFor(3) };
			const error = await rejection(clientOf(context, { fetch }).sendAll(iterable, options));
			expect(error).to.include({ statusCode: 403 });
			expect(reportOf(context, error).read).to.be.within(3, 9);
			expect(told.times).to.equal(1);
		},
	},
	{
		name: "a signal that is aborted before the run: nothing is read, nothing sent, the source closed",
		async run(context) {
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
		},
	},
	{
		name: "a source that aborts is asked for no more",
		async run(context) {
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
		},
	},
	{
		name: "an abort between attempts: what was refused for certain is not uncertain",
		async run(context) {
			const controller = new AbortController();
			const { fetch } = scriptedFetch(503);
			const retry = { minDelay: 600_000, maxDelay: 600_000 };
			const onRetry = () => controller.abort();
			const client = clientOf(context, { fetch, retry, totalTimeout: 0, onRetry });
			const error = await rejection(client.sendAll([eventAt(0)], { signal: controller.signal }));
			context.expect(error).to.include({ code: "aborted", mayHaveTakenEffect: false, attempts: 1 });
			context.expect(reportOf(context, error)).to.include({ read: 1, uncertain: 0 });
		},
	},
	{
		name: "a timeout of the whole run",
		async run(context) {
			const { fetch } = batchServer(never);
			const options = { signal: AbortSignal.timeout(30) };
			const error = await rejection(clientOf(context, { fetch }).sendAll(endlessEvents(), options));
			context.expect(error).to.include({ code: "aborted" });
			context.expect(error.cause).to.include({ name: "TimeoutError" });
			reportOf(context, error);
		},
	},
	{
		name: "the timeout is that of an attempt",
		async run(context) {
			const { cio, expect } = context;
			const { fetch, batches } = batchServer(never);
			const client = eagerClientOf(context, { fetch, retry: { maxRetries: 1 } });
			const error = await rejection(client.sendAll([eventAt(0)], { timeout: 20 }));
			expect(error).to.be.instanceOf(cio.TimeoutError);
			expect(batches).to.have.lengthOf(2);
			expect(reportOf(context, error)).to.include({ requests: 1, retries: 1, uncertain: 1 });
		},
	},
	...[
		["500", () => answer(500), true],
		["503", () => answer(503), false],
		["429", () => answer(429), false],
		["no JSON", () => new Response("<html>"), true],
		["a lost connection", () => Promise.reject(new TypeError("lost")), true],
	].map(([what, serve, isUncertain]) => ({
		name: `${what} after all retries: ${isUncertain ? "uncertain" : "certainly not accepted"}`,
		/** @param {Context} context */
		async run(context) {
			const { expect } = context;
			const { fetch } = batchServer((_batch, number) =>
				number <= 2 ? undefined : /** @type {() => Response} */ (serve)(),
			);
			const options = { maxRequestBytes: bytesFor(5), concurrency: 1 };
			const client = eagerClientOf(context, { fetch, retry: { maxRetries: 2 } });
			const error = await rejection(client.sendAll(endlessEvents(), options));
			const report = reportOf(context, error);
			expect(report.requests).to.equal(3);
			expect(report.accepted).to.equal(report.resumeFrom).and.to.be.above(0);
			expect(report.uncertain > 0).to.equal(isUncertain);
			if (isUncertain) expect(report.uncertainRanges[0]?.[0]).to.equal(report.resumeFrom);
		},
	})),
	{
		name: "a request that may have been accepted before it was halved is uncertain",
		async run(context) {
			const { expect } = context;
			const controller = new AbortController();
			const { fetch } = batchServer((batch, number) => {
				if (number === 1) throw new TypeError("lost");
				if (batch.length > 5) return answer(413);
				controller.abort();
				return undefined;
			});
			const options = { signal: controller.signal };
			const error = await rejection(eagerClientOf(context, { fetch }).sendAll(eventsUpTo(9), options));
			expect(reportOf(context, error).uncertainRanges).to.deep.equal([[0, 9]]);
		},
	},
	{
		name: "events without ids are not sent again: the run ends where they may count twice",
		async run(context) {
			const { fetch, batches } = batchServer(() => answer(500));
			const error = await rejection(
				eagerClientOf(context, { fetch, eventIds: false }).sendAll(eventsUpTo(3)),
			);
			context.expect(error).to.include({ statusCode: 500, mayHaveTakenEffect: true, attempts: 1 });
			context.expect(reportOf(context, error).uncertainRanges).to.deep.equal([[0, 3]]);
			context.expect(batches).to.have.lengthOf(1);
		},
	},
	{
		name: "requests under way are waited for when another one ends the run",
		async run(context) {
			const { expect } = context;
			const { fetch, batches } = batchServer(async (_batch, number) => {
				if (number === 2) return answer(401);
				await sleep(30);
				return undefined;
			});
			const options = { maxRequestBytes: bytesFor(5), concurrency: 3 };
			const error = await rejection(clientOf(context, { fetch }).sendAll(endlessEvents(), options));
			const [first, second, third] = batches.map(placesIn);
			const report = reportOf(context, error);
			expect(batches).to.have.lengthOf(3);
			expect(report).to.include({ accepted: Number(first?.length) + Number(third?.length), uncertain: 0 });
			expect(report.resumeFrom).to.equal(second?.[0]);
			expect(report.doneRanges).to.deep.equal([[third?.[0], Number(third?.at(-1)) + 1]]);
		},
	},
	...Object.entries(BROKEN).map(([what, make]) => ({
		name: `${what}: it is the cause, and what was under way is counted`,
		/** @param {Context} context */
		async run(context) {
			const { cio, expect } = context;
			const fault = new Error("mine");
			const { fetch } = batchServer(() => sleep(5).then(() => undefined));
			const options = { maxRequestBytes: 190 };
			const error = await rejection(clientOf(context, { fetch }).sendAll(make(fault), options));
			expect(error).to.be.instanceOf(cio.ValidationError);
			expect(error).to.include({ argument: "source", cause: fault, retryable: false });
			expect(reportOf(context, error)).to.include({ read: 3, accepted: 2, requests: 2, resumeFrom: 2 });
		},
	})),
	...JUNK.map((junk) => ({
		name: `an iterator that gives ${junk} for a result`,
		/** @param {Context} context */
		async run(context) {
			const source = { [Symbol.iterator]: () => ({ next: () => wrong(junk) }) };
			const error = await rejection(clientOf(context).sendAll(source));
			context.expect(error).to.include({ code: "validation", argument: "source" });
			context.expect(error.cause).to.be.instanceOf(TypeError);
			reportOf(context, error);
		},
	})),
	{
		name: "a source that throws while it is closed hides nothing",
		async run(context) {
			const source = watchedSource(endlessEvents(), () => {
				throw new Error("closing");
			});
			const { fetch } = scriptedFetch(401);
			const error = await rejection(
				clientOf(context, { fetch }).sendAll(source, { maxRequestBytes: bytesFor(2) }),
			);
			context.expect(error).to.include({ statusCode: 401 });
			context.expect(source.seen.closed).to.equal(1);
		},
	},
	{
		name: "what is no source is refused",
		async run(context) {
			for (const source of NO_SOURCES)
				await expectRefused(context, clientOf(context).sendAll(wrong(source)), "source");
			const locked = new ReadableStream();
			locked.getReader();
			await expectRefused(context, clientOf(context).sendAll(locked), "source");
		},
	},
	{
		name: "options that cannot be held to are refused, and the source is not opened",
		async run(context) {
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
		},
	},
	{
		name: "a region that cannot be found out ends the run before anything is read",
		async run(context) {
			const { expect } = context;
			const source = watchedSource(endlessEvents());
			const { fetch } = scriptedFetch(401);
			const client = directClientOf(context, { region: "auto", fetch });
			const error = await rejection(client.sendAll(source));
			expect(error).to.include({ statusCode: 401 });
			expect(error.report).to.include({ read: 0, requests: 0 });
			expect(source.seen).to.include({ pulled: 0, closed: 1 });
		},
	},
	{
		name: "the error says for logs what the report says",
		async run(context) {
			const { fetch } = scriptedFetch(401);
			const error = await rejection(clientOf(context, { fetch }).sendAll([eventAt(0)]));
			context.expect(JSON.parse(JSON.stringify(error)).report).to.deep.equal(error.report);
		},
	},
];
