/** `sendAll`: how much is under way, how far the source is read, in which order things are sent, and what is told meanwhile. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("./batches.js").Sent} Sent */
/** @typedef {import("customerio-wasm").Operation} Operation */
/** @typedef {import("customerio-wasm").SendAllProgress} SendAllProgress */

import { clientOf, eagerClientOf, eventually, never, rejection, sleep, wrong } from "../../support.js";
import { module, test } from "../../test.js";
import {
	answer,
	batchServer,
	bytesFor,
	endlessEvents,
	eventAt,
	eventsUpTo,
	watchedSource,
} from "./batches.js";

module("send all flow");

/** @param {string} id @param {string} name @returns {Operation} */
const eventOf = (id, name) => ({ type: "person", action: "event", identifiers: { id }, name });

/** Long enough for one operation alone. */
const ALONE = { maxRequestBytes: 190 };

/**
 * Sends operations one by one to a server that takes its time, and less for the later ones.
 *
 * @param {Context} context
 * @param {Operation[]} operations
 * @param {object} options
 * @returns {Promise<string[]>} the names of the operations: `+` when one begins, `-` when it ends
 */
async function timeline(context, operations, options) {
	/** @type {string[]} */
	const steps = [];
	const { fetch } = batchServer(async ([operation], number) => {
		const { name } = /** @type {Sent} */ (operation);
		steps.push(`+${name}`);
		await sleep(number === 1 ? 30 : 2);
		steps.push(`-${name}`);
	});
	const report = await clientOf(context, { fetch }).sendAll(operations, { ...ALONE, ...options });
	context.expect(report).to.include({ accepted: operations.length, requests: operations.length });
	return steps;
}

/** Two operations about the same: whichever way they name it. @type {[string, Operation, Operation][]} */
const ABOUT_THE_SAME = [
	["the same id", eventOf("42", "a"), eventOf("42", "b")],
	["an id as a number", eventOf("42", "a"), { ...eventOf("", "b"), identifiers: wrong({ id: 42 }) }],
	[
		"an address in another case",
		{ ...eventOf("", "a"), identifiers: wrong({ email: "ada@example.com" }) },
		{ ...eventOf("", "b"), identifiers: wrong({ email: "Ada@Example.com" }) },
	],
	[
		"the one that is merged into",
		eventOf("42", "a"),
		wrong({ type: "person", action: "merge", primary: { id: "42" }, secondary: { id: "43" }, name: "b" }),
	],
	[
		"the one that is merged away",
		wrong({ type: "person", action: "merge", primary: { id: "41" }, secondary: { id: "42" }, name: "a" }),
		eventOf("42", "b"),
	],
	[
		"an object",
		wrong({
			type: "object",
			action: "delete",
			identifiers: { object_type_id: "1", object_id: "x" },
			name: "a",
		}),
		wrong({
			type: "object",
			action: "delete",
			identifiers: { object_id: "x", object_type_id: 1 },
			name: "b",
		}),
	],
];

for (const concurrency of [undefined, 1, 2, 7]) {
	test(`${concurrency ?? "four, unless given,"} requests under way at once`, async (context) => {
		const server = batchServer(async (_batch, number) => {
			if (number <= (concurrency ?? 4))
				await eventually(async () => server.mostUnderWay() === (concurrency ?? 4));
		});
		const { fetch, mostUnderWay } = server;
		const options = { maxRequestBytes: bytesFor(2), ...(concurrency ? { concurrency } : {}) };
		await clientOf(context, { fetch }).sendAll(eventsUpTo(100), options);
		context.expect(mostUnderWay()).to.equal(concurrency ?? 4);
	});
}

test("the parts of halved requests take no place of others", async (context) => {
	const server = batchServer(async (batch, number) => {
		if (number <= 3) await eventually(async () => server.mostUnderWay() === 3);
		return batch.length > 1 ? answer(413) : undefined;
	});
	const { fetch, mostUnderWay } = server;
	const options = { maxRequestBytes: bytesFor(8), concurrency: 3 };
	const report = await clientOf(context, { fetch }).sendAll(eventsUpTo(80), options);
	context.expect(report).to.include({ accepted: 80 });
	context.expect(mostUnderWay()).to.equal(3);
});

test("no more is read than the requests under way, the next one, and one operation", async (context) => {
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

test("a stream is pulled only as there is room", async (context) => {
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
	test(`ordered: the second operation about the same waits for the first (${what})`, async (context) => {
		const steps = await timeline(context, [first, eventOf("other", "c"), second], { ordered: true });
		context.expect(steps.slice(0, 2), "another person's does not wait").to.have.members(["+a", "+c"]);
		context.expect(steps.filter((step) => /[ab]/.test(step))).to.deep.equal(["+a", "-a", "+b", "-b"]);
	});
}

test("without ordered nothing waits", async (context) => {
	const steps = await timeline(context, [eventOf("42", "a"), eventOf("42", "b")], {});
	context.expect(steps).to.deep.equal(["+a", "+b", "-b", "-a"]);
});

test("ordered: all persons' operations, through retries and halves", async (context) => {
	const { expect } = context;
	/** @type {Map<string, number[]>} */
	const arrived = new Map();
	const { fetch } = batchServer(async (batch, number) => {
		await sleep(number % 4);
		if (number % 5 === 1) return answer(503);
		if (batch.length > 3) return answer(413);
		for (const { identifiers, name } of batch) {
			arrived.set(identifiers.id, [...(arrived.get(identifiers.id) ?? []), Number(name)]);
		}
		return undefined;
	});
	const operations = Array.from({ length: 300 }, (_, place) =>
		eventOf(`person-${(place * place) % 37}`, `${place}`),
	);
	const options = { ordered: true, maxRequestBytes: bytesFor(5) };
	const client = eagerClientOf(context, { fetch, retry: { maxRetries: 20 } });
	const report = await client.sendAll(operations, options);
	expect(report).to.include({ accepted: 300 });
	expect(report.retries).to.be.above(0);
	expect([...arrived.values()].flat()).to.have.lengthOf(300);
	for (const places of arrived.values()) expect(places).to.deep.equal([...places].sort((a, b) => a - b));
});

test("the state is told after each request, and never goes back", async (context) => {
	const { expect } = context;
	/** @type {SendAllProgress[]} */
	const told = [];
	const { fetch, batches } = batchServer((batch, number) => {
		if (number % 3 === 0) return answer(503);
		return batch.length > 4 ? answer(413) : answer(207, { errors: [{ batch_index: 0, message: "no" }] });
	});
	const client = eagerClientOf(context, { fetch, retry: { maxRetries: 20 } });
	const options = {
		maxRequestBytes: bytesFor(5),
		onProgress: (/** @type {SendAllProgress} */ state) => void told.push(state),
	};
	const { resumeFrom, doneRanges, firstEventId, uncertain, uncertainRanges, errors, ...last } =
		await client.sendAll(eventsUpTo(60), options);
	expect(told).to.have.lengthOf(last.requests);
	expect(last.requests + last.retries).to.equal(batches.length);
	for (const [index, state] of told.entries()) {
		expect(Object.keys(state)).to.deep.equal(Object.keys(last));
		const before = told[index - 1] ?? {
			read: 0,
			accepted: 0,
			rejected: 0,
			bytes: 0,
			requests: 0,
			retries: 0,
			elapsed: 0,
		};
		for (const [name, value] of Object.entries(before)) {
			expect(state[/** @type {keyof SendAllProgress} */ (name)], name).to.be.at.least(value);
		}
		expect(state.requests).to.equal(index + 1);
		expect(state.read).to.be.at.least(state.accepted + state.rejected);
	}
	expect({ ...told.at(-1), elapsed: 0 }).to.deep.equal({ ...last, elapsed: 0 });
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
	test(`${what} without an end that gives nothing to send leaves time for the host's other tasks`, async (context) => {
		const controller = new AbortController();
		setTimeout(() => controller.abort(), 20);
		const endless = /** @type {() => Iterable<Operation>} */ (source)();
		const { signal } = controller;
		const error = await rejection(clientOf(context).sendAll(endless, { signal, maxRejected: 1 }));
		context.expect(error).to.include({ name: "AbortError", attempts: 0, mayHaveTakenEffect: false });
	});
}
