/** `batching`: what goes out together, and when. */
/** @typedef {import("customerio-wasm").TrackClient} TrackClient */
import { expectRefused, recordingFetch, sleep, wrong } from "../../support.js";
import { module, test } from "../../test.js";
import { batchingClientOf, namesIn, server, trackAll, waitingClientOf } from "./support.js";

module("batching");

/** One call of each method that is batched. @param {TrackClient} cio */
const eachCall = (cio) => [
	cio.identify("1", { plan: "pro" }),
	cio.destroy("2"),
	cio.suppress("3"),
	cio.unsuppress("4"),
	cio.track("5", { name: "a" }),
	cio.trackPageView("6", "/a"),
	cio.trackAnonymous("visitor-7", { name: "a" }),
	cio.addDevice("8", "token", "ios"),
	cio.deleteDevice("9", "token"),
	cio.mergeCustomers("id", "10", "id", "11"),
	cio.entity({ type: "object", action: "delete", identifiers: { object_type_id: "1", object_id: "a" } }),
];

test("calls that are made together go out as one request", async (context) => {
	const { expect, sandbox } = context;
	expect(await Promise.all(eachCall(batchingClientOf(context)))).to.deep.equal(Array(11).fill({}));
	const { requests, people, events } = await sandbox.state();
	expect(requests.map(({ method, path }) => `${method} ${path}`)).to.deep.equal(["POST /api/v2/batch"]);
	expect(people.map(({ id }) => id)).to.include.members(["1", "5", "6", "8"]);
	expect(events).to.have.lengthOf(3);
});

test("so do calls that are made one after the other within the delay", async (context) => {
	const { fetch, batches } = server();
	const cio = waitingClientOf(context, { fetch });
	const calls = [];
	for (const person of [1, 2, 3]) {
		calls.push(...trackAll(cio, [person]));
		await sleep(1);
	}
	await cio.flush();
	await Promise.all(calls);
	context.expect(batches().map(namesIn)).to.deep.equal([["of 1", "of 2", "of 3"]]);
});

test("each call resolves with an object of its own", async (context) => {
	const { fetch } = server();
	const [first, second] = await Promise.all(trackAll(batchingClientOf(context, { fetch }), [1, 2]));
	context.expect(first).to.not.equal(second);
});

test("a request with maxOperations goes out at once", async (context) => {
	const { expect } = context;
	const { fetch, batches } = server();
	const cio = waitingClientOf(context, { fetch, batching: { maxDelayMs: 600_000, maxOperations: 2 } });
	const calls = trackAll(cio, [1, 2, 3, 4, 5]);
	await Promise.all(calls.slice(0, 4));
	expect(batches().map(namesIn)).to.deep.equal([
		["of 1", "of 2"],
		["of 3", "of 4"],
	]);
	await cio.flush();
	await calls[4];
	expect(batches()).to.have.lengthOf(3);
});

test("more calls than one request can carry go out as several", async (context) => {
	const { expect } = context;
	const { fetch, requests } = server();
	const cio = batchingClientOf(context, { fetch, batching: { maxOperations: 5000 } });
	const text = "é".repeat(5000);
	const people = [...Array(100).keys()];
	await Promise.all(people.map((person) => cio.identify(person, { text })));
	expect(requests.flatMap(({ batch = [] }) => batch.map(({ identifiers }) => identifiers.id))).to.deep.equal(
		people.map(String),
	);
	expect(requests.length).to.be.at.least(3);
	for (const { body } of requests) expect(new TextEncoder().encode(body).length).to.be.at.most(480_000);
});

test("a call that is too long for a batch goes out alone, in its place", async (context) => {
	const { expect } = context;
	const { fetch, requests } = server();
	const cio = waitingClientOf(context, { fetch });
	const data = { text: "x".repeat(40_000) };
	const calls = [...trackAll(cio, [1]), cio.track(1, { name: "long", data }), ...trackAll(cio, [1, 2])];
	await cio.flush();
	await Promise.all(calls);
	const [first, second, third] = requests.map(({ path, batch }) => (batch ? namesIn(batch) : path));
	expect([first, second, third]).to.deep.equal([["of 1", "of 2"], "/api/v1/customers/1/events", ["of 1"]]);
	expect(JSON.parse(String(requests[1]?.body)).data).to.deep.equal(data);
});

test("calls about the same person are sent in order, and others do not wait for them", async (context) => {
	const { expect } = context;
	/** @type {(response: Response) => void} */
	let release = () => {};
	const { fetch, batches } = server((_, number) =>
		number === 1
			? new Promise((resolve) => {
					release = resolve;
				})
			: undefined,
	);
	const cio = batchingClientOf(context, { fetch, batching: { maxDelayMs: 1 } });
	const [first] = [cio.identify("1", { step: 1 })];
	while (batches().length < 1) await sleep(1);
	const later = [cio.identify("1", { step: 2 }), cio.mergeCustomers("id", "3", "id", "1")];
	await cio.identify("2");
	expect(batches().map((batch) => batch.map(({ action }) => action))).to.deep.equal([
		["identify"],
		["identify"],
	]);
	release(new Response("{}"));
	await Promise.all([first, ...later]);
	expect(batches()[2]?.map(({ action }) => action)).to.deep.equal(["identify", "merge"]);
});

test("other calls go out at once, and do not wait for those that are batched", async (context) => {
	const { expect } = context;
	const { fetch, requests } = server();
	const cio = waitingClientOf(context, { fetch });
	const waiting = cio.identify("1");
	await cio.addCustomersToSegment(7, ["1"]);
	await cio.batch([{ type: "person", action: "delete", identifiers: { id: "2" } }]);
	await cio.rawRequest({ url: "/v1/accounts/region", method: "GET" });
	expect(requests).to.have.lengthOf(3);
	await cio.flush();
	await waiting;
	expect(requests).to.have.lengthOf(4);
});

test("hooks are called for the requests, not for the calls", async (context) => {
	const { expect } = context;
	const { fetch } = server();
	/** @type {string[]} */
	const seen = [];
	const cio = batchingClientOf(context, {
		fetch,
		onRequest: ({ method, url }) => void seen.push(`${method} ${new URL(url).pathname}`),
		onResponse: ({ status }) => void seen.push(String(status)),
	});
	await Promise.all(trackAll(cio, [1, 2, 3]));
	expect(seen).to.deep.equal(["POST /api/v2/batch", "200"]);
});

test("each event has an id of its own", async (context) => {
	const { expect } = context;
	const { fetch, batches } = server();
	const cio = batchingClientOf(context, { fetch });
	const people = [...Array(300).keys()];
	await Promise.all([...trackAll(cio, people), cio.track("a", { name: "b", timestamp: new Date() })]);
	await Promise.all(trackAll(cio, people));
	const ids = batches().flatMap((batch) => batch.map((operation) => /** @type {any} */ (operation).id));
	expect(new Set(ids).size).to.equal(601);
	const without = batchingClientOf(context, { fetch, eventIds: false });
	await without.track("a", { name: "b" });
	expect(batches().at(-1)?.[0]).to.not.have.property("id");
});

test("without the option, each call is a request, and flush has nothing to send", async (context) => {
	const { expect } = context;
	const { fetch, calls } = recordingFetch();
	const cio = batchingClientOf(context, { fetch, batching: undefined });
	await cio.flush();
	await Promise.all([cio.flush(), ...trackAll(cio, [1, 2])]);
	expect(calls).to.have.lengthOf(2);
});

for (const [what, batching, argument] of /** @type {[string, unknown, string][]} */ ([
	["true", true, "batching"],
	["a list", [], "batching"],
	["null", null, "batching"],
	["a negative delay", { maxDelayMs: -1 }, "batching.maxDelayMs"],
	["a delay as text", { maxDelayMs: "10" }, "batching.maxDelayMs"],
	["no operations", { maxOperations: 0 }, "batching.maxOperations"],
	["half an operation", { maxOperations: 1.5 }, "batching.maxOperations"],
	["another member", { maxDelay: 10 }, "batching.maxDelay"],
])) {
	test(`${what} as the option is refused`, async (context) => {
		const cio = batchingClientOf(context, { batching: wrong(batching) });
		await expectRefused(context, cio.identify("42"), argument);
		await expectRefused(context, cio.flush(), argument);
	});
}
