/** `sendAll`: going on where an earlier run stopped, until all is there once. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").CustomerIOError} CustomerIOError */
/** @typedef {import("customerio-wasm").IndexRange} IndexRange */
/** @typedef {import("customerio-wasm").ResumePoint} ResumePoint */
/** @typedef {import("customerio-wasm").SendAllOptions} SendAllOptions */
/** @typedef {import("customerio-wasm").SendAllReport} SendAllReport */

import { pick, seeded } from "../../random.js";
import { clientOf, eagerClientOf, expectRefused, rejection, wrong } from "../../support.js";
import { module, test } from "../../test.js";
import { answer, batchServer, bytesFor, eventAt, eventsUpTo, placesIn, watchedSource } from "./batches.js";

module("send all resume");

const ULID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

/** @param {readonly IndexRange[]} ranges */
const placesOf = (ranges) =>
	ranges.flatMap(([start, end]) => Array.from({ length: end - start }, (_, index) => start + index));

/** What cannot be gone on from. @type {[string, unknown][]} */
const NO_POINTS = [
	["null", null],
	["a text", "{}"],
	["a list", []],
	["nothing in it", {}],
	["no id", { resumeFrom: 0, doneRanges: [] }],
	["an id that is none", { resumeFrom: 0, doneRanges: [], firstEventId: "01ARZ3NDEKTSV4RRFFQ69G5FAU" }],
	["an id that is no text", { resumeFrom: 0, doneRanges: [], firstEventId: 42 }],
	["no place", { doneRanges: [], firstEventId: ULID }],
	["a place before the first", { resumeFrom: -1, doneRanges: [], firstEventId: ULID }],
	["half a place", { resumeFrom: 0.5, doneRanges: [], firstEventId: ULID }],
	["a place as text", { resumeFrom: "1", doneRanges: [], firstEventId: ULID }],
	["a place too far to count", { resumeFrom: 2 ** 53, doneRanges: [], firstEventId: ULID }],
	["no ranges", { resumeFrom: 0, firstEventId: ULID }],
	["a range without an end", { resumeFrom: 0, doneRanges: [[1]], firstEventId: ULID }],
	["a range from end to start", { resumeFrom: 0, doneRanges: [[2, 1]], firstEventId: ULID }],
	["a range of texts", { resumeFrom: 0, doneRanges: [["1", "2"]], firstEventId: ULID }],
];

/** What may befall a request, by its status or otherwise. */
const FAULTS = [0, 0, 0, 0, "lost", "lost after", 400, 413, 401, 500, 503].map((fault) => fault || "none");

test("what was done with is left out, in the counts too, and the ids go on", async (context) => {
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
	expect(placesIn(batches.flat())).to.deep.equal([3, 4, 7, 8, 10, 11]);
	expect(report).to.include({ read: 6, accepted: 6, resumeFrom: 12, firstEventId: ULID });
	expect(report.doneRanges).to.deep.equal([]);
	expect(batches.flat()[0]?.id).to.equal("01ARZ3NDEKTSV4RRFFQ69G5FAY");
	expect(source.seen).to.deep.equal({ pulled: 12, closed: 0, ended: true });
});

test("a report goes on from its JSON, with all that it has besides", async (context) => {
	const { expect } = context;
	let isRefusing = true;
	const { fetch, batches } = batchServer((_batch, number) =>
		isRefusing && number > 2 ? answer(401) : undefined,
	);
	const client = clientOf(context, { fetch });
	const options = { maxRequestBytes: bytesFor(4), concurrency: 1 };
	const error = await rejection(client.sendAll(eventsUpTo(40), options));
	isRefusing = false;
	const resume = JSON.parse(JSON.stringify(error.report));
	const report = await client.sendAll(eventsUpTo(40), { ...options, resume });
	expect(report).to.include({ read: 40 - resume.accepted, resumeFrom: 40 });
	const accepted = batches.filter((_batch, index) => index !== 2).flat();
	expect(placesIn(accepted)).to.deep.equal([...Array(40).keys()]);
	expect(new Set(batches.flat().map(({ id }) => id)).size).to.equal(40);
});

test("a run that stops again knows what both were done with", async (context) => {
	const { fetch } = batchServer((_batch, number) => (number > 1 ? answer(401) : undefined));
	/** @type {ResumePoint} */
	const resume = { resumeFrom: 2, doneRanges: [[30, 33]], firstEventId: ULID };
	const options = { maxRequestBytes: bytesFor(4), concurrency: 1, resume };
	const { report } = /** @type {CustomerIOError} */ (
		/** @type {unknown} */ (await rejection(clientOf(context, { fetch }).sendAll(eventsUpTo(50), options)))
	);
	context.expect(report?.accepted).to.equal(Number(report?.resumeFrom) - 2);
	context.expect(report?.doneRanges).to.deep.equal([[30, 33]]);
});

test("a report of a run that came to its end leaves nothing to do", async (context) => {
	const { fetch, batches } = batchServer();
	const client = clientOf(context, { fetch });
	const resume = await client.sendAll(eventsUpTo(5));
	const again = await client.sendAll(eventsUpTo(5), { resume });
	context
		.expect(again)
		.to.include({ read: 0, requests: 0, resumeFrom: 5, firstEventId: resume.firstEventId });
	context.expect(batches).to.have.lengthOf(1);
});

for (const [what, resume] of NO_POINTS) {
	test(`${what} is no report`, async (context) => {
		const call = clientOf(context).sendAll([eventAt(0)], { resume: wrong(resume) });
		await expectRefused(context, call, "options.resume");
	});
}

test("over and over against a server that fails at random: all is there once, and each report was right", async (context) => {
	for (let seed = 1; seed <= 12; seed += 1) await runToTheEnd(context, seeded(seed), `seed ${seed}`);
});

test("over and over against the sandbox, whose faults end most runs", async (context) => {
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
	expect(placesIn(/** @type {never} */ (events)).sort((a, b) => a - b)).to.deep.equal([...Array(300).keys()]);
	expect(accepted).to.equal(300);
});

/**
 * Runs until all is sent, and after each run compares its report with what the server has.
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
	const isBad = (/** @type {number} */ place) => place % 41 === 40;
	/** @type {AbortController} */
	let controller;
	const { fetch } = batchServer(async (batch) => {
		if (random() < 0.5) await new Promise((resolve) => setTimeout(resolve, random() * 3));
		if (random() < 0.02) controller.abort();
		const fault = pick(random, FAULTS);
		if (fault === "lost") throw new TypeError("lost");
		// One that is alone would be rejected for good.
		const isOfMany = fault === 400 || fault === 413;
		if (typeof fault === "number" && !(isOfMany && batch.length === 1)) return answer(fault);
		const places = placesIn(batch);
		const errors = places.flatMap((place, batch_index) =>
			isBad(place) ? [{ batch_index, message: "no" }] : [],
		);
		for (const [index, place] of places.entries()) if (!isBad(place)) kept.set(batch[index]?.id, place);
		if (fault === "lost after") throw new TypeError("lost");
		return errors.length > 0 ? answer(207, { errors }) : undefined;
	});
	const client = eagerClientOf(context, { fetch, retry: { maxRetries: 1 } });
	/** @type {SendAllReport | undefined} */
	let last;
	/** The places that one of the runs was not certain about. @type {Set<number>} */
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
		const done = [...Array(report.resumeFrom).keys(), ...placesOf(report.doneRanges)];
		for (const place of placesOf(report.uncertainRanges)) unsure.add(place);
		const there = [...kept.values()];
		const lost = done.filter((place) => !isBad(place) && !there.includes(place));
		const unsaid = there.filter((place) => !done.includes(place) && !unsure.has(place));
		expect({ lost, unsaid }, seed).to.deep.equal({ lost: [], unsaid: [] });
		totals.accepted += report.accepted;
		totals.rejected += report.rejected;
		last = report;
	}
	const places = [...kept.values()].sort((a, b) => a - b);
	const good = [...Array(count).keys()].filter((place) => !isBad(place));
	expect(places, `events, ${seed}`).to.deep.equal(good);
	expect(totals, seed).to.deep.equal({ accepted: good.length, rejected: count - good.length });
}
