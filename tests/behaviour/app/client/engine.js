/** The engine that the APIs share, as an `APIClient` has it: a sample of each part. */
import { never, recordingFetch, rejection, scriptedFetch, wrong } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { appClientOf, directAppClientOf, EMAIL, ONE_SHOTS, READS } from "../support.js";

module("App API: engine");

const CALLS = [...ONE_SHOTS, ...READS];

serverTest(
	"close: calls in flight end as usual, and a later call opens the client again",
	async (context) => {
		const { expect, sandbox } = context;
		const client = appClientOf(context);
		client.close();
		const inFlight = [client.sendEmail(EMAIL), client.sendEmail(EMAIL)];
		await Promise.all(inFlight);
		const later = client.sendEmail(EMAIL);
		client.close();
		client.close();
		await later;
		const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");
		/** @type {any} */ (client)[dispose]();
		await client.sendEmail(EMAIL);
		expect((await sandbox.state()).deliveries).to.have.lengthOf(4);
	},
);

serverTest("a signal that has aborted: nothing is sent", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = recordingFetch();
	const client = directAppClientOf(context, { fetch });
	for (const [action, act] of CALLS) {
		const error = await rejection(act(client, { signal: AbortSignal.abort("enough") }));
		expect(error, action).to.be.instanceOf(cio.AbortError);
		expect(error, action).to.include({ cause: "enough", attempts: 0, mayHaveTakenEffect: false });
	}
	expect(calls).to.have.lengthOf(0);
});

serverTest("a signal that aborts in flight: what has effect may have taken it", async (context) => {
	const { cio, expect } = context;
	for (const [calls, mayHaveTakenEffect] of /** @type {const} */ ([
		[ONE_SHOTS, true],
		[READS, false],
	])) {
		for (const [action, act] of calls) {
			const controller = new AbortController();
			const { fetch } = recordingFetch(() => {
				setTimeout(() => controller.abort("enough"), 1);
				return never();
			});
			const error = await rejection(
				act(directAppClientOf(context, { fetch }), { signal: controller.signal }),
			);
			expect(error, action).to.be.instanceOf(cio.AbortError);
			expect(error, action).to.include({ cause: "enough", attempts: 1, mayHaveTakenEffect });
		}
	}
});

serverTest("the timeout of a call, of the client, and totalTimeout", async (context) => {
	const { cio, expect } = context;
	const { fetch } = recordingFetch(never);
	const retry = { maxRetries: 0 };
	for (const call of [
		directAppClientOf(context, { fetch, retry }).getSegment(7, { timeout: 5 }),
		directAppClientOf(context, { fetch, retry, timeout: 5 }).getSegment(7),
		directAppClientOf(context, { fetch, retry, timeout: 0, totalTimeout: 5 }).getSegment(7),
	]) {
		expect(await rejection(call)).to.be.instanceOf(cio.TimeoutError);
	}
});

serverTest("hooks see each attempt", async (context) => {
	const { expect } = context;
	/** @type {unknown[]} */
	const seen = [];
	const { fetch } = scriptedFetch(500, 200);
	const client = directAppClientOf(context, {
		fetch,
		onRequest: ({ method, url, attempt }) => void seen.push([method, new URL(url).pathname, attempt]),
		onResponse: ({ status, attempt }) => void seen.push([status, attempt]),
		onRetry: ({ attempt, error }) => void seen.push([/** @type {any} */ (error).statusCode, attempt]),
	});
	await client.getSegment(7);
	const path = "/v1/segments/7";
	expect(seen).to.deep.equal([
		["GET", path, 1],
		[500, 1],
		[500, 1],
		["GET", path, 2],
		[200, 2],
	]);
});

serverTest("maxResponseBytes: a longer success is refused", async (context) => {
	const { cio, expect } = context;
	const { fetch } = scriptedFetch(() => new Response(JSON.stringify({ a: "x".repeat(200) })));
	const client = directAppClientOf(context, { fetch, maxResponseBytes: 100 });
	const read = await rejection(client.getSegment(7));
	expect(read).to.be.instanceOf(cio.CustomerIORequestError);
	expect(read).to.include({ mayHaveTakenEffect: false });
	expect(await rejection(client.sendEmail(EMAIL))).to.include({ mayHaveTakenEffect: true, attempts: 1 });
});

serverTest("an injected fetch: without a this, with a URL and an init", async (context) => {
	const { expect } = context;
	const { fetch, calls } = recordingFetch();
	await directAppClientOf(context, { fetch }).getSegment(7);
	expect(calls[0]?.self).to.equal(undefined);
	expect(calls[0]?.args[0]).to.equal("https://api.customer.io/v1/segments/7");
});

/** Values that are not a `fetch`. @type {[string, any][]} */
const UNFIT = [
	["one that gives nothing", async () => undefined],
	["one that gives JSON", async () => ({ a: 1 })],
	[
		"one that gives a body that was read",
		async () => {
			const response = new Response("{}");
			await response.text();
			return response;
		},
	],
];

for (const [what, fetch] of UNFIT) {
	serverTest(`${what} fails at once`, async (context) => {
		const error = await rejection(directAppClientOf(context, { fetch }).getSegment(7));
		context.expect(error).to.be.instanceOf(context.cio.CustomerIOError);
		context.expect(error).to.include({ attempts: 1, retryable: false });
	});
}

serverTest("a fetch that is not a function is refused", async (context) => {
	const error = await rejection(directAppClientOf(context, { fetch: wrong("fetch") }).getSegment(7));
	context.expect(error).to.be.instanceOf(context.cio.ValidationError);
	context.expect(error.argument).to.equal("fetch");
});

serverTest("unknown options of the client are refused by name", async (context) => {
	for (const [options, argument] of /** @type {const} */ ([
		[{ appUrl: 7 }, "appUrl"],
		[{ retry: { max: 1 } }, "retry.max"],
		[{ timeout: -1 }, "timeout"],
		[{ rateLimit: { sends: 1 } }, "rateLimit.sends"],
	])) {
		const error = await rejection(directAppClientOf(context, wrong(options)).getSegment(7));
		context.expect(error.argument).to.equal(argument);
	}
});

serverTest("the error for a null option says what it must be", async (context) => {
	for (const [name, problem] of /** @type {const} */ ([
		["url", "must be a string"],
		["workspaceId", "must be a string, an integer or a bigint"],
		["timeout", "must be a number"],
		["fetch", "must be a function"],
		["rateLimit", "must be an object"],
	])) {
		const error = await rejection(appClientOf(context, wrong({ [name]: null })).getSegment(7));
		context.expect(error, name).to.be.instanceOf(context.cio.ValidationError);
		context.expect(error.message, name).to.include(`${name} ${problem}`);
	}
});

serverTest("the headers of a request", async (context) => {
	const { expect } = context;
	const { fetch, calls } = recordingFetch();
	const client = directAppClientOf(context, { fetch, headers: { "X-Mine": "1" } });
	await client.sendEmail(EMAIL);
	await client.getSegment(7);
	const [sent, read] = calls.map(({ request }) => Object.fromEntries(request.headers));
	expect(sent).to.include({ "content-type": "application/json", "x-mine": "1" });
	expect(read).to.include({ "x-mine": "1" });
	expect(read).not.to.have.property("content-type");
});
