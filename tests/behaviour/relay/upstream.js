/** What a page gets if Customer.io, or the owner's queue, does not take its items. */
import { clientOf, eventually, faultyClientOf, wrong } from "../support.js";
import { module, serverTest } from "../test.js";
import { bySession, cookieOf, RULES, relayModule, relayOf, responseTo, trackItem } from "./support.js";

module("relay, upstream");

/** @typedef {import("customerio-wasm/sandbox").Fault} Fault */

/** Collects what `onError` gets. */
function errorsOf() {
	/** @type {any[]} */
	const errors = [];
	return { errors, onError: (/** @type {unknown} */ error) => void errors.push(error) };
}

/** @type {[string, Fault][]} */
const FAULTS = [
	["503", { kind: "answer", status: 503 }],
	["500", { kind: "answer", status: 500 }],
	["429", { kind: "answer", status: 429 }],
	["401", { kind: "answer", status: 401 }],
	["a broken connection", { kind: "reset" }],
	["a broken connection after the effect", { kind: "reset", processed: true }],
	["half of a response", { kind: "truncate" }],
];

for (const [what, fault] of FAULTS) {
	serverTest(`503 after ${what}: the page sends again, and each event counts once`, async (context) => {
		const { expect, sandbox } = context;
		const { errors, onError } = errorsOf();
		const relay = await relayOf(context, { onError });
		await sandbox.fail(fault);
		const items = [trackItem(), trackItem({ name: "pricing_viewed" })];
		const failed = await responseTo(relay, items);
		// Deno's fetch may send again by itself after a reset.
		const isResent = fault.kind === "reset" && (await sandbox.state()).requests.length > 1;
		if (isResent) {
			expect([failed.status, (await sandbox.state()).events.length]).to.deep.equal([202, 2]);
			return;
		}
		expect([failed.status, failed.body]).to.deep.equal([503, { code: "unavailable" }]);
		expect(failed.headers.get("retry-after")).to.match(/^[1-9]\d*$/);
		expect(errors).to.have.lengthOf(1);
		expect(context.cio.isCustomerIOError(errors[0])).to.equal(true);
		const cookie = cookieOf(failed.response);
		expect(cookie, "the visitor of the first attempt").to.match(/^__Host-cio_aid=./);
		const again = await responseTo(relay, items, { cookie });
		expect([again.status, again.body.accepted]).to.deep.equal([202, 2]);
		const { events } = await sandbox.state();
		expect(events).to.have.lengthOf(2);
		for (const event of events) expect(cookie).to.include(`=${event.anonymous_id}.`);
		expect(errors).to.have.lengthOf(1);
	});
}

serverTest("503: a page waits as long as Customer.io says", async (context) => {
	const { expect, sandbox } = context;
	const relay = await relayOf(context, { onError: () => {} });
	await sandbox.fail({ kind: "answer", status: 429, headers: { "retry-after": "37" } });
	expect((await responseTo(relay, [trackItem()])).headers.get("retry-after")).to.equal("37");
});

serverTest("503: no connection at all", async (context) => {
	const { expect, closedUrl } = context;
	const { createRelay } = await relayModule();
	const { errors, onError } = errorsOf();
	const client = clientOf(context, { url: closedUrl, retry: { maxRetries: 0 } });
	const relay = createRelay({ ...RULES, client, onError });
	expect((await responseTo(relay, [trackItem()])).status).to.equal(503);
	expect(errors[0]?.name).to.equal("NetworkError");
});

serverTest(
	"503: who signs in while Customer.io fails keeps the history for the next time",
	async (context) => {
		const { expect, sandbox } = context;
		const relay = await relayOf(context, { identify: bySession, onError: () => {} });
		const cookie = cookieOf((await responseTo(relay, [trackItem()])).response);
		await sandbox.fail({ kind: "answer", status: 503 });
		const failed = await responseTo(relay, [trackItem()], { cookie: `session=42; ${cookie}` });
		expect([failed.status, failed.headers.get("set-cookie")]).to.deep.equal([503, null]);
		await responseTo(relay, [trackItem()], { cookie: `session=42; ${cookie}` });
		const { events, people } = await sandbox.state();
		for (const event of events) expect(event.customer).to.equal(people[0]?.cio_id);
	},
);

serverTest("202: an operation that Customer.io refuses is refused by its index", async (context) => {
	const { expect } = context;
	const { createRelay } = await relayModule();
	const { errors, onError } = errorsOf();
	const body = JSON.stringify({
		errors: [
			{ batch_index: 1, reason: "invalid", field: "name", message: "no" },
			{ batch_index: 1, reason: "invalid", field: "id", message: "no" },
		],
	});
	const client = clientOf(context, { fetch: async () => new Response(body, { status: 207 }) });
	const relay = createRelay({ ...RULES, client, onError });
	const items = [trackItem({ name: "other" }), trackItem(), trackItem(), trackItem()];
	const answer = await responseTo(relay, items);
	expect(answer.status).to.equal(202);
	expect(answer.body).to.deep.equal({
		accepted: 2,
		rejected: [
			{ index: 0, code: "event" },
			{ index: 2, code: "refused" },
		],
		anonymous: true,
	});
	expect(errors.map(String)).to.deep.equal([
		'Error: createRelay: 1 of 3 operations were refused. The first ("cta_clicked"): name no',
	]);
});

serverTest("202: a refusal that belongs to no item goes to onError", async (context) => {
	const { expect } = context;
	const { createRelay } = await relayModule();
	const { errors, onError } = errorsOf();
	const anonymous = await responseTo(await relayOf(context), [trackItem()]);
	// Without an index, it may be the one that belongs to no item.
	for (const index of [{ batch_index: 0 }, {}]) {
		const body = JSON.stringify({ errors: [{ ...index, reason: "invalid", message: "no" }] });
		const client = clientOf(context, { fetch: async () => new Response(body, { status: 207 }) });
		const relay = createRelay({ ...RULES, client, onError, identify: () => ({ id: "42" }) });
		const answer = await responseTo(relay, [trackItem()], { cookie: cookieOf(anonymous.response) });
		expect(answer.body).to.deep.equal({ accepted: 1, rejected: [], anonymous: false });
		expect(answer.headers.get("set-cookie"), "the history can be added later").to.equal(null);
		expect(String(errors.pop())).to.include("1 of 2 operations were refused. The first (");
	}
});

serverTest("202: a visitor whose id is a number is the person with these digits", async (context) => {
	const { expect } = context;
	const { createRelay } = await relayModule();
	for (const id of [42, 42n]) {
		const { errors, onError } = errorsOf();
		const relay = createRelay({
			...RULES,
			client: clientOf(context),
			onError,
			identify: () => wrong({ id }),
		});
		const answer = await responseTo(relay, [trackItem()]);
		expect(answer.body).to.deep.equal({ accepted: 1, rejected: [], anonymous: false });
		expect(errors).to.deep.equal([]);
	}
	const { people } = await context.sandbox.state();
	expect(people.map(({ id }) => id)).to.deep.equal(["42"]);
});

serverTest("what the client refuses goes to onError with its path and its reason", async (context) => {
	const { expect } = context;
	const { createRelay } = await relayModule();
	const { errors, onError } = errorsOf();
	const enrich = (/** @type {Request} */ _request, /** @type {any} */ operation) => ({
		...operation,
		attributes: { score: Number.NaN },
	});
	const relay = createRelay({ ...RULES, client: clientOf(context), onError, enrich });
	const answer = await responseTo(relay, [trackItem()]);
	expect(answer.body).to.deep.include({ accepted: 0, rejected: [{ index: 0, code: "refused" }] });
	expect(errors.map(String)).to.deep.equal([
		'Error: createRelay: 1 of 1 operations were refused. The first ("cta_clicked"): attributes.score is not a finite number, which JSON cannot carry',
	]);
});

serverTest("a sink is asked once for all operations, and its answer is the page's", async ({ expect }) => {
	const { createRelay } = await relayModule();
	const { errors, onError } = errorsOf();
	/** @type {any[]} */
	const batches = [];
	/** @type {any} */
	let failure;
	const relay = createRelay({
		...RULES,
		onError,
		sink: async (operations) => {
			batches.push(operations);
			if (failure) throw failure;
		},
	});
	const items = [trackItem(), trackItem()];
	expect((await responseTo(relay, items)).body.accepted).to.equal(2);
	expect(batches).to.have.lengthOf(1);
	expect(batches[0].map((/** @type {any} */ operation) => operation.id)).to.deep.equal(
		items.map(({ id }) => id),
	);
	failure = new Error("queue full");
	const failed = await responseTo(relay, items);
	expect([failed.status, failed.body]).to.deep.equal([503, { code: "unavailable" }]);
	expect(errors).to.deep.equal([failure]);
});

serverTest("waitUntil: the page has its answer first, and a failure goes to onError", async (context) => {
	const { expect, sandbox } = context;
	const { createRelay } = await relayModule();
	const { errors, onError } = errorsOf();
	/** @type {Promise<unknown>[]} */
	const promises = [];
	const waitUntil = (/** @type {Promise<unknown>} */ promise) => void promises.push(promise);
	const client = faultyClientOf(context, "stall/relay-wait-until", { timeout: 200 });
	const relay = createRelay({ ...RULES, client, onError, waitUntil });
	expect((await responseTo(relay, [trackItem()])).body.accepted).to.equal(1);
	expect(errors).to.have.lengthOf(0);
	expect(promises).to.have.lengthOf(1);
	await promises[0];
	expect(errors[0]?.name).to.equal("TimeoutError");
	const fine = await relayOf(context, { onError, waitUntil });
	await responseTo(fine, [trackItem()]);
	await promises[1];
	expect((await sandbox.state()).events).to.have.lengthOf(1);
	expect(errors).to.have.lengthOf(1);
});

serverTest("a waitUntil that throws loses nothing in silence", async ({ expect }) => {
	const { createRelay } = await relayModule();
	const { errors, onError } = errorsOf();
	const relay = createRelay({
		...RULES,
		onError,
		sink: () => Promise.reject(new Error("queue full")),
		waitUntil: wrong(() => {
			throw new TypeError("Illegal invocation");
		}),
	});
	expect((await responseTo(relay, [trackItem()])).status).to.equal(503);
	// The delivery goes on after the response.
	await eventually(async () => errors.length === 2);
	expect(errors.map(({ message }) => message).sort()).to.deep.equal(["Illegal invocation", "queue full"]);
});
