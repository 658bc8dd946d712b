/** `sendAll`: resuming an earlier run, until every operation has taken effect exactly once. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").CustomerIOError} CustomerIOError */
/** @typedef {import("customerio-wasm").IndexRange} IndexRange */
/** @typedef {import("customerio-wasm").ResumePoint} ResumePoint */
/** @typedef {import("customerio-wasm").SendAllOptions} SendAllOptions */
/** @typedef {import("customerio-wasm").SendAllProgress} SendAllProgress */
/** @typedef {import("customerio-wasm").SendAllReport} SendAllReport */

import {
	batchServer,
	bytesFor,
	eventAt,
	eventsUpTo,
	indexesIn,
	respond,
	watchedSource,
} from "../../batches.js";
import { pick, seeded } from "../../random.js";
import {
	clientOf,
	eagerClientOf,
	expectRefused,
	recordingFetch,
	rejection,
	sleep,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("send all resume");

const ULID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

/** @param {readonly IndexRange[]} ranges */
const indexesOf = (ranges) =>
	ranges.flatMap(([start, end]) => Array.from({ length: end - start }, (_, index) => start + index));

/** Values that a run cannot resume from. @type {[string, unknown][]} */
const NO_POINTS = [
	["null", null],
	["a text", "{}"],
	["a list", []],
	["an empty object", {}],
	["no id", { resumeFrom: 0, doneRanges: [] }],
	["an invalid id", { resumeFrom: 0, doneRanges: [], firstEventId: "01ARZ3NDEKTSV4RRFFQ69G5FAU" }],
	["an id that is not a string", { resumeFrom: 0, doneRanges: [], firstEventId: 42 }],
	["no resumeFrom", { doneRanges: [], firstEventId: ULID }],
	["a negative index", { resumeFrom: -1, doneRanges: [], firstEventId: ULID }],
	["a fractional index", { resumeFrom: 0.5, doneRanges: [], firstEventId: ULID }],
	["an index as a string", { resumeFrom: "1", doneRanges: [], firstEventId: ULID }],
	["an index above the safe integers", { resumeFrom: 2 ** 53, doneRanges: [], firstEventId: ULID }],
	["no ranges", { resumeFrom: 0, firstEventId: ULID }],
	["a range without an end", { resumeFrom: 0, doneRanges: [[1]], firstEventId: ULID }],
	["a range from end to start", { resumeFrom: 0, doneRanges: [[2, 1]], firstEventId: ULID }],
	["a range of strings", { resumeFrom: 0, doneRanges: [["1", "2"]], firstEventId: ULID }],
	[
		"uncertain ranges that are a text",
		{ resumeFrom: 0, doneRanges: [], uncertainRanges: "", firstEventId: ULID },
	],
	[
		"an uncertain range without an end",
		{ resumeFrom: 0, doneRanges: [], uncertainRanges: [[1]], firstEventId: ULID },
	],
];

/** What can happen to a request: a status, or another fault. */
const FAULTS = [0, 0, 0, 0, "lost", "lost after", 400, 413, 401, 500, 503].map((fault) => fault || "none");

test("finished operations are neither sent nor counted again, and the ids continue", async (context) => {
	const { expect } = context;
	const { fetch, batches } = batchServer();
	const source = watchedSource(eventsUpTo(12));
	/** @type {ResumePoint} */
	const resume = {
		resumeFrom: 3,
		doneRanges: [
			[5, 7],
			[9, 10],
		],
		firstEventId: ULID,
	};
	const report = await clientOf(context, { fetch }).sendAll(source, { resume });
	expect(indexesIn(batches.flat())).to.deep.equal([3, 4, 7, 8, 10, 11]);
	expect(report).to.include({ read: 6, accepted: 6, resumeFrom: 12, firstEventId: ULID });
	expect(report.doneRanges).to.deep.equal([]);
	expect(batches.flat()[0]?.id).to.equal("01ARZ3NDEKTSV4RRFFQ69G5FAY");
	expect(source.seen).to.deep.equal({ pulled: 12, closed: 0, ended: true });
});

test("a run resumes from the JSON of a report, whatever else it contains", async (context) => {
	const { expect } = context;
	let isRefusing = true;
	const { fetch, batches } = batchServer((_batch, number) =>
		isRefusing && number > 2 ? respond(401) : undefined,
	);
	const client = clientOf(context, { fetch });
	const options = { maxRequestBytes: bytesFor(4), concurrency: 1 };
	const error = await rejection(client.sendAll(eventsUpTo(40), options));
	isRefusing = false;
	const resume = JSON.parse(JSON.stringify(error.report));
	const report = await client.sendAll(eventsUpTo(40), { ...options, resume });
	expect(report).to.include({ read: 40 - resume.accepted, resumeFrom: 40 });
	const accepted = batches.filter((_batch, index) => index !== 2).flat();
	expect(indexesIn(accepted)).to.deep.equal([...Array(40).keys()]);
	expect(new Set(batches.flat().map(({ id }) => id)).size).to.equal(40);
});

test("a run that stops again reports what both runs finished", async (context) => {
	const { fetch } = batchServer((_batch, number) => (number > 1 ? respond(401) : undefined));
	/** @type {ResumePoint} */
	const resume = { resumeFrom: 2, doneRanges: [[30, 33]], firstEventId: ULID };
	const options = { maxRequestBytes: bytesFor(4), concurrency: 1, resume };
	const { report } = /** @type {CustomerIOError} */ (
		/** @type {unknown} */ (await rejection(clientOf(context, { fetch }).sendAll(eventsUpTo(50), options)))
	);
	context.expect(report?.accepted).to.equal(Number(report?.resumeFrom) - 2);
	context.expect(report?.doneRanges).to.deep.equal([[30, 33]]);
});

test("events that may have been accepted are sent again by their ids, and without ids they stay uncertain", async (context) => {
	const { expect } = context;
	for (const eventIds of [true, false]) {
		const first = batchServer(() => respond(500));
		const client = clientOf(context, { fetch: first.fetch, eventIds, retry: { maxRetries: 0 } });
		const { report } = await rejection(client.sendAll(eventsUpTo(3)));
		const resume = /** @type {import("customerio-wasm").SendAllReport} */ (report);
		expect(resume.uncertainRanges).to.deep.equal([[0, 3]]);
		const { fetch, batches } = batchServer();
		const resumed = await clientOf(context, { fetch, eventIds }).sendAll(eventsUpTo(4), { resume });
		expect(indexesIn(batches.flat())).to.deep.equal(eventIds ? [0, 1, 2, 3] : [3]);
		expect(resumed).to.include({ read: 4, accepted: eventIds ? 4 : 1, uncertain: eventIds ? 0 : 3 });
		expect(resumed.uncertainRanges).to.deep.equal(eventIds ? [] : [[0, 3]]);
	}
});

test("resuming a completed run does nothing", async (context) => {
	const { fetch, batches } = batchServer();
	const client = clientOf(context, { fetch });
	const resume = await client.sendAll(eventsUpTo(5));
	const again = await client.sendAll(eventsUpTo(5), { resume });
	context
		.expect(again)
		.to.include({ read: 0, requests: 0, resumeFrom: 5, firstEventId: resume.firstEventId });
	context.expect(batches).to.have.lengthOf(1);
});

test("a run resumes from the progress of another, as if that had been killed there", async (context) => {
	const { expect } = context;
	const options = { maxRequestBytes: bytesFor(4), concurrency: 3 };
	/** @type {SendAllProgress[]} */
	const stored = [];
	const first = batchServer(async (_batch, number) => {
		await sleep(number % 3);
		return number % 4 === 0 ? respond(207, { errors: [{ batch_index: 0, message: "no" }] }) : undefined;
	});
	await clientOf(context, { fetch: first.fetch }).sendAll(eventsUpTo(40), {
		...options,
		onProgress: (progress) => void stored.push(JSON.parse(JSON.stringify(progress))),
	});
	const ids = new Map(
		first.batches.flat().map(({ id }, index) => [indexesIn(first.batches.flat())[index], id]),
	);
	expect(stored.length).to.be.above(5);
	for (const progress of stored) {
		const { fetch, batches } = batchServer();
		const report = await clientOf(context, { fetch }).sendAll(eventsUpTo(40), {
			...options,
			resume: progress,
		});
		const done = progress.accepted + progress.rejected;
		expect(done).to.equal(progress.resumeFrom + indexesOf(progress.doneRanges).length);
		expect(report).to.include({ read: 40 - done, accepted: 40 - done, resumeFrom: 40 });
		const sent = batches.flat();
		for (const [position, index] of indexesIn(sent).entries()) {
			expect(sent[position]?.id).to.equal(ids.get(index));
			expect(index).to.be.at.least(progress.resumeFrom);
			expect(indexesOf(progress.doneRanges)).not.to.include(index);
		}
	}
});

test("firstEventId is the id of the first event, in this run and in the report", async (context) => {
	const { expect } = context;
	const { fetch, batches } = batchServer();
	const report = await clientOf(context, { fetch }).sendAll(eventsUpTo(3), { firstEventId: ULID });
	expect(report).to.include({ firstEventId: ULID, accepted: 3 });
	const ids = batches.flat().map(({ id }) => id);
	expect(ids).to.deep.equal([ULID, "01ARZ3NDEKTSV4RRFFQ69G5FAW", "01ARZ3NDEKTSV4RRFFQ69G5FAX"]);
});

test("a run of nothing gives the first event id of a new run", async (context) => {
	const { expect } = context;
	const { fetch, batches } = batchServer();
	const client = clientOf(context, { fetch });
	const resume = await client.sendAll([]);
	expect(resume).to.include({ read: 0, requests: 0, resumeFrom: 0 });
	const report = await client.sendAll(eventsUpTo(2), { resume, firstEventId: resume.firstEventId });
	expect(report).to.include({ accepted: 2, firstEventId: resume.firstEventId });
	expect(batches.flat()[0]?.id).to.equal(resume.firstEventId);
});

for (const firstEventId of ["", "42", ULID.toLowerCase(), 42, null, {}]) {
	test(`firstEventId: ${JSON.stringify(firstEventId)} is refused`, async (context) => {
		const call = clientOf(context).sendAll([eventAt(0)], { firstEventId: wrong(firstEventId) });
		await expectRefused(context, call, "options.firstEventId");
	});
}

test("a firstEventId other than that of resume is refused", async (context) => {
	/** @type {ResumePoint} */
	const resume = { resumeFrom: 0, doneRanges: [], firstEventId: ULID };
	const call = clientOf(context).sendAll([], { resume, firstEventId: "01ARZ3NDEKTSV4RRFFQ69G5FAW" });
	await expectRefused(context, call, "options.firstEventId");
});

test("100,000 ranges, in any order", async (context) => {
	const { expect } = context;
	const count = 100_000;
	const doneRanges = Array.from(
		{ length: count },
		(_, index) => /** @type {const} */ ([2 * index, 2 * index + 1]),
	);
	function* deletions() {
		for (let index = 0; index < 2 * count; index += 1)
			yield { type: "person", action: "delete", identifiers: { id: String(index % 100) } };
	}
	for (const ranges of [doneRanges, [...doneRanges].reverse()]) {
		const { fetch } = recordingFetch();
		const resume = { resumeFrom: 0, doneRanges: ranges, firstEventId: ULID };
		const report = await clientOf(context, { fetch }).sendAll(wrong(deletions()), { resume });
		expect(report).to.include({ read: count, accepted: count, resumeFrom: 2 * count });
		expect(report.doneRanges).to.deep.equal([]);
	}
	// Operations that cannot be sent are accounted for one by one.
	const resume = { resumeFrom: 0, doneRanges, firstEventId: ULID };
	const invalid = wrong({
		[Symbol.iterator]: () => Array.from({ length: 2 * count }, () => null)[Symbol.iterator](),
	});
	const report = await clientOf(context).sendAll(invalid, { resume, maxRejected: 0 });
	expect(report).to.include({ read: count, rejected: count, resumeFrom: 2 * count });
});

for (const [what, resume] of NO_POINTS) {
	test(`${what} is not a report`, async (context) => {
		const call = clientOf(context).sendAll([eventAt(0)], { resume: wrong(resume) });
		await expectRefused(context, call, "options.resume");
	});
}

test("resuming repeatedly against a server that fails at random: every operation once, and every report correct", async (context) => {
	for (let seed = 1; seed <= 12; seed += 1) await runToTheEnd(context, seeded(seed), `seed ${seed}`);
});

test("resuming repeatedly against the sandbox, whose faults end most runs", async (context) => {
	const { expect, sandbox } = context;
	const rate = 0.15;
	await sandbox.fail([
		{ kind: "reset", rate, times: null },
		{ kind: "reset", processed: true, rate, times: null },
		{ kind: "truncate", processed: true, rate, times: null },
		{ kind: "answer", status: 500, processed: true, rate, times: null },
	]);
	const client = eagerClientOf(context, { retry: { maxRetries: 1 } });
	/** @type {SendAllReport | undefined} */
	let report;
	let accepted = 0;
	while (report?.resumeFrom !== 300) {
		const options = { maxRequestBytes: bytesFor(10), ...(report ? { resume: report } : {}) };
		report = await client.sendAll(eventsUpTo(300), options).catch((error) => error.report);
		accepted += Number(report?.accepted);
	}
	const { events } = await sandbox.state();
	expect(indexesIn(/** @type {never} */ (events)).sort((a, b) => a - b)).to.deep.equal([
		...Array(300).keys(),
	]);
	expect(accepted).to.equal(300);
});

/**
 * Runs until everything is sent, and compares the report of each run with what the server has.
 *
 * @param {Context} context
 * @param {() => number} random
 * @param {string} seed
 */
async function runToTheEnd(context, random, seed) {
	const { expect } = context;
	const count = 200;
	/** The events that the server has accepted, by their ids. @type {Map<string | undefined, number>} */
	const kept = new Map();
	const isBad = (/** @type {number} */ index) => index % 41 === 40;
	/** @type {AbortController} */
	let controller;
	const { fetch } = batchServer(async (batch) => {
		if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, random() * 3));
		if (random() < 0.02) controller.abort();
		const fault = pick(random, FAULTS);
		if (fault === "lost") throw new TypeError("lost");
		// A single operation would be rejected for good.
		const isOfMany = fault === 400 || fault === 413;
		if (typeof fault === "number" && !(isOfMany && batch.length === 1)) return respond(fault);
		const indexes = indexesIn(batch);
		const errors = indexes.flatMap((index, batch_index) =>
			isBad(index) ? [{ batch_index, message: "no" }] : [],
		);
		for (const [batchIndex, index] of indexes.entries())
			if (!isBad(index)) kept.set(batch[batchIndex]?.id, index);
		if (fault === "lost after") throw new TypeError("lost");
		return errors.length > 0 ? respond(207, { errors }) : undefined;
	});
	const client = eagerClientOf(context, { fetch, retry: { maxRetries: 1 } });
	/** @type {SendAllReport | undefined} */
	let last;
	/** The indexes that some run reported as uncertain. @type {Set<number>} */
	const unsure = new Set();
	const totals = { accepted: 0, rejected: 0 };
	for (let runs = 1; last?.resumeFrom !== count; runs += 1) {
		expect(runs, `runs, ${seed}`).to.be.below(400);
		controller = new AbortController();
		const { signal } = controller;
		/** @type {SendAllOptions} */
		const options = {
			signal,
			maxRequestBytes: bytesFor(9),
			ordered: runs % 2 === 0,
			...(last ? { resume: last } : {}),
		};
		const report = /** @type {SendAllReport} */ (
			await client.sendAll(eventsUpTo(count), options).catch((error) => error.report ?? Promise.reject(error))
		);
		const done = [...Array(report.resumeFrom).keys(), ...indexesOf(report.doneRanges)];
		for (const index of indexesOf(report.uncertainRanges)) unsure.add(index);
		const there = [...kept.values()];
		const lost = done.filter((index) => !isBad(index) && !there.includes(index));
		const unsaid = there.filter((index) => !done.includes(index) && !unsure.has(index));
		expect({ lost, unsaid }, seed).to.deep.equal({ lost: [], unsaid: [] });
		totals.accepted += report.accepted;
		totals.rejected += report.rejected;
		last = report;
	}
	const indexes = [...kept.values()].sort((a, b) => a - b);
	const good = [...Array(count).keys()].filter((index) => !isBad(index));
	expect(indexes, `events, ${seed}`).to.deep.equal(good);
	expect(totals, seed).to.deep.equal({ accepted: good.length, rejected: count - good.length });
}
