/** `sendAll`: a failed request or source ends the run, and the error's report accounts for every operation. */
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
import {
	busy,
	clientOf,
	eagerClientOf,
	eventually,
	never,
	rejection,
	scriptedFetch,
	sleep,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("send all failures");

/** Sources that fail after three operations. @type {Record<string, (fault: Error) => BulkSource>} */
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

/** Values that an iterator must not return. */
const JUNK = [undefined, null, 1, "x"];

test("the timeout applies to an attempt", async (context) => {
	const { cio, expect } = context;
	const { fetch, batches } = batchServer(never);
	const client = eagerClientOf(context, { fetch, retry: { maxRetries: 1 } });
	const error = await rejection(client.sendAll([eventAt(0)], { timeout: 20 }));
	expect(error).to.be.instanceOf(cio.TimeoutError);
	expect(batches).to.have.lengthOf(2);
	expect(reportOf(context, error)).to.include({ requests: 1, retries: 1, uncertain: 1 });
});

for (const [what, serve, isUncertain] of [
	["500", () => respond(500), true],
	["503", () => respond(503), true],
	["503 with Retry-After", busy, false],
	["429", () => respond(429), false],
	["invalid JSON", () => new Response("<html>"), true],
	["a lost connection", () => Promise.reject(new TypeError("lost")), true],
]) {
	test(`${what} after all retries: ${isUncertain ? "uncertain" : "not accepted"}`, async (context) => {
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
	});
}

test("a request that may have been accepted before it was halved is uncertain", async (context) => {
	const { expect } = context;
	const controller = new AbortController();
	const { fetch } = batchServer((batch, number) => {
		if (number === 1) throw new TypeError("lost");
		if (batch.length > 5) return respond(413);
		controller.abort();
		return undefined;
	});
	const options = { signal: controller.signal };
	const error = await rejection(eagerClientOf(context, { fetch }).sendAll(eventsUpTo(9), options));
	expect(reportOf(context, error).uncertainRanges).to.deep.equal([[0, 9]]);
});

test("events without ids are not retried if they could count twice: the run ends", async (context) => {
	const { fetch, batches } = batchServer(() => respond(500));
	const error = await rejection(eagerClientOf(context, { fetch, eventIds: false }).sendAll(eventsUpTo(3)));
	context.expect(error).to.include({ statusCode: 500, mayHaveTakenEffect: true, attempts: 1 });
	context.expect(reportOf(context, error).uncertainRanges).to.deep.equal([[0, 3]]);
	context.expect(batches).to.have.lengthOf(1);
});

test("a run that fails waits for the requests in flight", async (context) => {
	const { expect } = context;
	const { fetch, batches } = batchServer(async (_batch, number) => {
		if (number === 2) {
			await eventually(async () => batches.length === 3);
			return respond(401);
		}
		// The run has ended when it closes its source.
		await eventually(async () => source.seen.closed === 1);
		return undefined;
	});
	const source = watchedSource(endlessEvents());
	const options = { maxRequestBytes: bytesFor(5), concurrency: 3 };
	const error = await rejection(clientOf(context, { fetch }).sendAll(source, options));
	const [first, second, third] = batches.map(indexesIn);
	const report = reportOf(context, error);
	expect(batches).to.have.lengthOf(3);
	expect(report).to.include({ accepted: Number(first?.length) + Number(third?.length), uncertain: 0 });
	expect(report.resumeFrom).to.equal(second?.[0]);
	expect(report.doneRanges).to.deep.equal([[third?.[0], Number(third?.at(-1)) + 1]]);
});

test("the run rejects with the first failure, whatever follows", async (context) => {
	const { fetch, batches } = batchServer(async (_batch, number) => {
		await eventually(async () => batches.length === 2);
		if (number === 1) return respond(403);
		// The run has ended when it closes its source.
		await eventually(async () => source.seen.closed === 1);
		return respond(404);
	});
	const source = watchedSource(endlessEvents());
	const options = { maxRequestBytes: bytesFor(5), concurrency: 2 };
	const error = await rejection(clientOf(context, { fetch }).sendAll(source, options));
	context.expect(error).to.include({ statusCode: 403 });
	context.expect(reportOf(context, error)).to.include({ requests: 2, accepted: 0, uncertain: 0 });
});

for (const [what, make] of Object.entries(BROKEN)) {
	test(`${what}: its error is the cause, and the operations in flight are counted`, async (context) => {
		const { cio, expect } = context;
		const fault = new Error("mine");
		const { fetch } = batchServer(() => sleep(5).then(() => undefined));
		const options = { maxRequestBytes: 190 };
		const error = await rejection(clientOf(context, { fetch }).sendAll(make(fault), options));
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error).to.include({ argument: "source", cause: fault, retryable: false });
		expect(reportOf(context, error)).to.include({ read: 3, accepted: 2, requests: 2, resumeFrom: 2 });
	});
}

test("a source that throws is not closed, because it has ended", async (context) => {
	const seen = { closed: 0 };
	const iterator = {
		next() {
			throw new Error("mine");
		},
		return() {
			seen.closed += 1;
		},
	};
	const error = await rejection(clientOf(context).sendAll(wrong({ [Symbol.iterator]: () => iterator })));
	context.expect(error).to.include({ argument: "source" });
	context.expect(seen.closed).to.equal(0);
});

test("operations that are read before a source throws are counted as read, but not sent", async (context) => {
	const { fetch, batches } = batchServer();
	const source = BROKEN["a generator that throws"]?.(new Error("mine"));
	const error = await rejection(clientOf(context, { fetch }).sendAll(wrong(source)));
	context.expect(reportOf(context, error)).to.include({ read: 3, accepted: 0, requests: 0 });
	context.expect(batches).to.deep.equal([]);
});

for (const junk of JUNK) {
	test(`an iterator whose result is ${junk}`, async (context) => {
		const source = { [Symbol.iterator]: () => ({ next: () => wrong(junk) }) };
		const error = await rejection(clientOf(context).sendAll(source));
		context.expect(error).to.include({ code: "validation", argument: "source" });
		context.expect(error.cause).to.be.instanceOf(TypeError);
		reportOf(context, error);
	});
}

test("the error's message summarises the report", async (context) => {
	const { fetch } = scriptedFetch(401);
	const error = await rejection(clientOf(context, { fetch }).sendAll([eventAt(0)]));
	context.expect(JSON.parse(JSON.stringify(error)).report).to.deep.equal(error.report);
});
