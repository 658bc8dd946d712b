/** `withResponse()` of the Track API and the Pipelines API. Those of the App API are in `app/lists/with-response.js`. */

import { CALLS, pipelinesClientOf } from "../pipelines/support.js";
import { clientOf, eagerClientOf, rejection, SHORT_DELAYS, scriptedFetch, wrong } from "../support.js";
import { module, test } from "../test.js";
import { batchingClientOf, respond, server } from "../track/batching/support.js";

module("withResponse of Track and Pipelines");

/** @typedef {import("customerio-wasm").TrackClient} TrackClient */
/** @typedef {import("customerio-wasm").APIPromise<unknown>} Call */

const person = /** @type {const} */ ({ type: "person", action: "delete", identifiers: { id: "42" } });

/** Every method of `TrackClient` with `withResponse`. @type {Record<string, (cio: TrackClient) => Call>} */
const TRACK_CALLS = {
	identify: (cio) => cio.identify("42"),
	destroy: (cio) => cio.destroy("42"),
	track: (cio) => cio.track("42", { name: "a" }),
	trackPageView: (cio) => cio.trackPageView("42", "/a"),
	suppress: (cio) => cio.suppress("42"),
	unsuppress: (cio) => cio.unsuppress("42"),
	trackAnonymous: (cio) => cio.trackAnonymous("v", { name: "a" }),
	addDevice: (cio) => cio.addDevice("42", "token", "ios"),
	deleteDevice: (cio) => cio.deleteDevice("42", "token"),
	mergeCustomers: (cio) => cio.mergeCustomers("id", "1", "id", "2"),
	addCustomersToSegment: (cio) => cio.addCustomersToSegment(7, ["42"]),
	removeCustomersFromSegment: (cio) => cio.removeCustomersFromSegment(7, ["42"]),
	submitForm: (cio) => cio.submitForm("7", { email: "ada@example.com" }),
	trackPush: (cio) =>
		cio.trackPush({ delivery_id: "d", event: "opened", device_id: "t", timestamp: 1_700_000_000 }),
	reportMetric: (cio) => cio.reportMetric({ delivery_id: "d", metric: "opened" }),
	unsubscribe: (cio) => cio.unsubscribe("d", true),
	entity: (cio) => cio.entity(person),
	batch: (cio) => cio.batch([person]),
	getAccountRegion: (cio) => cio.getAccountRegion(),
};

const accepted = () => new Response("{}", { headers: { "X-Request-Id": "r1" } });

for (const [action, act] of Object.entries(TRACK_CALLS)) {
	test(`${action}: data, status, headers and attempts of one request`, async (context) => {
		const { expect } = context;
		const { fetch, calls } = scriptedFetch(accepted);
		const call = act(clientOf(context, { fetch }));
		const { data, response, attempts } = await call.withResponse();
		expect(response.status).to.equal(200);
		expect(response.headers).to.include({ "x-request-id": "r1" });
		expect(attempts).to.equal(1);
		expect(await call).to.equal(data);
		expect(data).to.deep.equal(action === "batch" ? { accepted: 1, errors: [] } : {});
		expect(calls).to.have.lengthOf(1);
	});
}

for (const [action, act] of CALLS) {
	test(`Pipelines, ${action}: the same`, async (context) => {
		const { expect } = context;
		const { fetch, calls } = scriptedFetch(accepted);
		const call = /** @type {Call} */ (act(pipelinesClientOf(context, { fetch })));
		const { data, response, attempts } = await call.withResponse();
		expect({ data, attempts, status: response.status }).to.deep.equal({ data: {}, attempts: 1, status: 200 });
		expect(response.headers).to.include({ "x-request-id": "r1" });
		expect(await call).to.equal(data);
		expect(calls).to.have.lengthOf(1);
	});
}

test("after retries: the last response, and all attempts", async (context) => {
	const { fetch } = scriptedFetch(503, new TypeError("lost"), accepted);
	const { response, attempts } = await eagerClientOf(context, { fetch }).identify("42").withResponse();
	context.expect(attempts).to.equal(3);
	context.expect(response.headers).to.include({ "x-request-id": "r1" });
});

test("with hooks, too", async (context) => {
	const { fetch } = scriptedFetch(accepted);
	const { attempts } = await clientOf(context, { fetch, onRequest() {} })
		.identify("42")
		.withResponse();
	context.expect(attempts).to.equal(1);
});

test("with a validator that takes its time, too", async (context) => {
	const slow = {
		"~standard": {
			version: /** @type {const} */ (1),
			vendor: "suite",
			validate: async (/** @type {unknown} */ value) => ({ value }),
		},
	};
	const { fetch } = scriptedFetch(accepted);
	const client = clientOf(context, wrong({ fetch, events: { a: slow } }));
	const { response } = await client.track("42", { name: "a" }).withResponse();
	context.expect(response.status).to.equal(200);
});

test("with batching: the response to the request in which the call went out", async (context) => {
	const { expect } = context;
	const { fetch, batches } = server((_request, number) =>
		number === 1 ? respond(503) : new Response("{}", { headers: { "x-request": String(number) } }),
	);
	const cio = batchingClientOf(context, { fetch, retry: SHORT_DELAYS });
	const results = await Promise.all(
		[cio.identify("1"), cio.identify("2")].map((call) => call.withResponse()),
	);
	expect(batches()).to.have.lengthOf(2);
	for (const { data, response, attempts } of results) {
		expect({ data, attempts, status: response.status }).to.deep.equal({ data: {}, attempts: 2, status: 200 });
		expect(response.headers).to.include({ "x-request": "2" });
	}
	expect(results[0]?.data).not.to.equal(results[1]?.data);
});

test("with batching: a call that the batch does not accept rejects, the others have its 207", async (context) => {
	const { expect } = context;
	const { fetch } = server(() =>
		respond(207, { errors: [{ batch_index: 0, reason: "invalid", field: "name", message: "no" }] }),
	);
	const cio = batchingClientOf(context, { fetch });
	const [refused, other] = [cio.track("1", { name: "a" }), cio.track("2", { name: "b" })];
	const [error, { response }] = await Promise.all([rejection(refused.withResponse()), other.withResponse()]);
	expect(error).to.equal(await rejection(refused));
	expect(response.status).to.equal(207);
});

test("a failure is the call's own", async (context) => {
	const { cio, expect } = context;
	const client = clientOf(context, { fetch: scriptedFetch(404).fetch });
	for (const make of [
		() => client.identify("42"),
		() => client.batch([person]),
		() => client.identify(""),
		() => client.batch(wrong(5)),
		() => pipelinesClientOf(context, { fetch: scriptedFetch(404).fetch }).identify({ userId: "42" }),
	]) {
		const call = make();
		const [one, other] = await Promise.all([rejection(call), rejection(call.withResponse())]);
		expect(one).to.be.instanceOf(cio.CustomerIOError);
		expect(other).to.equal(one);
	}
});

test("a call is a native promise", async (context) => {
	const { expect } = context;
	const call = clientOf(context, { fetch: scriptedFetch(200).fetch }).identify("42");
	expect(Object.getPrototypeOf(call)).to.equal(Promise.prototype);
	expect(await Promise.all([call, call.then(() => 1)])).to.deep.equal([{}, 1]);
});
