/** `sendAll`: an operation that is invalid or refused is rejected without affecting the others. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").Operation} Operation */
/** @typedef {import("customerio-wasm").Rejection} Rejection */

import { batchServer, bytesFor, eventAt, eventsUpTo, indexesIn, respond } from "../../batches.js";
import { pick, seeded } from "../../random.js";
import { clientOf, consoleOutput, eagerClientOf, recordingFetch, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("send all rejections");

const cycle = { ...eventAt(0), attributes: {} };
cycle.attributes = { cycle };
const thrown = new Error("mine");

/** Invalid operations: the invalid field, and a part of the message. @type {[string, unknown, string | undefined, string][]} */
const UNSENDABLE = [
	["null", null, undefined, "must be an operation"],
	["nothing", undefined, undefined, "must be an operation"],
	["a text", "{}", undefined, "must be an operation"],
	["a number", 42, undefined, "must be an operation"],
	["a list", [eventAt(0)], undefined, "must be an operation"],
	["a function", eventAt, undefined, "must be an operation"],
	["a promise", Promise.resolve(eventAt(0)), undefined, "is a Promise: await it"],
	["a Map", new Map(), undefined, "Map"],
	["an action of another type", { type: "object", action: "event" }, "action", "must be one of"],
	["an event of v1", { ...eventAt(0), data: {} }, "data", "attributes"],
	["a person without an identifier", { ...eventAt(0), identifiers: {} }, "identifiers", "exactly one"],
	["a long id", { ...eventAt(0), identifiers: { id: "é".repeat(76) } }, "identifiers.id", "150 bytes"],
	["NaN", { ...eventAt(0), attributes: { list: [1, Number.NaN] } }, "attributes.list[1]", "finite"],
	["a cycle", cycle, "attributes.cycle", "cycle"],
	["a lone surrogate", { ...eventAt(0), name: "\ud800" }, "name", "surrogate"],
	["32,001 bytes", { ...eventAt(0), attributes: { text: "x".repeat(32_000) } }, undefined, "32000 bytes"],
];

/** Valid and invalid values of each member of an operation. @type {Record<string, unknown[]>} */
const MEMBERS = {
	type: ["person", "person", "person", "person", "object", "delivery", "Person", undefined],
	action: ["event", "event", "event", "identify", "identify", "page", "delete", "merge", "", 1, undefined],
	identifiers: [
		{ id: "42" },
		{ email: "ada@example.com" },
		{ id: 42 },
		{ id: "x".repeat(33) },
		{ id: "x".repeat(150) },
		{ id: "x".repeat(151) },
		{ id: "é".repeat(75) },
		{ id: "é".repeat(76) },
		{ id: "" },
		{ id: "\u00a0" },
		{ id: "42", email: "ada@example.com" },
		{ id: "42", other: 1 },
		{ id: undefined, email: "ada@example.com" },
		{ phone: "+1" },
		{ cio_id: "cio_1" },
		{ object_type_id: "1", object_id: "acme" },
		{},
		["42"],
		"42",
		null,
		undefined,
	],
	name: [
		"a",
		"a",
		"x".repeat(100),
		"x".repeat(101),
		"é",
		"",
		" ",
		"\ta",
		"é".repeat(50),
		"é".repeat(51),
		1,
		null,
		undefined,
	],
	id: [undefined, undefined, undefined, "01HZX3J9V7Q4M8N2B6C5D1E0FG", "", 1, null],
	data: [undefined, undefined, undefined, {}, null],
	attributes: [undefined, {}, { a: 1 }],
	cio_relationships: [undefined, undefined, undefined, [], {}],
	toJSON: [undefined, undefined, undefined, undefined, () => eventAt(0), () => ({})],
};

/** Accepts all events except some. @param {(index: number) => boolean} isBad @param {number} status */
const refusingServer = (isBad, status) =>
	batchServer((batch) => (indexesIn(batch).some(isBad) ? respond(status, REASONS) : undefined));

const REASONS = { errors: [{ reason: "invalid", field: "name", message: "is not accepted" }] };
const REFUSAL = REASONS.errors[0];

/** @param {Record<string, unknown>} operation */
const withoutId = ({ id, ...rest }) => rest;

for (const [what, operation, field, message] of UNSENDABLE) {
	test(`${what} between valid operations`, async (context) => {
		const { expect, sandbox } = context;
		/** @type {Rejection[]} */
		const reported = [];
		const report = await clientOf(context).sendAll([eventAt(0), wrong(operation), eventAt(2)], {
			onRejected: (rejection) => void reported.push(rejection),
		});
		expect(report).to.include({ read: 3, accepted: 2, rejected: 1, resumeFrom: 3 });
		expect(report.errors).to.deep.equal(reported);
		expect(reported).to.have.lengthOf(1);
		const { message: said, ...rejection } = /** @type {Rejection} */ (reported[0]);
		expect(rejection).to.deep.equal({ index: 1, reason: "invalid", ...(field ? { field } : {}) });
		expect(said).to.include(message);
		expect((await sandbox.state()).events.map(({ name }) => name)).to.deep.equal(["event-0", "event-2"]);
	});
}

for (const [number, operation] of [
	{
		get name() {
			throw thrown;
		},
	},
	{
		toJSON() {
			throw thrown;
		},
	},
	new Proxy(eventAt(0), {
		ownKeys() {
			throw thrown;
		},
	}),
].entries()) {
	test(`an operation that throws when it is read, ${number}`, async (context) => {
		const { fetch, batches } = batchServer();
		const report = await clientOf(context, { fetch }).sendAll([wrong(operation), eventAt(1)]);
		context.expect(report).to.include({ accepted: 1, rejected: 1 });
		context.expect(report.errors[0]).to.include({ index: 0, reason: "invalid", cause: thrown });
		context.expect(indexesIn(batches.flat())).to.deep.equal([1]);
	});
}

test("values that are not objects, between operations with characters of several bytes", async (context) => {
	const { expect } = context;
	const { fetch, batches } = batchServer();
	const named = (/** @type {number} */ index) => ({ ...eventAt(index), attributes: { text: "é 🎉 ￿" } });
	const given = [named(0), undefined, 42, named(3), null, true, named(6), eventAt(7)];
	const report = await clientOf(context, { fetch }).sendAll(wrong(given));
	expect(report).to.include({ read: 8, accepted: 4, rejected: 4, resumeFrom: 8 });
	expect(report.errors.map(({ index }) => index)).to.deep.equal([1, 2, 4, 5]);
	expect(indexesIn(batches.flat())).to.deep.equal([0, 3, 6, 7]);
});

test("the caller's limits apply to the byte", async (context) => {
	const { expect } = context;
	const { fetch, bodies } = batchServer();
	const client = clientOf(context, { fetch, eventIds: false });
	const { length } = JSON.stringify({ ...eventAt(0), name: "" });
	/** @param {number} more @returns {Operation} of 80 bytes and `more` */
	const sized = (more) => ({ ...eventAt(0), name: `${"x".repeat(80 - length)}${"é".repeat(more / 2)}` });
	const options = { maxItemBytes: 90 };
	expect(await client.sendAll([sized(8), sized(10)], options)).to.include({ accepted: 2 });
	const { errors } = await client.sendAll([sized(12)], options);
	expect(errors[0]?.message).to.equal("must be at most 90 bytes of UTF-8, not 92");
	const narrow = await client.sendAll([sized(8), sized(10)], { maxRequestBytes: 100 });
	expect(narrow).to.include({ accepted: 1, rejected: 1 });
	expect(narrow.errors[0]?.message).to.equal("must be at most 88 bytes of UTF-8, not 90");
	expect(bodies.map((body) => new TextEncoder().encode(body).length)).to.deep.equal([88 + 1 + 90 + 12, 100]);
});

test("an operation is rejected or sent exactly as `entity` would do it, whatever it contains", async (context) => {
	const { expect } = context;
	const random = seeded(7);
	const alone = recordingFetch();
	const { fetch, batches } = batchServer();
	const tally = { sent: 0, rejected: 0 };
	for (let round = 0; round < 1500; round += 1) {
		const members = Object.entries(MEMBERS).map(([name, values]) => [name, pick(random, values)]);
		const operation = wrong(Object.fromEntries(members.filter(([, value]) => value !== undefined)));
		const [outcome] = await Promise.allSettled([clientOf(context, { fetch: alone.fetch }).entity(operation)]);
		const { errors } = await clientOf(context, { fetch }).sendAll([operation]);
		const sent = batches.splice(0).flat();
		if (outcome?.status === "rejected") {
			const { field, message } = /** @type {Rejection} */ (errors[0]);
			const argument = field === undefined ? "operation" : `operation.${field}`;
			expect(`entity: ${argument} ${message}`).to.equal(outcome.reason.message);
			expect(sent).to.deep.equal([]);
			tally.rejected += 1;
		} else {
			const expected = JSON.parse(String(await alone.calls.at(-1)?.request.text()));
			expect(errors).to.deep.equal([]);
			expect(sent.map(withoutId)).to.deep.equal([withoutId(expected)]);
			expect(typeof sent[0]?.id).to.equal(typeof expected.id);
			tally.sent += 1;
		}
	}
	expect(tally.sent).to.be.above(100);
	expect(tally.rejected).to.be.above(100);
});

test("the errors of a 207 have the indexes in the source", async (context) => {
	const { expect, sandbox } = context;
	const bad = { type: "person", action: "page", identifiers: { id: "1" }, name: "a".repeat(101) };
	const operations = eventsUpTo(40).map((event, index) => (index % 7 === 3 ? wrong(bad) : event));
	operations[5] = wrong("no operation");
	const report = await clientOf(context).sendAll(operations, { maxRequestBytes: bytesFor(6) });
	expect(report).to.include({ read: 40, accepted: 33, rejected: 7, resumeFrom: 40 });
	const indexes = [...new Set(report.errors.map(({ index }) => index))].sort((a, b) => a - b);
	expect(indexes).to.deep.equal([3, 5, 10, 17, 24, 31, 38]);
	const refused = report.errors.filter(({ index }) => index !== 5);
	for (const { field } of refused) expect(field).to.equal("name");
	const { events, requests } = await sandbox.state();
	expect(events).to.have.lengthOf(33);
	expect(requests.map(({ status }) => status)).to.include(207);
});

test("every error of a 207 is reported, even without an index", async (context) => {
	const { expect } = context;
	const { fetch } = batchServer(() =>
		respond(207, {
			errors: [
				{ batch_index: 1, reason: "required", field: "a", message: "is missing" },
				{ batch_index: 1, reason: "invalid", field: "b", message: "is odd" },
				{ batch_index: 7, message: "whose is it?" },
			],
		}),
	);
	const report = await clientOf(context, { fetch }).sendAll(eventsUpTo(4));
	expect(report).to.include({ read: 4, accepted: 2, rejected: 2, resumeFrom: 4 });
	expect(report.errors).to.deep.equal([
		{ index: 1, reason: "required", field: "a", message: "is missing" },
		{ index: 1, reason: "invalid", field: "b", message: "is odd" },
		{ index: -1, message: "whose is it?" },
	]);
});

test("a request that is too large for the server (413) is halved until it fits", async (context) => {
	const { expect } = context;
	const { fetch, batches } = batchServer((batch) => (batch.length > 3 ? respond(413) : undefined));
	const report = await clientOf(context, { fetch }).sendAll(eventsUpTo(50), {
		maxRequestBytes: bytesFor(20),
	});
	expect(report).to.include({ read: 50, accepted: 50, rejected: 0, retries: 0, resumeFrom: 50 });
	expect(report.requests).to.equal(batches.length);
	const accepted = batches.filter(({ length }) => length <= 3);
	expect(indexesIn(accepted.flat()).sort((a, b) => a - b)).to.deep.equal([...Array(50).keys()]);
	expect(new Set(batches.flat().map(({ id }) => id)).size, "ids, the same in each part").to.equal(50);
});

for (const status of [400, 413]) {
	test(`a ${status} for a whole request does not reject the other operations`, async (context) => {
		const { expect } = context;
		const bad = [0, 13, 14, 31, 63];
		const { fetch, batches } = refusingServer((index) => bad.includes(index), status);
		const report = await clientOf(context, { fetch }).sendAll(eventsUpTo(64), {
			maxRequestBytes: bytesFor(30),
		});
		expect(report).to.include({ read: 64, accepted: 59, rejected: 5, resumeFrom: 64 });
		const errors = [...report.errors].sort((first, second) => first.index - second.index);
		expect(errors).to.deep.equal(bad.map((index) => ({ index, ...REFUSAL })));
		const accepted = indexesIn(
			batches.filter((batch) => !indexesIn(batch).some((index) => bad.includes(index))).flat(),
		);
		expect(accepted.sort((a, b) => a - b)).to.deep.equal(
			[...Array(64).keys()].filter((index) => !bad.includes(index)),
		);
	});
}

test("the 207s of a halved request have the indexes in the source", async (context) => {
	const { fetch } = batchServer((batch) => {
		if (batch.length > 4) return respond(413);
		const index = indexesIn(batch).findIndex((index) => index % 10 === 7);
		return index < 0 ? undefined : respond(207, { errors: [{ batch_index: index, ...REFUSAL }] });
	});
	const { errors } = await clientOf(context, { fetch }).sendAll(eventsUpTo(40));
	const indexes = errors.map(({ index }) => index).sort((a, b) => a - b);
	context.expect(indexes).to.deep.equal([7, 17, 27, 37]);
});

test("one operation that is refused with an unreadable response", async (context) => {
	const { fetch } = batchServer(() => new Response("<html>", { status: 413 }));
	const report = await clientOf(context, { fetch }).sendAll([eventAt(0)]);
	context.expect(report.errors).to.deep.equal([{ index: 0, message: "refused with status 413" }]);
});

test("the report lists the first rejections, and onRejected receives all", async (context) => {
	const { expect } = context;
	const { fetch } = batchServer();
	const junk = Array.from({ length: 1200 }, () => wrong(null));
	for (const [options, listed] of /** @type {const} */ ([
		[{}, 1000],
		[{ maxRejected: 3 }, 3],
		[{ maxRejected: 0 }, 0],
	])) {
		/** @type {unknown[]} */
		const reported = [];
		const onRejected = (/** @type {unknown} */ rejection) => void reported.push(rejection);
		const report = await clientOf(context, { fetch }).sendAll(junk, { ...options, onRejected });
		expect(report).to.include({ read: 1200, rejected: 1200, accepted: 0, requests: 0 });
		expect(report.errors.map(({ index }) => index)).to.deep.equal([...Array(listed).keys()]);
		expect(reported).to.have.lengthOf(1200);
	}
});

test("errors of the caller's functions are written to the console, and have no other effect", async (context) => {
	const { expect } = context;
	const { fetch } = batchServer();
	const fail = () => {
		throw thrown;
	};
	const options = { onRejected: fail, onProgress: fail };
	/** @type {unknown} */
	let report;
	const lines = await consoleOutput(async () => {
		report = await eagerClientOf(context, { fetch }).sendAll([eventAt(0), wrong(null)], options);
	});
	expect(report).to.include({ accepted: 1, rejected: 1 });
	expect(lines.map(({ method }) => method)).to.deep.equal(["error", "error"]);
	for (const { args } of lines) expect(args[1]).to.equal(thrown);
});
