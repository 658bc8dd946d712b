/** What `sendAll` does when something is refused, or nobody knows what became of it. */

import { reportOf, respond } from "../../batches.js";
import { textOf } from "../../reveal.js";
import { rejection, wrong } from "../../support.js";
import { isPage, module, test } from "../../test.js";
import { pipelinesClientOf, WRITE_KEY } from "../support.js";
import { indexesIn, messageAt, messageServer, messagesUpTo } from "./support.js";

module("Pipelines: sendAll, failures");

/** @typedef {import("customerio-wasm").SendAllReport} SendAllReport */

/** How strict mode refuses a batch. @param {string[]} errors */
const refuse = (...errors) => respond(400, { meta: { errors } });

test("a batch that is refused is halved until the guilty message is alone", async (context) => {
	const { expect } = context;
	const { fetch, batches } = messageServer((batch) => {
		const guilty = indexesIn(batch).filter((index) => [3, 7].includes(index));
		if (guilty.length > 0) return refuse(...guilty.map((index) => `event-${index} is odd`));
	});
	/** @type {unknown[]} */
	const seen = [];
	const report = await pipelinesClientOf(context, { fetch }).sendAll(messagesUpTo(10), {
		onRejected: (error) => seen.push(error),
	});
	expect(report).to.include({ read: 10, accepted: 8, rejected: 2, uncertain: 0, resumeFrom: 10 });
	expect(report.errors).to.deep.equal([
		{ index: 3, message: "event-3 is odd" },
		{ index: 7, message: "event-7 is odd" },
	]);
	expect(seen).to.deep.equal(report.errors);
	expect(batches[0]).to.have.lengthOf(10);
});

test("what cannot be sent is rejected by its path, and the others are sent", async (context) => {
	const { expect } = context;
	const { fetch, batches } = messageServer();
	const cause = new Error("mine");
	const invalid = [
		[{ type: "track", userId: "42" }, "event"],
		[{ type: "delete", userId: "42" }, "type"],
		[{ type: "identify" }, "userId"],
		[{ ...messageAt(0), timestamp: 1_700_000_000 }, "timestamp"],
		[{ ...messageAt(0), properties: { list: [Number.NaN] } }, "properties.list[0]"],
		[null, undefined],
		["text", undefined],
		[
			{
				get type() {
					throw cause;
				},
			},
			"type",
		],
	];
	const source = [messageAt(0), ...invalid.map(([message]) => message), messageAt(1)];
	const report = await pipelinesClientOf(context, { fetch }).sendAll(wrong(source));
	expect(report).to.include({ read: 10, accepted: 2, rejected: 8, requests: 1 });
	expect(report.errors.map(({ index, field, reason }) => [index, field, reason])).to.deep.equal(
		invalid.map(([, field], index) => [index + 1, field, "invalid"]),
	);
	expect(report.errors.at(-1)?.cause).to.equal(cause);
	expect(batches.map(indexesIn)).to.deep.equal([[0, 1]]);
});

test("events whose fate is unknown are uncertain by index, and no run sends them again by itself", async (context) => {
	const { expect } = context;
	const options = { maxRequestBytes: 700, concurrency: 1 };
	const first = messageServer((_batch, number) => (number === 2 ? respond(500) : undefined));
	const error = await rejection(
		pipelinesClientOf(context, { fetch: first.fetch }).sendAll(messagesUpTo(9), options),
	);
	const resume = reportOf(context, error);
	expect(error).to.include({ code: "request", statusCode: 500 });
	// Without a retry.
	expect(first.batches).to.have.lengthOf(2);
	const [start = 0, end = 0] = [
		indexesIn(first.batches[0] ?? []).length,
		indexesIn(first.batches.flat()).length,
	];
	expect(resume.uncertainRanges).to.deep.equal([[start, end]]);
	expect(end - start).to.be.above(1);
	// One stop more, before the uncertain ones are read.
	const again = messageServer(() => respond(401));
	const { report: stopped } = await rejection(
		pipelinesClientOf(context, { fetch: again.fetch }).sendAll(messagesUpTo(9), { ...options, resume }),
	);
	expect(stopped).to.deep.include({ uncertain: end - start, uncertainRanges: [[start, end]] });
	const second = messageServer();
	const client = pipelinesClientOf(context, { fetch: second.fetch });
	const report = await client.sendAll(messagesUpTo(9), {
		...options,
		resume: JSON.parse(JSON.stringify(stopped)),
	});
	expect(indexesIn(second.batches.flat())).to.deep.equal([...Array(9).keys()].slice(end));
	expect(report).to.include({ uncertain: end - start, resumeFrom: start });
	expect(report.uncertainRanges).to.deep.equal([[start, end]]);
	expect(report.doneRanges).to.deep.equal([[end, 9]]);
	// The owner has looked, and sends them again.
	const { resumeFrom, doneRanges, firstEventId } = report;
	const third = messageServer();
	const last = await pipelinesClientOf(context, { fetch: third.fetch }).sendAll(messagesUpTo(9), {
		resume: { resumeFrom, doneRanges, firstEventId },
	});
	expect(last).to.include({ read: end - start, accepted: end - start, uncertain: 0, resumeFrom: 9 });
	const ids = (/** @type {any[][]} */ batches) =>
		Object.fromEntries(
			batches.flat().map(({ event, messageId, timestamp }) => [event, [messageId, timestamp]]),
		);
	expect(ids(first.batches)).to.deep.include(ids(third.batches));
});

test("what sets something is retried, and sent again by a run that resumes", async (context) => {
	const { expect } = context;
	const source = [
		{ type: "identify", userId: "42" },
		{ type: "group", userId: "42", groupId: "acme" },
	];
	const first = messageServer((_batch, number) => (number === 1 ? respond(500) : undefined));
	const report = await pipelinesClientOf(context, { fetch: first.fetch }).sendAll(wrong(source));
	expect(report).to.include({ accepted: 2, requests: 1, retries: 1 });
	const lost = messageServer(() => respond(500));
	const client = pipelinesClientOf(context, { fetch: lost.fetch, retry: { maxRetries: 0 } });
	const resume = reportOf(context, await rejection(client.sendAll(wrong(source))));
	expect(resume.uncertainRanges).to.deep.equal([[0, 2]]);
	const second = messageServer();
	const resumed = await pipelinesClientOf(context, { fetch: second.fetch }).sendAll(wrong(source), {
		resume,
	});
	expect(resumed).to.include({ accepted: 2, uncertain: 0, resumeFrom: 2 });
});

test("a wrong key stops the run, and nothing is uncertain", async (context) => {
	const { fetch } = messageServer(() => respond(401, { meta: { errors: ["the write key is wrong"] } }));
	const error = await rejection(pipelinesClientOf(context, { fetch }).sendAll(messagesUpTo(3)));
	context.expect(error).to.include({ statusCode: 401, mayHaveTakenEffect: false });
	context.expect(reportOf(context, error)).to.include({ read: 3, accepted: 0, uncertain: 0, resumeFrom: 0 });
});

test("an abort stops the run", async (context) => {
	const { cio, expect } = context;
	const abort = new AbortController();
	const { fetch } = messageServer(() => {
		abort.abort();
		return /** @type {any} */ (new Promise(() => {}));
	});
	const call = pipelinesClientOf(context, { fetch }).sendAll(messagesUpTo(3), { signal: abort.signal });
	const error = await rejection(call);
	expect(error).to.be.instanceOf(cio.AbortError);
	expect(reportOf(context, error).uncertainRanges).to.deep.equal([[0, 3]]);
});

test("no report, no hook and no error has the key, whatever the server repeats", async (context) => {
	const { expect } = context;
	/** @type {unknown[]} */
	const seen = [];
	const record = (/** @type {unknown} */ what) => void seen.push(what);
	for (const status of [400, 401]) {
		const { fetch } = messageServer((_batch, number) =>
			respond(status, { meta: { errors: [`no ${number}: ${WRITE_KEY} ${btoa(`${WRITE_KEY}:`)}`] } }),
		);
		const client = pipelinesClientOf(context, {
			fetch,
			onRequest: record,
			onResponse: record,
			onRetry: record,
		});
		const outcome = await client
			.sendAll(messagesUpTo(2), { onRejected: record, onProgress: record })
			.catch((/** @type {any} */ error) => [error, String(error), error.report]);
		seen.push(outcome);
	}
	const text = textOf(seen);
	expect(text).to.include("[redacted]");
	expect(text)
		.not.to.include(WRITE_KEY)
		.and.not.include(btoa(`${WRITE_KEY}:`));
});

test("a private key in a page, a wrong option and a wrong source are refused before the source is read", async (context) => {
	const { cio, expect } = context;
	const { fetch, requests } = messageServer();
	const client = /** @type {any} */ (pipelinesClientOf(context, { fetch }));
	const source = {
		[Symbol.iterator]() {
			throw new Error("it was opened");
		},
	};
	/** @type {[Promise<unknown>, string][]} */
	const refused = [
		[client.sendAll(source, { concurrency: 0 }), "options.concurrency"],
		[client.sendAll(source, { maxBatch: 5 }), "options.maxBatch"],
		[client.sendAll(source, { firstEventId: "42" }), "options.firstEventId"],
		[client.sendAll(source, { resume: {} }), "options.resume"],
		[client.sendAll({ type: "page", userId: "42" }), "source"],
		[client.sendAll("text"), "source"],
	];
	if (isPage)
		refused.push([new cio.PipelinesClient("sk_us_s3cret", { fetch: wrong(fetch) }).sendAll([]), "writeKey"]);
	for (const [call, argument] of refused) {
		const error = await rejection(call);
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error).to.include({ argument, attempts: 0 });
	}
	expect(requests).to.have.lengthOf(0);
});
