/** What is repeated, and what may not be. */
import { busy, rejection, scriptedFetch } from "../support.js";
import { module, test } from "../test.js";
import { CALLS, pipelinesClientOf } from "./support.js";

module("Pipelines: retries");

/** Calls that set something: a second time changes nothing. */
const REPEATABLE = ["identify", "group", "alias"];

for (const [action, act] of CALLS) {
	const isRepeatable = REPEATABLE.includes(action);

	test(`${action}: a 500 ${isRepeatable ? "is retried" : "may have been processed"}`, async (context) => {
		const { cio, expect } = context;
		const { fetch, calls } = scriptedFetch(500, 200);
		const call = act(pipelinesClientOf(context, { fetch }));
		if (isRepeatable) {
			expect(await call).to.deep.equal({});
			expect(calls).to.have.lengthOf(2);
			return;
		}
		const error = await rejection(call);
		expect(error).to.be.instanceOf(cio.CustomerIORequestError);
		expect(error).to.include({ statusCode: 500, attempts: 1, mayHaveTakenEffect: true, retryable: true });
		expect(calls).to.have.lengthOf(1);
	});

	test(`${action}: what cannot have been processed is retried with the same bytes`, async (context) => {
		const { expect } = context;
		const { fetch, calls } = scriptedFetch(429, busy, 200);
		await act(pipelinesClientOf(context, { fetch }));
		const bodies = await Promise.all(calls.map(({ request }) => request.text()));
		expect(bodies).to.have.lengthOf(3);
		expect(new Set(bodies).size).to.equal(1);
	});

	test(`${action}: a refusal is not retried, and has the reasons of the server`, async (context) => {
		const { cio, expect } = context;
		const body = JSON.stringify({ meta: { errors: ["event is required", "userId is required"] } });
		const { fetch, calls } = scriptedFetch(() => new Response(body, { status: 400 }));
		const error = await rejection(act(pipelinesClientOf(context, { fetch })));
		expect(error).to.be.instanceOf(cio.CustomerIORequestError);
		expect(error).to.include({ statusCode: 400, attempts: 1, mayHaveTakenEffect: false, retryable: false });
		expect(error.message).to.include("event is required; userId is required");
		expect(error.errors).to.have.lengthOf(2);
		expect(calls).to.have.lengthOf(1);
	});
}

test("events that delete or suppress are retried, a batch only if each message may be", async (context) => {
	const { expect } = context;
	for (const event of ["User Deleted", "User Suppressed", "Device Deleted"]) {
		const { fetch, calls } = scriptedFetch(502, 200);
		await pipelinesClientOf(context, { fetch }).track({
			userId: "42",
			event,
			context: { device: { token: "c7f3" } },
		});
		expect(calls, event).to.have.lengthOf(2);
	}
	const { fetch, calls } = scriptedFetch(502, 200);
	const client = pipelinesClientOf(context, { fetch });
	await client.batch([
		{ type: "identify", userId: "42" },
		{ type: "track", userId: "43", event: "User Deleted" },
	]);
	expect(calls).to.have.lengthOf(2);
});

test("an abort, a timeout and close are those of every client", async (context) => {
	const { cio, expect } = context;
	const { fetch } = scriptedFetch(() => new Promise(() => {}));
	const client = pipelinesClientOf(context, { fetch, retry: { maxRetries: 0 } });
	const abort = new AbortController();
	const aborted = client.page({ userId: "42" }, { signal: abort.signal });
	abort.abort();
	expect(await rejection(aborted)).to.be.instanceOf(cio.AbortError);
	expect(await rejection(client.page({ userId: "42" }, { timeout: 5 }))).to.be.instanceOf(cio.TimeoutError);
	client.close();
	expect(await rejection(client.page({ userId: "42" }, { timeout: 5 }))).to.be.instanceOf(cio.TimeoutError);
});
