/** `batching`: each promise settles with the verdict on its own call. */
/** @typedef {import("customerio-wasm").TrackClient} TrackClient */
import { pick, seeded } from "../../random.js";
import { recordingFetch, rejection, rejections, SHORT_DELAYS, scriptedFetch, wrong } from "../../support.js";
import { module, test } from "../../test.js";
import { batchingClientOf, namesIn, respond, server, trackAll, waitingClientOf } from "./support.js";

module("batching verdicts");

const REFUSAL = { reason: "invalid", field: "name", message: "is not accepted" };

test("a 207 rejects the calls that it names, with their own reasons", async (context) => {
	const { cio: library, expect } = context;
	const second = { reason: "required", field: "attributes", message: "is missing" };
	const { fetch } = server(() =>
		respond(207, {
			errors: [
				{ batch_index: 3, ...REFUSAL },
				{ batch_index: 1, ...second },
				{ batch_index: 3, ...second },
			],
		}),
	);
	const cio = batchingClientOf(context, { fetch });
	const calls = [...trackAll(cio, [0, 1, 2]), cio.identify("3")];
	const outcomes = await Promise.allSettled(calls);
	expect(outcomes.map(({ status }) => status)).to.deep.equal([
		"fulfilled",
		"rejected",
		"fulfilled",
		"rejected",
	]);
	const [one, two] = await rejections([calls[1], calls[3]].map((call) => Promise.resolve(call)));
	const fields = {
		code: "request",
		statusCode: 400,
		retryable: false,
		mayHaveTakenEffect: false,
		attempts: 1,
	};
	for (const error of [one, two]) {
		expect(error).to.be.instanceOf(library.CustomerIORequestError);
		expect(error).to.include(fields);
	}
	expect(one?.errors).to.deep.equal([second]);
	expect(one?.message).to.equal("track: Customer.io responded with status 400: attributes is missing");
	expect(JSON.parse(String(one?.body))).to.deep.equal({ errors: [second] });
	expect(two?.errors).to.deep.equal([REFUSAL, second]);
	expect(two?.message).to.match(/^identify: /);
});

test("what the sandbox refuses is refused as by itself", async (context) => {
	const { expect } = context;
	const url = "/".padEnd(200, "x");
	const cio = batchingClientOf(context);
	const [refused, accepted] = await Promise.allSettled([cio.trackPageView("1", url), cio.identify("2")]);
	const operation = wrong({ type: "person", action: "page", identifiers: { id: "1" }, name: url });
	const alone = await rejection(batchingClientOf(context, { batching: undefined }).entity(operation));
	expect(accepted.status).to.equal("fulfilled");
	const { reason } = /** @type {PromiseRejectedResult} */ (refused);
	for (const field of ["code", "statusCode", "errors", "retryable", "mayHaveTakenEffect", "attempts"]) {
		expect(reason[field], field).to.deep.equal(alone[field]);
	}
	expect(JSON.parse(reason.body)).to.deep.equal(JSON.parse(String(alone.body)));
});

test("a reason that names no call leaves all but the named ones uncertain", async (context) => {
	const { expect } = context;
	const { fetch } = server(() =>
		respond(207, {
			errors: [
				{ batch_index: 9, message: "who?" },
				{ batch_index: 1, ...REFUSAL },
			],
		}),
	);
	const [uncertain, refused] = await rejections(trackAll(batchingClientOf(context, { fetch }), [0, 1]));
	expect(uncertain).to.include({ code: "request", statusCode: 207, mayHaveTakenEffect: true });
	expect(refused).to.include({ code: "request", statusCode: 400, mayHaveTakenEffect: false });
});

for (const status of [400, 413]) {
	test(`a ${status} for the whole request rejects only the call at fault`, async (context) => {
		const { expect } = context;
		const bad = [0, 13, 14, 31];
		const { fetch, batches } = server(({ batch = [] }) =>
			bad.some((person) => namesIn(batch).includes(`of ${person}`))
				? respond(status, { errors: [REFUSAL] })
				: undefined,
		);
		const people = [...Array(40).keys()];
		const outcomes = await Promise.allSettled(trackAll(batchingClientOf(context, { fetch }), people));
		const rejected = people.filter((person) => outcomes[person]?.status === "rejected");
		expect(rejected).to.deep.equal(bad);
		const { reason } = /** @type {PromiseRejectedResult} */ (outcomes[13]);
		expect(reason).to.include({ code: "request", statusCode: status, mayHaveTakenEffect: false });
		expect(reason.errors).to.deep.equal([REFUSAL]);
		expect(reason.attempts).to.be.above(1);
		const accepted = batches().filter(
			(batch) => !bad.some((person) => namesIn(batch).includes(`of ${person}`)),
		);
		expect(accepted.flatMap(namesIn)).to.have.members(
			people.filter((person) => !bad.includes(person)).map((person) => `of ${person}`),
		);
	});
}

test("any other failure is that of each call, with an error of its own", async (context) => {
	const { expect } = context;
	for (const [response, fields] of /** @type {const} */ ([
		[401, { code: "request", statusCode: 401, retryable: false, mayHaveTakenEffect: false, attempts: 1 }],
		[503, { code: "request", statusCode: 503, retryable: true, mayHaveTakenEffect: true, attempts: 2 }],
		[new TypeError("gone"), { code: "network", retryable: true, mayHaveTakenEffect: true, attempts: 2 }],
	])) {
		const { fetch, calls } = scriptedFetch(response);
		const cio = batchingClientOf(context, { fetch, retry: { maxRetries: 1, minTimeoutMs: 1 } });
		const errors = await rejections([cio.track("1", { name: "a" }), cio.identify("2"), cio.destroy("3")]);
		for (const error of errors) expect(error).to.include(fields);
		expect(errors.map(({ message }) => message.split(":")[0])).to.deep.equal([
			"track",
			"identify",
			"destroy",
		]);
		expect(new Set(errors).size).to.equal(3);
		expect(calls).to.have.lengthOf(fields.attempts);
	}
});

test("a failed attempt is repeated with the same bytes", async (context) => {
	const { expect } = context;
	const { fetch, requests } = server((_, number) => (number < 3 ? respond(503) : undefined));
	const cio = batchingClientOf(context, { fetch, retry: SHORT_DELAYS });
	await Promise.all(trackAll(cio, [1, 2, 3]));
	expect(requests).to.have.lengthOf(3);
	expect(new Set(requests.map(({ body }) => body)).size).to.equal(1);
});

test("a failed look-up of the region is a failure of each call", async (context) => {
	const { expect } = context;
	const { fetch, calls } = scriptedFetch(400);
	const cio = batchingClientOf(context, {
		fetch,
		region: "auto",
		url: undefined,
		dangerouslyAllowBrowser: true,
	});
	const errors = await rejections(trackAll(cio, [1, 2, 3]));
	expect(new Set(errors).size).to.equal(3);
	for (const error of errors)
		expect(error).to.include({ code: "request", statusCode: 400, mayHaveTakenEffect: false });
	expect(calls).to.have.lengthOf(1);
});

test("a call that cannot be sent is rejected at once, and the others go on", async (context) => {
	const { cio: library, expect } = context;
	const { fetch, batches } = server();
	const cio = waitingClientOf(context, { fetch });
	const calls = trackAll(cio, [1, 2]);
	const invalid = [cio.track("3", wrong({})), cio.identify("4", { a: Number.NaN }), cio.destroy(wrong(null))];
	const errors = await rejections(invalid);
	for (const error of errors) expect(error).to.be.instanceOf(library.ValidationError);
	expect(errors.map(({ argument }) => argument)).to.deep.equal(["event.name", "attributes.a", "customerId"]);
	expect(batches()).to.deep.equal([]);
	await cio.flush();
	await Promise.all(calls);
	expect(batches().map(namesIn)).to.deep.equal([["of 1", "of 2"]]);
});

test("a call that cannot be sent does no harm to the next one of the same turn, however that is made", async (context) => {
	const { expect } = context;
	const { fetch, batches } = server();
	const cio = batchingClientOf(context, { fetch });
	/** @type {(() => Promise<unknown>)[]} */
	const followers = [
		() => cio.identify("1", { name: "options" }, { timeout: 60_000 }),
		() => cio.identify("2", { at: new Date(0) }),
	];
	for (const follow of followers) {
		const [refused, followed] = await Promise.allSettled([cio.identify(""), follow()]);
		expect(refused.status).to.equal("rejected");
		expect(followed).to.deep.equal({ status: "fulfilled", value: {} });
	}
	expect(batches()).to.have.lengthOf(2);
});

test("calls may be made while another one is read", async (context) => {
	const { expect } = context;
	const { fetch, batches } = server();
	const cio = batchingClientOf(context, { fetch });
	/** @type {Promise<PromiseSettledResult<unknown>[]>[]} */
	const inside = [];
	const attributes = {
		at: new Date(0),
		get plan() {
			const calls = [cio.identify("2"), cio.identify("3", {}, { timeout: 60_000 }), cio.identify("")];
			inside.push(Promise.allSettled(calls));
			cio.close();
			return "basic";
		},
	};
	const outside = await Promise.allSettled([cio.identify("1", attributes, {}), cio.identify("4")]);
	expect(outside.map(({ status }) => status)).to.deep.equal(["fulfilled", "fulfilled"]);
	expect(inside).not.to.deep.equal([]);
	for (const outcomes of await Promise.all(inside))
		expect(outcomes.map(({ status }) => status)).to.deep.equal(["fulfilled", "fulfilled", "rejected"]);
	expect(batches().flat()).to.have.lengthOf(2 + 2 * inside.length);
	expect(await cio.identify("5")).to.deep.equal({});
});

test("no error shows a secret", async (context) => {
	const { cio, expect, url } = context;
	const apiKey = "a-secret-0123456789";
	const { fetch } = server(() =>
		respond(207, {
			errors: [{ batch_index: 0, message: `the key ${apiKey} is odd`, reason: apiKey }, { batch_index: 7 }],
		}),
	);
	const client = new cio.TrackClient("site", apiKey, { url, fetch, batching: {} });
	for (const error of await rejections(trackAll(client, [0, 1]))) {
		const shown = [error.message, String(error.stack), JSON.stringify(error), String(error.body)].join();
		expect(shown).to.not.include(apiKey);
	}
});

/** Valid and invalid values of arguments, by the methods that take them. @type {Record<string, unknown[][]>} */
const ARGUMENTS = {
	identify: [
		[
			"42",
			42,
			42n,
			1.5,
			Number.NaN,
			"",
			" ",
			null,
			undefined,
			true,
			{},
			"..",
			"\ud800",
			"é".repeat(75),
			"é".repeat(76),
			"a/b",
		],
		[
			{},
			{ plan: "pro" },
			undefined,
			null,
			[1],
			"a",
			{ a: Number.NaN },
			{ created_at: "now" },
			{ a: new Date(0), b: 5n },
			{ a: "\ud800" },
			new Map(),
		],
		[undefined, undefined, {}, null, 5, { timeout: -1 }, { timeout: 5000 }, { signal: 1 }, { other: 1 }],
	],
	track: [
		["42", 42, null, undefined, "cio_1", "cio_", "ada@example.com", "ada@localhost"],
		[
			{ name: "a" },
			{ name: "a", data: { at: new Date(0) } },
			{ name: "a", type: "screen", timestamp: 5 },
			{ name: "a", more: 1 },
			{ name: "" },
			{ name: 1 },
			{ name: "a", id: "7" },
			{ name: "a", attributes: {} },
			undefined,
			null,
			() => {},
		],
	],
	trackPageView: [
		["42", undefined],
		["/a", "*", 1, "", undefined, "\ud800"],
		[undefined, null, {}, { data: {} }, { title: 1 }],
	],
	trackAnonymous: [
		["visitor", "", null, undefined, 7, "x".repeat(151), {}],
		[{ name: "a" }, { name: "a", anonymous_id: "b" }, {}],
	],
	addDevice: [
		["42"],
		["token", 7, "", undefined],
		["ios", undefined, 1],
		[undefined, { a: "b" }, { last_used: 5 }, { last_used: "x" }],
	],
	deleteDevice: [
		["42", ""],
		["token", "a/b", "..", undefined, 7n],
	],
	mergeCustomers: [
		["id", "email", "phone", undefined],
		["1", 1, ""],
		["cio_id", "id"],
		["cio_2", "2", null],
	],
	entity: [
		[
			{ type: "person", action: "delete", identifiers: { id: 42 } },
			{ type: "person", action: "event", identifiers: { email: "a@b.example" }, name: "a" },
			{ type: "person" },
			undefined,
			null,
			{},
			[],
		],
	],
};

test("a call is accepted or refused exactly as without batching, whatever its arguments", async (context) => {
	const { expect } = context;
	const random = seeded(11);
	const tally = { sent: 0, refused: 0 };
	const { fetch, calls } = recordingFetch();
	const single = /** @type {any} */ (batchingClientOf(context, { fetch, batching: undefined }));
	const together = server();
	const batching = /** @type {any} */ (
		batchingClientOf(context, { fetch: together.fetch, batching: { maxDelayMs: 0 } })
	);
	for (let round = 0; round < 600; round += 1) {
		const action = pick(random, Object.keys(ARGUMENTS));
		const args = /** @type {unknown[][]} */ (ARGUMENTS[action]).map((values) => pick(random, values));
		const [alone] = await Promise.allSettled([single[action](...args)]);
		const [batched] = await Promise.allSettled([batching[action](...args)]);
		const what = `${action} ${args.map(String).join(", ")}`;
		expect(batched?.status, what).to.equal(alone?.status);
		const [sentAlone, sent] = [calls.splice(0), together.requests.splice(0)];
		expect(sent.length, what).to.equal(sentAlone.length);
		if (alone?.status === "rejected" && batched?.status === "rejected") {
			expect(batched.reason.message, what).to.equal(alone.reason.message);
			expect(batched.reason.argument, what).to.equal(alone.reason.argument);
			tally.refused += 1;
		} else {
			expect(sent).to.have.lengthOf(1);
			tally.sent += 1;
		}
	}
	expect(tally.sent).to.be.above(100);
	expect(tally.refused).to.be.above(100);
});

test("a logger may use the client", async (context) => {
	const { expect } = context;
	const { fetch, batches } = server();
	/** @type {Promise<unknown>[]} */
	const logged = [];
	const cio = batchingClientOf(context, {
		fetch,
		logger: {
			...console,
			error() {
				logged.push(cio.track("1", { name: "from the logger" }, { timeout: 5000 }));
			},
		},
	});
	const refused = cio.track("3", wrong({ name: 7 }));
	const calls = [cio.track("2", { name: "a" }), refused, cio.track("4", { name: "b" })];
	const results = await Promise.allSettled(calls);
	expect(results.map(({ status }) => status)).to.deep.equal(["fulfilled", "rejected", "fulfilled"]);
	await Promise.all(logged);
	const names = batches().flatMap(namesIn);
	expect(names).to.have.members(["a", "b", "from the logger"]);
});
