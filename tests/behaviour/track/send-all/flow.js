/** `sendAll`: requests in flight, backpressure on the source, order, and progress. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("../../batches.js").Sent} Sent */
/** @typedef {import("customerio-wasm").Operation} Operation */
/** @typedef {import("customerio-wasm").SendAllProgress} SendAllProgress */

import {
	batchServer,
	bytesFor,
	endlessEvents,
	eventAt,
	eventsUpTo,
	respond,
	watchedSource,
} from "../../batches.js";
import { clientOf, eagerClientOf, eventually, never, rejection, sleep, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("send all flow");

/** @param {string} id @param {string} name @returns {Operation} */
const eventOf = (id, name) => ({ type: "person", action: "event", identifiers: { id }, name });

/** The size of a request that holds only one operation. */
const ALONE = { maxRequestBytes: 190 };

/**
 * Whether `sent` is `given`, perhaps with an id, and with text in place of numbers in `identifiers`.
 *
 * @param {object} given
 * @param {Record<string, unknown>} sent
 */
function isSentAs(given, sent) {
	const asText = (/** @type {string} */ name, /** @type {any} */ value) =>
		JSON.stringify(value, (_, member) =>
			name === "identifiers" && typeof member === "number" ? String(member) : member,
		);
	return Object.entries(given).every(([name, value]) => asText(name, value) === asText(name, sent[name]));
}

/**
 * Sends operations one by one to a server that answers the first one only after another.
 *
 * @param {Context} context
 * @param {Operation[]} operations
 * @param {object} options
 * @param {string[]} names of the operations
 * @returns {Promise<string[]>} the names: `+` at the start of each, `-` at its end
 */
async function timeline(context, operations, options, names) {
	/** @type {string[]} */
	const steps = [];
	const { fetch } = batchServer(async ([operation], number) => {
		const name = names[operations.findIndex((given) => isSentAs(given, operation))];
		steps.push(`+${name}`);
		if (number === 1) await eventually(async () => steps.some((step) => step.startsWith("-")));
		steps.push(`-${name}`);
	});
	const report = await clientOf(context, { fetch }).sendAll(operations, { ...ALONE, ...options });
	context.expect(report).to.include({ accepted: operations.length, requests: operations.length });
	return steps;
}

/** Two operations on the same entity, however they identify it. @type {[string, Operation, Operation][]} */
const ABOUT_THE_SAME = [
	["the same id", eventOf("42", "a"), eventOf("42", "b")],
	["an id as a number", eventOf("42", "a"), { ...eventOf("", "b"), identifiers: wrong({ id: 42 }) }],
	[
		"an email address in another case",
		{ ...eventOf("", "a"), identifiers: wrong({ email: "ada@example.com" }) },
		{ ...eventOf("", "b"), identifiers: wrong({ email: "Ada@Example.com" }) },
	],
	[
		"the primary of a merge",
		eventOf("42", "a"),
		wrong({ type: "person", action: "merge", primary: { id: "42" }, secondary: { id: "43" } }),
	],
	[
		"the secondary of a merge",
		wrong({ type: "person", action: "merge", primary: { id: "41" }, secondary: { id: "42" } }),
		eventOf("42", "b"),
	],
	[
		"an object",
		wrong({
			type: "object",
			action: "delete",
			identifiers: { object_type_id: "1", object_id: "x" },
		}),
		wrong({
			type: "object",
			action: "delete",
			identifiers: { object_id: "x", object_type_id: 1 },
		}),
	],
];

for (const concurrency of [undefined, 1, 2, 7]) {
	test(`${concurrency ?? "four by default:"} requests in flight`, async (context) => {
		const server = batchServer(async (_batch, number) => {
			if (number <= (concurrency ?? 4))
				await eventually(async () => server.mostInFlight() === (concurrency ?? 4));
		});
		const { fetch, mostInFlight } = server;
		const options = { maxRequestBytes: bytesFor(2), ...(concurrency ? { concurrency } : {}) };
		await clientOf(context, { fetch }).sendAll(eventsUpTo(100), options);
		context.expect(mostInFlight()).to.equal(concurrency ?? 4);
	});
}

test("the parts of a halved request do not raise the number in flight", async (context) => {
	const server = batchServer(async (batch, number) => {
		if (number <= 3) await eventually(async () => server.mostInFlight() === 3);
		return batch.length > 1 ? respond(413) : undefined;
	});
	const { fetch, mostInFlight } = server;
	const options = { maxRequestBytes: bytesFor(8), concurrency: 3 };
	const report = await clientOf(context, { fetch }).sendAll(eventsUpTo(80), options);
	context.expect(report).to.include({ accepted: 80 });
	context.expect(mostInFlight()).to.equal(3);
});

test("no more is read than the requests in flight, the next one, and one operation", async (context) => {
	const { expect } = context;
	const { fetch, batches } = batchServer(never);
	const source = watchedSource(endlessEvents());
	const controller = new AbortController();
	const options = { signal: controller.signal, concurrency: 3, maxRequestBytes: bytesFor(5) };
	const ending = rejection(clientOf(context, { fetch }).sendAll(source, options));
	await eventually(async () => batches.length === 3);
	await sleep(20);
	const most = Math.max(...batches.map(({ length }) => length));
	expect(batches).to.have.lengthOf(3);
	expect(source.seen.pulled).to.be.within(batches.flat().length, 4 * most + 1);
	controller.abort();
	await ending;
});

test("a stream is pulled only when there is room", async (context) => {
	const { expect } = context;
	const { fetch, batches } = batchServer(never);
	let pulled = 0;
	let cancelled = false;
	const stream = new ReadableStream(
		{
			pull(controller) {
				controller.enqueue(eventAt(pulled));
				pulled += 1;
			},
			cancel() {
				cancelled = true;
			},
		},
		{ highWaterMark: 0 },
	);
	const controller = new AbortController();
	const options = { signal: controller.signal, concurrency: 2, maxRequestBytes: bytesFor(5) };
	const ending = rejection(clientOf(context, { fetch }).sendAll(stream, options));
	await eventually(async () => batches.length === 2);
	await sleep(20);
	const most = Math.max(...batches.map(({ length }) => length));
	expect(pulled).to.be.at.most(3 * most + 1);
	controller.abort();
	await ending;
	await eventually(async () => cancelled);
});

for (const [what, first, second] of ABOUT_THE_SAME) {
	test(`ordered: the second operation on the same entity waits for the first (${what})`, async (context) => {
		const steps = await timeline(context, [first, eventOf("other", "c"), second], { ordered: true }, [
			"a",
			"c",
			"b",
		]);
		context
			.expect(steps.slice(0, 2), "another person's operation does not wait")
			.to.have.members(["+a", "+c"]);
		context.expect(steps.filter((step) => /[ab]/.test(step))).to.deep.equal(["+a", "-a", "+b", "-b"]);
	});
}

test("without ordered nothing waits", async (context) => {
	const steps = await timeline(context, [eventOf("42", "a"), eventOf("42", "b")], {}, ["a", "b"]);
	context.expect(steps).to.deep.equal(["+a", "+b", "-b", "-a"]);
});

test("ordered: each person's operations keep their order through retries and halving", async (context) => {
	const { expect } = context;
	/** @type {Map<string, number[]>} */
	const arrived = new Map();
	const { fetch } = batchServer(async (batch, number) => {
		await sleep(number % 4);
		if (number % 5 === 1) return respond(503);
		if (batch.length > 3) return respond(413);
		for (const { identifiers, name } of batch) {
			arrived.set(identifiers.id, [...(arrived.get(identifiers.id) ?? []), Number(name)]);
		}
		return undefined;
	});
	const operations = Array.from({ length: 300 }, (_, index) =>
		eventOf(`person-${(index * index) % 37}`, `${index}`),
	);
	const options = { ordered: true, maxRequestBytes: bytesFor(5) };
	const client = eagerClientOf(context, { fetch, retry: { maxRetries: 20 } });
	const report = await client.sendAll(operations, options);
	expect(report).to.include({ accepted: 300 });
	expect(report.retries).to.be.above(0);
	expect([...arrived.values()].flat()).to.have.lengthOf(300);
	for (const indexes of arrived.values()) expect(indexes).to.deep.equal([...indexes].sort((a, b) => a - b));
});

test("progress is reported after each request, and never decreases", async (context) => {
	const { expect } = context;
	/** @type {SendAllProgress[]} */
	const reported = [];
	const { fetch, batches } = batchServer((batch, number) => {
		if (number % 3 === 0) return respond(503);
		return batch.length > 4 ? respond(413) : respond(207, { errors: [{ batch_index: 0, message: "no" }] });
	});
	const client = eagerClientOf(context, { fetch, retry: { maxRetries: 20 } });
	const options = {
		maxRequestBytes: bytesFor(5),
		onProgress: (/** @type {SendAllProgress} */ state) => void reported.push(state),
	};
	const { resumeFrom, doneRanges, firstEventId, uncertain, uncertainRanges, errors, ...last } =
		await client.sendAll(eventsUpTo(60), options);
	expect(reported).to.have.lengthOf(last.requests);
	expect(last.requests + last.retries).to.equal(batches.length);
	for (const [index, state] of reported.entries()) {
		expect(state).to.have.all.keys(
			...Object.keys(last),
			"resumeFrom",
			"doneRanges",
			"uncertainRanges",
			"firstEventId",
		);
		const before = reported[index - 1] ?? {
			read: 0,
			accepted: 0,
			rejected: 0,
			bytes: 0,
			requests: 0,
			retries: 0,
			elapsed: 0,
		};
		for (const name of /** @type {(keyof typeof last)[]} */ (Object.keys(last))) {
			expect(state[name], name).to.be.at.least(before[name]);
		}
		expect(state.requests).to.equal(index + 1);
		expect(state.read).to.be.at.least(state.accepted + state.rejected);
	}
	const point = { resumeFrom, doneRanges, uncertainRanges, firstEventId };
	expect({ ...reported.at(-1), elapsed: 0 }).to.deep.equal({ ...last, ...point, elapsed: 0 });
});

for (const [what, source] of [
	[
		"a source",
		function* () {
			for (;;) yield wrong(null);
		},
	],
	[
		"an async source",
		async function* () {
			for (;;) yield wrong(null);
		},
	],
]) {
	test(`${what} that is endless and yields nothing to send does not block the event loop`, async (context) => {
		const controller = new AbortController();
		setTimeout(() => controller.abort(), 20);
		const endless = /** @type {() => Iterable<Operation>} */ (source)();
		const { signal } = controller;
		const error = await rejection(clientOf(context).sendAll(endless, { signal, maxRejected: 1 }));
		context.expect(error).to.include({ name: "AbortError", attempts: 0, mayHaveTakenEffect: false });
	});
}
