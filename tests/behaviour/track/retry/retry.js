/** Which failures are retried, how often, and that all attempts are the same. */
/** @typedef {import("../../suite.js").Context} Context */
import {
	ACTIONS,
	clientOf,
	EVENT_ACTIONS,
	eagerClientOf,
	never,
	rejection,
	scriptedFetch,
	TYPED_ACTIONS,
	ULID,
} from "../../support.js";
import { module, test } from "../../test.js";

module("retry");

const RETRIED = [408, 425, 429, 500, 502, 503, 504, 522, 524];
const NOT_RETRIED = [400, 401, 403, 404, 405, 409, 410, 413, 418, 422, 451, 501, 505, 511, 520, 521, 599];

/** Always fails with the same status. @param {number} status */
const always = (status) => scriptedFetch(status);

for (const [action, act] of TYPED_ACTIONS) {
	test(`${action}: a server that fails twice gets the same request three times`, async (context) => {
		const { expect, sandbox } = context;
		await sandbox.fail({ kind: "answer", status: 503, times: 2 });
		expect(await act(eagerClientOf(context))).to.deep.equal({});
		const { requests } = await sandbox.state();
		expect(requests.map(({ status }) => status)).to.deep.equal([503, 503, 200]);
		const [first] = requests;
		for (const { method, path, query, body, headers } of requests) {
			expect({ method, path, query, body }).to.deep.equal({
				method: first?.method,
				path: first?.path,
				query: first?.query,
				body: first?.body,
			});
			expect(headers["content-type"]).to.equal(first?.headers["content-type"]);
			expect(headers.authorization).to.equal("Basic [redacted]");
		}
	});
}

for (const [action, act] of EVENT_ACTIONS) {
	test(`${action}: the event has the same id in all attempts`, async (context) => {
		const { expect, sandbox } = context;
		await sandbox.fail({ kind: "answer", status: 500, times: 3 });
		await act(eagerClientOf(context));
		const { requests, events } = await sandbox.state();
		const ids = requests.map(({ body }) => JSON.parse(body).id);
		expect(ids).to.have.lengthOf(4);
		expect(new Set(ids).size).to.equal(1);
		expect(ids[0]).to.match(ULID);
		expect(events.map(({ id }) => id)).to.deep.equal([ids[0]]);
	});
}

for (const status of RETRIED) {
	test(`${status} is retried`, async (context) => {
		for (const [, act] of TYPED_ACTIONS) {
			const { fetch, calls } = scriptedFetch(status, 200);
			await act(eagerClientOf(context, { fetch }));
			context.expect(calls).to.have.lengthOf(2);
		}
	});
}

for (const status of NOT_RETRIED) {
	test(`${status} is not retried`, async (context) => {
		const { cio, expect } = context;
		for (const [, act] of TYPED_ACTIONS) {
			const { fetch, calls } = always(status);
			const error = await rejection(act(eagerClientOf(context, { fetch })));
			expect(error).to.be.instanceOf(cio.CustomerIORequestError);
			expect(error).to.include({ statusCode: status, attempts: 1, retryable: false });
			expect(calls).to.have.lengthOf(1);
		}
	});
}

test("three retries by default, and then the error of the last one", async (context) => {
	const { cio, expect } = context;
	for (const [, act] of TYPED_ACTIONS) {
		const { fetch, calls } = scriptedFetch(429, new TypeError("lost"), 500, 503);
		const error = await rejection(act(eagerClientOf(context, { fetch })));
		expect(calls).to.have.lengthOf(4);
		expect(error).to.be.instanceOf(cio.CustomerIORequestError);
		expect(error).to.include({ statusCode: 503, attempts: 4, retryable: true });
	}
});

for (const maxRetries of [0, 1, 5]) {
	test(`maxRetries ${maxRetries} allows ${maxRetries + 1} attempts`, async (context) => {
		const { expect, sandbox } = context;
		await sandbox.fail({ kind: "answer", status: 503, times: null });
		const error = await rejection(eagerClientOf(context, { retry: { maxRetries } }).destroy("42"));
		expect(error.attempts).to.equal(maxRetries + 1);
		expect((await sandbox.state()).requests).to.have.lengthOf(maxRetries + 1);
	});
}

test("a network error is retried", async (context) => {
	for (const [, act] of TYPED_ACTIONS) {
		const { fetch, calls } = scriptedFetch(new TypeError("lost"), 200);
		await act(eagerClientOf(context, { fetch }));
		context.expect(calls).to.have.lengthOf(2);
	}
});

test("an attempt that timed out is retried", async (context) => {
	for (const [, act] of TYPED_ACTIONS) {
		const { fetch, calls } = scriptedFetch(never, 200);
		await act(eagerClientOf(context, { fetch, timeout: 20 }));
		context.expect(calls).to.have.lengthOf(2);
	}
});

test("an invalid argument is not retried", async (context) => {
	/** @type {unknown[]} */
	const retries = [];
	const client = eagerClientOf(context, { onRetry: (retry) => retries.push(retry) });
	const error = await rejection(client.identify(".."));
	context.expect(error.attempts).to.equal(0);
	context.expect(retries).to.deep.equal([]);
});

test("retryStatusCodes replaces the default list", async (context) => {
	const { expect } = context;
	const retry = { retryStatusCodes: [404, 418] };
	for (const [status, attempts] of [
		[404, 4],
		[418, 4],
		[503, 1],
		[429, 1],
	]) {
		const { fetch, calls } = always(Number(status));
		await rejection(eagerClientOf(context, { fetch, retry }).identify("42"));
		expect(calls, `${status}`).to.have.lengthOf(Number(attempts));
	}
});

test("with empty retryStatusCodes, only attempts without a response are retried", async (context) => {
	const { expect } = context;
	const { fetch, calls } = scriptedFetch(new TypeError("lost"), 503);
	const client = eagerClientOf(context, { fetch, retry: { retryStatusCodes: [] } });
	expect(await rejection(client.identify("42"))).to.include({ statusCode: 503, attempts: 2 });
	expect(calls).to.have.lengthOf(2);
});

test("changes that the caller makes between attempts are not sent", async (context) => {
	const { expect, sandbox } = context;
	await sandbox.fail({ kind: "answer", status: 503, times: 1 });
	const event = { name: "a", data: { total: 1 } };
	const client = eagerClientOf(context, {
		onRetry() {
			event.name = "b";
			event.data.total = 2;
		},
	});
	await client.track("42", event);
	const { events, requests } = await sandbox.state();
	expect(requests[0]?.body).to.equal(requests[1]?.body);
	expect(events[0]).to.deep.include({ name: "a", data: { total: 1 } });
});

test("concurrent calls of one client count their attempts separately", async (context) => {
	const { expect, sandbox } = context;
	await sandbox.fail({ kind: "answer", status: 503, rate: 0.4, times: null });
	const client = eagerClientOf(context, { retry: { maxRetries: 60 } });
	const ids = Array.from({ length: 40 }, (_, index) => `person-${index}`);
	await Promise.all(ids.map((id) => client.identify(id, { own: id })));
	const { people } = await sandbox.state();
	expect(people.map(({ id }) => id)).to.have.members(ids);
	for (const { id, attributes } of people) expect(attributes.own).to.equal(id);
});

test("a client still works after calls that ran out of retries", async (context) => {
	const { sandbox, expect } = context;
	const client = eagerClientOf(context);
	await sandbox.fail({ kind: "answer", status: 503, times: 4 });
	await rejection(client.identify("42"));
	await client.identify("43");
	expect((await sandbox.state()).people.map(({ id }) => id)).to.deep.equal(["43"]);
});

test("a raw request is retried only by its own options, not the client's", async (context) => {
	const { fetch, calls } = always(503);
	const client = clientOf(context, { fetch, retry: { maxRetries: 5, minTimeoutMs: 1 } });
	const [, act] = /** @type {typeof ACTIONS[0]} */ (ACTIONS.at(-1));
	context.expect(await rejection(act(client))).to.include({ attempts: 1 });
	context.expect(calls).to.have.lengthOf(1);
});
