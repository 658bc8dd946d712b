/** No message is sent twice, and no error claims that nothing was sent when it may have been. */
import { LEAST, pipelinesClientOf } from "../../pipelines/support.js";
import { clientOf, faultyUrl, never, recordingFetch, rejection, scriptedFetch } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { appClientOf, directAppClientOf, EMAIL, ONE_SHOTS, READS } from "../support.js";

/** @typedef {import("customerio-wasm").APIClientOptions} ClientOptions */
/** @typedef {() => Response} MakeResponse */

module("sends: honest");

/** @param {number} status @param {Record<string, string>} [headers] @param {string} [body] @returns {MakeResponse} */
const respond =
	(status, headers, body = "{}") =>
	() =>
		new Response(body, { status, headers });

const RETRY_NOW = { "retry-after": "0" };

const refusedConnection = () =>
	Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });

/** After these nothing can have been processed. @type {[string, number | Error | MakeResponse][]} */
const UNPROCESSED = [
	["429 with Retry-After", respond(429, RETRY_NOW)],
	["503 with Retry-After", respond(503, RETRY_NOW)],
	["no connection", refusedConnection()],
];

for (const [what, failure] of UNPROCESSED) {
	serverTest(`${what}: every call with effect is retried, with the same bytes`, async (context) => {
		const { expect } = context;
		for (const [action, act] of ONE_SHOTS) {
			const { fetch, calls } = scriptedFetch(failure, failure, 200);
			await act(directAppClientOf(context, { fetch }));
			expect(calls, action).to.have.lengthOf(3);
			const bodies = await Promise.all(calls.map(({ request }) => request.text()));
			expect(new Set(bodies).size, action).to.equal(1);
		}
	});

	serverTest(`${what} at every attempt: mayHaveTakenEffect is false`, async (context) => {
		for (const [action, act] of ONE_SHOTS) {
			const { fetch, calls } = scriptedFetch(failure);
			const error = await rejection(act(directAppClientOf(context, { fetch, retry: { maxRetries: 2 } })));
			const expected = { attempts: 3, mayHaveTakenEffect: false, retryable: true };
			context.expect(error, action).to.include(expected);
			context.expect(calls, action).to.have.lengthOf(3);
		}
	});
}

/** After these something may have been processed. @type {[string, number | Error | MakeResponse, string][]} */
const UNCERTAIN = [
	["500", 500, "request"],
	["502", 502, "request"],
	["504", 504, "request"],
	["408", 408, "request"],
	["503 without Retry-After", 503, "request"],
	["a Retry-After that names no time", respond(503, { "retry-after": "soon" }), "request"],
	["a cut connection", new TypeError("terminated"), "network"],
	["a 200 that is not JSON", respond(200, {}, "<html>"), "response"],
	["a 200 that ends too early", respond(200, {}, '{"delivery_id":"a'), "response"],
];

for (const [what, failure, code] of UNCERTAIN) {
	serverTest(`${what}: no call with effect is retried, and it says so`, async (context) => {
		const { expect, cio } = context;
		for (const [action, act] of ONE_SHOTS) {
			const { fetch, calls } = scriptedFetch(failure);
			const error = await rejection(act(directAppClientOf(context, { fetch })));
			expect(error, action).to.be.instanceOf(cio.CustomerIOError);
			expect(error, action).to.include({ attempts: 1, mayHaveTakenEffect: true });
			if (code !== "response") expect(error.code, action).to.equal(code);
			expect(calls, action).to.have.lengthOf(1);
		}
	});

	serverTest(
		`${what}, then nothing else: a call that reads never says that it may have taken effect`,
		async (context) => {
			const { expect } = context;
			for (const [action, act] of READS) {
				const { fetch, calls } = scriptedFetch(failure);
				const error = await rejection(act(directAppClientOf(context, { fetch, retry: { maxRetries: 2 } })));
				expect(error, action).to.include({ mayHaveTakenEffect: false });
				expect(calls, action).to.have.lengthOf(code === "response" ? 1 : 3);
			}
		},
	);
}

serverTest("a failure that may have been processed stays uncertain after others", async (context) => {
	const { expect } = context;
	const { fetch, calls } = scriptedFetch(respond(429, RETRY_NOW), 500);
	const error = await rejection(directAppClientOf(context, { fetch }).sendEmail(EMAIL));
	expect(error).to.include({ attempts: 2, mayHaveTakenEffect: true, statusCode: 500 });
	expect(calls).to.have.lengthOf(2);
});

serverTest("a kept connection that breaks: the server gets one request for each call", async (context) => {
	const { expect } = context;
	let broken = 0;
	/** @param {string} action @param {(url: string) => Promise<unknown>} act */
	async function expectOneEach(action, act) {
		const name = `${action}-${Date.now()}`;
		for (let calls = 0; calls < 3; calls++) {
			const [{ reason }] = /** @type {any} */ (
				await Promise.allSettled([act(faultyUrl(context, `hang-up/${name}`))])
			);
			if (!reason) continue;
			expect(reason, action).to.include({ code: "network", attempts: 1, mayHaveTakenEffect: true });
			broken += 1;
		}
		expect((await context.stalled(name)).opened, action).to.equal(3);
	}
	const options = { retry: { maxRetries: 0 } };
	for (const [action, act] of ONE_SHOTS)
		await expectOneEach(action, (url) => act(appClientOf(context, { ...options, url })));
	await expectOneEach("track", (url) => pipelinesClientOf(context, { ...options, url }).track(LEAST.track));
	await expectOneEach("PATCH", (url) =>
		clientOf(context, { ...options, url }).rawRequest({ url: "/v1/a", method: "PATCH", data: {} }),
	);
	expect(broken, "connections that broke").to.be.above(0);
});

serverTest("a timeout: one attempt, which may have taken effect", async (context) => {
	const { expect, cio } = context;
	for (const [action, act] of ONE_SHOTS) {
		const { fetch, calls } = recordingFetch(never);
		const error = await rejection(act(directAppClientOf(context, { fetch, timeout: 5 })));
		expect(error, action).to.be.instanceOf(cio.TimeoutError);
		expect(error, action).to.include({ attempts: 1, mayHaveTakenEffect: true });
		expect(calls, action).to.have.lengthOf(1);
	}
});

serverTest("a timeout: a call that reads is retried, and has taken no effect", async (context) => {
	const { expect, cio } = context;
	for (const [action, act] of READS) {
		const { fetch, calls } = recordingFetch(never);
		const options = { fetch, timeout: 5, retry: { maxRetries: 1 } };
		const error = await rejection(act(directAppClientOf(context, options)));
		expect(error, action).to.be.instanceOf(cio.TimeoutError);
		expect(error, action).to.include({ attempts: 2, mayHaveTakenEffect: false });
		expect(calls, action).to.have.lengthOf(2);
	}
});

/** Failures of real connections. @type {[string, string, boolean][]} */
const CONNECTIONS = [
	["a connection that is reset", "reset/app", true],
	["a 200 that is cut", "truncate/app", true],
	["a proxy's page", "answer/502-html", true],
];

for (const [what, fault, mayHaveTakenEffect] of CONNECTIONS) {
	serverTest(`over a real connection: ${what}`, async (context) => {
		const { expect } = context;
		const client = appClientOf(context, { url: faultyUrl(context, fault), retry: { maxRetries: 1 } });
		const error = await rejection(client.sendEmail(EMAIL));
		expect(error).to.include({ attempts: 1, mayHaveTakenEffect });
		expect(await rejection(client.getSegment(7))).to.include({ mayHaveTakenEffect: false });
	});
}

serverTest("over a real connection: nobody listens", async (context) => {
	const { expect } = context;
	const client = appClientOf(context, { url: context.closedUrl, retry: { maxRetries: 1 } });
	const error = await rejection(client.sendEmail(EMAIL));
	// Not every runtime says that no connection was made. Then the worst is assumed.
	const isKnown = error.mayHaveTakenEffect === false;
	expect(error).to.include({ code: "network", attempts: isKnown ? 2 : 1, mayHaveTakenEffect: !isKnown });
});

serverTest("a message that the server took before it failed is there once", async (context) => {
	const { expect, sandbox } = context;
	await sandbox.fail({ kind: "answer", status: 500, processed: true, path: "/v1/send/*" });
	const error = await rejection(appClientOf(context).sendEmail(EMAIL));
	expect(error).to.include({ attempts: 1, mayHaveTakenEffect: true });
	expect((await sandbox.state()).deliveries).to.have.lengthOf(1);
});

serverTest("a message is there once after busy responses", async (context) => {
	const { expect, sandbox } = context;
	await sandbox.fail({ kind: "answer", status: 429, headers: RETRY_NOW, times: 2, path: "/v1/send/*" });
	const { attempts } = await appClientOf(context).sendEmail(EMAIL).withResponse();
	expect(attempts).to.equal(3);
	expect((await sandbox.state()).deliveries).to.have.lengthOf(1);
});

serverTest("a 302 within the host may follow a call with effect: it is not sent there", async (context) => {
	for (const [action, act] of ONE_SHOTS) {
		const { fetch, calls } = scriptedFetch(respond(302, { location: "/done" }), 200);
		const error = await rejection(act(directAppClientOf(context, { fetch })));
		context.expect(error, action).to.include({ code: "region", attempts: 1, mayHaveTakenEffect: true });
		context.expect(calls, action).to.have.lengthOf(1);
	}
});

serverTest("a failure that refuses is neither retried nor uncertain", async (context) => {
	const { expect } = context;
	for (const status of [400, 401, 403, 404, 413, 422]) {
		for (const [action, act] of [...ONE_SHOTS, ...READS]) {
			const { fetch, calls } = scriptedFetch(status);
			const error = await rejection(act(directAppClientOf(context, { fetch })));
			expect(error, action).to.include({ statusCode: status, attempts: 1, mayHaveTakenEffect: false });
			expect(calls, action).to.have.lengthOf(1);
		}
	}
});

serverTest(
	"replacing and deleting are idempotent: they are retried, and may have taken effect",
	async (context) => {
		const { expect } = context;
		/** @type {((client: import("customerio-wasm").APIClient) => Promise<unknown>)[]} */
		const calls = [
			(client) => client.deleteSegment(7),
			(client) => client.createSuppression("bounces", "ada@example.com"),
			(client) => client.updateCollection(1, { name: "a" }),
		];
		for (const act of calls) {
			const succeeding = scriptedFetch(500, new TypeError("terminated"), 200);
			await act(directAppClientOf(context, { fetch: succeeding.fetch }));
			expect(succeeding.calls).to.have.lengthOf(3);
			const { fetch } = scriptedFetch(500);
			const error = await rejection(act(directAppClientOf(context, { fetch, retry: { maxRetries: 1 } })));
			expect(error).to.include({ attempts: 2, mayHaveTakenEffect: true });
		}
	},
);
