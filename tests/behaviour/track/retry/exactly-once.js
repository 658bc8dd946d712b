/** A call that is fulfilled took effect exactly once, whatever happens to the responses. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm/sandbox").Fault} Fault */
import { clientOf, EVENT_ACTIONS, eagerClientOf, TYPED_ACTIONS, ULID } from "../../support.js";
import { module, test } from "../../test.js";

module("exactly once");

/** The timeout of an attempt whose response stalls. On a busy machine other attempts may exceed it too. */
const TIMEOUT = 80;
/** Enough retries for those attempts too. */
const RETRIES = { maxRetries: 9 };

/** What happens to the first two attempts. @type {[string, Fault][]} */
const FAULTS = [
	["a reset before processing", { kind: "reset", times: 2 }],
	["a reset after processing", { kind: "reset", times: 2, processed: true }],
	["a stall before processing", { kind: "stall", times: 2 }],
	["a stall after processing", { kind: "stall", times: 2, processed: true }],
	["a truncated response", { kind: "truncate", times: 2, processed: true }],
	["a response slower than the timeout", { kind: "slow", delay: 3 * TIMEOUT, times: 1, processed: true }],
	["a response that is slow but in time", { kind: "slow", delay: 5, times: 2, processed: true }],
	["a 500 before processing", { kind: "answer", status: 500, times: 2 }],
	["a 500 after processing", { kind: "answer", status: 500, times: 2, processed: true }],
	[
		"a proxy's error page after processing",
		{
			kind: "answer",
			status: 502,
			headers: { "content-type": "text/html" },
			body: "<h1>Bad Gateway</h1>",
			times: 2,
			processed: true,
		},
	],
	["a 504 after processing", { kind: "answer", status: 504, times: 2, processed: true }],
	["429", { kind: "answer", status: 429, times: 2 }],
	["503", { kind: "answer", status: 503, times: 2 }],
];

/** One fault after the other. @type {Fault[]} */
const ALL_KINDS = [
	{ kind: "reset", processed: true },
	{ kind: "answer", status: 500, processed: true },
	{ kind: "truncate", processed: true },
	{ kind: "stall", processed: true },
	{ kind: "answer", status: 429 },
];

for (const [what, fault] of FAULTS) {
	for (const [action, act] of TYPED_ACTIONS) {
		test(`${action} despite ${what}`, async (context) => {
			const { expect, sandbox } = context;
			await clientOf(context).identify("42", { plan: "none" });
			await sandbox.fail(fault);
			const isLate = fault.kind === "stall" || (fault.kind === "slow" && fault.delay > TIMEOUT);
			const client = eagerClientOf(context, isLate ? { timeout: TIMEOUT, retry: RETRIES } : {});
			expect(await act(client)).to.deep.equal({});
			const { people, events } = await sandbox.state();
			expect(people.map(({ id }) => id)).to.deep.equal(action === "destroy" ? [] : ["42"]);
			if (action === "identify") expect(people[0]?.attributes).to.deep.equal({ plan: "basic" });
			const isEvent = EVENT_ACTIONS.some(([name]) => name === action);
			expect(events, "events").to.have.lengthOf(isEvent ? 1 : 0);
		});
	}
}

for (const [action, act] of EVENT_ACTIONS) {
	test(`${action} despite one fault of each kind`, async (context) => {
		const { expect, sandbox } = context;
		await sandbox.fail(ALL_KINDS);
		await act(eagerClientOf(context, { timeout: TIMEOUT, retry: RETRIES }));
		expect((await sandbox.state()).events).to.have.lengthOf(1);
	});
}

test("sixty concurrent events, a third of whose attempts fail after processing", async (context) => {
	const { expect, sandbox } = context;
	/** @type {Fault[]} */
	const faults = ["reset", "truncate"].map((kind) => ({
		kind: /** @type {"reset" | "truncate"} */ (kind),
		rate: 0.15,
		times: null,
		processed: true,
	}));
	await sandbox.fail([
		...faults,
		{ kind: "answer", status: 503, rate: 0.15, times: null },
		{ kind: "answer", status: 500, rate: 0.15, times: null, processed: true },
	]);
	const client = eagerClientOf(context, { retry: { maxRetries: 60 } });
	const names = Array.from({ length: 60 }, (_, index) => `event-${index}`);
	await Promise.all(names.map((name) => client.track("42", { name })));
	const { events } = await sandbox.state();
	expect(events.map(({ name }) => name).sort()).to.deep.equal(names.sort());
});

for (const [action, act] of EVENT_ACTIONS) {
	test(`${action}: the caller's id is sent in each attempt`, async (context) => {
		const { expect, sandbox } = context;
		const id = "01HZX3J9V7Q4M8N2B6C5D1E0FG";
		await sandbox.fail({ kind: "truncate", times: 1, processed: true });
		await act(eagerClientOf(context), {}, { id });
		const { events, requests } = await sandbox.state();
		expect(requests.map(({ body }) => JSON.parse(body).id)).to.deep.equal([id, id]);
		expect(events.map((event) => event.id)).to.deep.equal([id]);
	});

	test(`${action}: each event gets its own ULID`, async (context) => {
		const { expect, sandbox } = context;
		const clients = [clientOf(context), clientOf(context)];
		await Promise.all(
			Array.from({ length: 40 }, (_, index) => act(/** @type {never} */ (clients[index % 2]))),
		);
		const { events } = await sandbox.state();
		expect(new Set(events.map(({ id }) => id)).size).to.equal(40);
		for (const { id } of events) expect(id).to.match(ULID);
	});

	test(`${action}: no timestamp is added`, async (context) => {
		const { expect, sandbox } = context;
		await sandbox.fail({ kind: "answer", status: 500, times: 1 });
		await act(eagerClientOf(context));
		await act(clientOf(context, { eventIds: false }));
		const { requests } = await sandbox.state();
		expect(requests).to.have.lengthOf(3);
		for (const { body } of requests) expect(JSON.parse(body)).not.to.have.property("timestamp");
	});
}

test("an id that is missing from the event's JSON does not count: the event gets one", async (context) => {
	const { expect, sandbox } = context;
	const id = "01HZX3J9V7Q4M8N2B6C5D1E0FG";
	const inherited = Object.assign(Object.create({ id }), { name: "inherited" });
	const hidden = Object.defineProperty({ name: "hidden" }, "id", { value: id });
	const dropped = { name: "dropped", id, toJSON: () => ({ name: "dropped" }) };
	for (const event of [inherited, hidden, dropped]) {
		await sandbox.fail({ kind: "truncate", times: 1, processed: true });
		const call = eagerClientOf(context).track("42", event);
		const [outcome] = await Promise.allSettled([call]);
		const { events } = await sandbox.state();
		const found = events.filter(({ name }) => name === event.name);
		const refused = outcome?.status === "rejected" && outcome.reason.mayHaveTakenEffect === false;
		expect(found, event.name).to.have.lengthOf(refused ? 0 : 1);
		await sandbox.reset();
	}
});
