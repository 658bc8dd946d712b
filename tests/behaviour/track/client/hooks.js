/** `onRequest`, `onResponse` and `onRetry`: what they receive, and that they cannot change the call. */
/** @typedef {import("../../suite.js").Context} Context */
/** @typedef {import("customerio-wasm").TrackClientOptions} Options */
import {
	ACTIONS,
	busy,
	clientOf,
	consoleOutput,
	eagerClientOf,
	never,
	recordingFetch,
	rejection,
	scriptedFetch,
	sleep,
	TYPED_ACTIONS,
} from "../../support.js";
import { module, test } from "../../test.js";

module("hooks");

/**
 * Creates hooks that record what they receive, in order.
 *
 * @returns {{ received: { hook: string, what: any }[], hooks: Pick<Options, "onRequest" | "onResponse" | "onRetry"> }}
 */
function recorder() {
	/** @type {{ hook: string, what: any }[]} */
	const received = [];
	return {
		received,
		hooks: {
			onRequest: (what) => received.push({ hook: "request", what }),
			onResponse: (what) => received.push({ hook: "response", what }),
			onRetry: (what) => received.push({ hook: "retry", what }),
		},
	};
}

/** @param {{ hook: string, what: any }[]} received */
const order = (received) => received.map(({ hook, what }) => `${hook} ${what.attempt}`);

/** Hooks that throw. @type {[string, () => never][]} */
const THROWING = [
	[
		"an Error",
		() => {
			throw new Error("mine");
		},
	],
	[
		"undefined",
		() => {
			throw undefined;
		},
	],
	[
		"a plain object",
		() => {
			throw Object.create(null);
		},
	],
];

for (const [action, act] of TYPED_ACTIONS) {
	test(`${action}: each is called once per attempt, in order`, async (context) => {
		const { received, hooks } = recorder();
		const { fetch } = scriptedFetch(503, new TypeError("lost"), 200);
		await act(eagerClientOf(context, { fetch, ...hooks }));
		context
			.expect(order(received))
			.to.deep.equal([
				"request 1",
				"response 1",
				"retry 1",
				"request 2",
				"retry 2",
				"request 3",
				"response 3",
			]);
	});
}

test("a raw request calls them too", async (context) => {
	const { received, hooks } = recorder();
	const { fetch } = scriptedFetch(503, 200);
	const client = clientOf(context, { fetch, ...hooks });
	await client.rawRequest({ url: "/v1/x?a=1", method: "PUT", data: "x", maxRetries: 1 });
	context
		.expect(order(received))
		.to.deep.equal(["request 1", "response 1", "retry 1", "request 2", "response 2"]);
	context.expect(received[0]?.what).to.include({ method: "PUT", url: `${context.url}/api/v1/x?a=1` });
});

test("onRequest receives the request, without the credentials and the values of the caller's own headers", async (context) => {
	const { expect, url } = context;
	const { received, hooks } = recorder();
	await clientOf(context, { ...hooks, headers: { "X-App": "shop" } }).identify("4/2", { plan: "basic" });
	const { what } = received[0] ?? {};
	expect(what).to.include({ method: "PUT", url: `${url}/api/v1/customers/4%2F2`, attempt: 1 });
	expect(what.headers).to.include({ authorization: "Basic [redacted]", "x-app": "[redacted]" });
	expect(what.headers["content-type"]).to.match(/^application\/json/);
	expect(what).to.have.all.keys("method", "url", "headers", "attempt");
});

test("onResponse receives the response", async (context) => {
	const { expect, url } = context;
	const { received, hooks } = recorder();
	await rejection(clientOf(context, hooks).rawRequest({ url: "/v1/nothing", method: "GET" }));
	const { what } = received[1] ?? {};
	expect(what).to.include({ method: "GET", url: `${url}/api/v1/nothing`, status: 404, attempt: 1 });
	expect(what.headers["content-type"]).to.match(/^application\/json/);
	expect(what.elapsed).to.be.a("number").that.is.at.least(0);
	expect(what).to.have.all.keys("method", "url", "status", "headers", "attempt", "elapsed");
});

test("onRetry receives the delay, and the error that the call would have rejected with", async (context) => {
	const { cio, expect } = context;
	const { received, hooks } = recorder();
	const lost = new TypeError("lost");
	const { fetch } = scriptedFetch(busy, lost, never, 200);
	await eagerClientOf(context, { fetch, timeout: 5, ...hooks }).identify("42");
	const retries = received.filter(({ hook }) => hook === "retry").map(({ what }) => what);
	expect(retries).to.have.lengthOf(3);
	for (const [index, retry] of retries.entries()) {
		expect(retry).to.have.all.keys("attempt", "delay", "error");
		expect(retry.delay).to.be.within(1, 2);
		expect(retry.error).to.be.instanceOf(cio.CustomerIOError);
		expect(retry.error).to.include({ attempts: index + 1, retryable: true });
	}
	const [refused, cut, late] = retries.map(({ error }) => error);
	expect(refused).to.include({ statusCode: 503, mayHaveTakenEffect: false });
	expect(cut).to.include({ code: "network", cause: lost, mayHaveTakenEffect: true });
	expect(late).to.include({ code: "timeout", mayHaveTakenEffect: true });
});

test("onRetry is not called when no retry follows", async (context) => {
	const { received, hooks } = recorder();
	for (const [server, retry] of /** @type {const} */ ([
		[scriptedFetch(400), {}],
		[scriptedFetch(503), { maxRetries: 0 }],
		[scriptedFetch(200), {}],
	])) {
		const client = eagerClientOf(context, { fetch: server.fetch, retry, ...hooks });
		await Promise.allSettled([client.identify("42")]);
	}
	context.expect(received.filter(({ hook }) => hook === "retry")).to.deep.equal([]);
});

test("an invalid argument or an aborted signal calls none of them", async (context) => {
	const { received, hooks } = recorder();
	const client = clientOf(context, hooks);
	await rejection(client.identify(".."));
	await rejection(client.identify("42", {}, { signal: AbortSignal.abort() }));
	context.expect(received).to.deep.equal([]);
});

for (const [what, broken] of THROWING) {
	test(`a hook that throws ${what} only writes to the console`, async (context) => {
		const { expect } = context;
		const { fetch, calls } = scriptedFetch(503, 200);
		const hooks = { onRequest: broken, onResponse: broken, onRetry: broken };
		const lines = await consoleOutput(async () => {
			expect(await eagerClientOf(context, { fetch, ...hooks }).identify("42")).to.deep.equal({});
		});
		expect(calls).to.have.lengthOf(2);
		expect(lines, "lines on the console").to.have.lengthOf(5);
	});
}

test("a hook whose promise rejects only writes to the console", async (context) => {
	const { expect } = context;
	const { fetch, calls } = scriptedFetch(503, 200);
	const broken = async () => {
		throw new Error("mine");
	};
	const lines = await consoleOutput(async () => {
		const client = eagerClientOf(context, {
			fetch,
			onRequest: broken,
			onResponse: broken,
			onRetry: broken,
		});
		expect(await client.identify("42")).to.deep.equal({});
		await sleep(0);
	});
	expect(calls).to.have.lengthOf(2);
	expect(lines, "lines on the console").to.have.lengthOf(5);
});

test("changes that a hook makes to its argument have no effect", async (context) => {
	const { expect } = context;
	/** @type {import("customerio-wasm").SentRequest[]} */
	const received = [];
	const { fetch, calls } = scriptedFetch(
		() => new Response("{}", { status: 503, headers: { "x-a": "1" } }),
		() => new Response("{}", { status: 400, headers: { "x-a": "2" } }),
	);
	const spoil = (/** @type {any} */ copy) => {
		Object.assign(copy, {
			method: "DELETE",
			url: "https://evil.example/",
			attempt: 9,
			status: 200,
			delay: 9e9,
		});
		if (copy.headers) Object.assign(copy.headers, { "x-a": "spoilt", authorization: "spoilt" });
		if (copy.error) Object.assign(copy.error, { attempts: 9 });
	};
	const client = eagerClientOf(context, {
		fetch,
		onRequest(copy) {
			received.push({ ...copy, headers: { ...copy.headers } });
			spoil(copy);
		},
		onResponse: spoil,
		onRetry: spoil,
		headers: { "x-a": "mine" },
	});
	const error = await rejection(client.identify("42"));
	expect(error).to.include({ statusCode: 400, attempts: 2 });
	expect(error).to.have.nested.property("response.headers.x-a", "2");
	for (const { request } of calls) {
		expect(request).to.include({ method: "PUT", url: `${context.url}/api/v1/customers/42` });
		expect(request.headers.get("x-a")).to.equal("mine");
		expect(request.headers.get("authorization")).to.match(/^Basic \w/);
	}
	expect(received.map(({ headers, attempt }) => [headers["x-a"], attempt])).to.deep.equal([
		["[redacted]", 1],
		["[redacted]", 2],
	]);
});

test("a hook may use the client", async (context) => {
	const { expect } = context;
	const { fetch, calls } = recordingFetch();
	/** @type {Promise<unknown>[]} */
	const inner = [];
	const client = eagerClientOf(context, {
		fetch,
		onRequest() {
			if (inner.length < 3) inner.push(...ACTIONS.map(([, act]) => act(client)));
		},
		onResponse() {
			if (inner.length < 12) inner.push(client.identify("43"));
		},
	});
	await client.identify("42");
	for (const call of inner) await call;
	expect(inner.length).to.be.greaterThan(3);
	expect(calls.length).to.be.greaterThan(inner.length);
});

test("two clients call their own hooks", async (context) => {
	const [one, other] = [recorder(), recorder()];
	await Promise.all([
		clientOf(context, one.hooks).identify("1"),
		clientOf(context, other.hooks).identify("2"),
	]);
	for (const [id, { received }] of [one, other].entries()) {
		context.expect(order(received)).to.deep.equal(["request 1", "response 1"]);
		context.expect(received[0]?.what.url).to.match(new RegExp(`/${id + 1}$`));
	}
});
