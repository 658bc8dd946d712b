/** The options `logger` and `logLevel`: what is logged, at which level, and that a logger cannot change the call. */

import { appClientOf } from "../app/support.js";
import { pipelinesClientOf } from "../pipelines/support.js";
import {
	clientOf,
	consoleOutput,
	directClientOf,
	eagerClientOf,
	expectRefused,
	never,
	rejection,
	scriptedFetch,
	sleep,
	wrong,
} from "../support.js";
import { module, serverTest, test } from "../test.js";
import { recordingLogger, shortly } from "./support.js";

module("logger");

const LEVELS = /** @type {const} */ (["off", "error", "warn", "info", "debug"]);

/** What a call logs that meets a 503 and a lost connection before it succeeds, and one that is refused. */
const EVERY_LINE = [
	"debug identify: attempt 1 is sent",
	"debug identify: attempt 1: status 503 after … ms",
	"warn identify: attempt 1 failed (status 503), retry in … ms",
	"debug identify: attempt 2 is sent",
	"warn identify: attempt 2 failed (network), retry in … ms",
	"debug identify: attempt 3 is sent",
	"debug identify: attempt 3: status 200 after … ms",
	"info identify: succeeded (status 200)",
	"debug destroy: attempt 1 is sent",
	"debug destroy: attempt 1: status 400 after … ms",
	"error destroy: failed (status 400)",
];

for (const [index, logLevel] of LEVELS.entries()) {
	test(`${logLevel}: that level and everything before it`, async (context) => {
		const { logger, lines } = recordingLogger();
		const { fetch } = scriptedFetch(503, new TypeError("lost"), 200, 400);
		const client = eagerClientOf(context, { fetch, logger, logLevel });
		await client.identify("42");
		await rejection(client.destroy("42"));
		const levels = LEVELS.slice(1, index + 1);
		const expected = EVERY_LINE.filter((line) => levels.some((level) => line.startsWith(`${level} `)));
		context.expect(shortly(lines)).to.deep.equal(expected);
	});
}

test("with a logger alone, the level is warn", async (context) => {
	const { logger, lines } = recordingLogger();
	await eagerClientOf(context, { fetch: scriptedFetch(503, 200).fetch, logger }).identify("42");
	context.expect(lines.map(({ level }) => level)).to.deep.equal(["warn"]);
});

test("with a level alone, the lines go to the console of that moment", async (context) => {
	const { expect } = context;
	const client = eagerClientOf(context, { fetch: scriptedFetch(503, 200, 400).fetch, logLevel: "info" });
	const lines = await consoleOutput(async () => {
		await client.identify("42");
		await rejection(client.identify("42"));
	});
	expect(lines.map(({ method }) => method)).to.deep.equal(["warn", "info", "error"]);
	for (const { args } of lines) {
		expect(args).to.have.lengthOf(2);
		expect(args[0]).to.match(/^customerio-wasm: identify: /);
		expect(args[1]).to.include({ action: "identify", method: "PUT" });
	}
});

test("the details say the rest", async (context) => {
	const { expect, url } = context;
	const { logger, lines } = recordingLogger();
	const { fetch } = scriptedFetch(503, new TypeError("lost"), 200, 400);
	const client = eagerClientOf(context, { fetch, logger, logLevel: "debug", retry: { maxTimeoutMs: 1 } });
	await client.identify("4/2");
	await rejection(client.track("42", { name: "a" }));
	const request = { action: "identify", method: "PUT", url: `${url}/api/v1/customers/4%2F2` };
	const event = { action: "track", method: "POST", url: `${url}/api/v1/customers/42/events` };
	const retried = { mayHaveTakenEffect: true, retryInMs: 1 };
	const details = lines.map(({ details: { durationMs, reason, ...others } }) => others);
	expect(details).to.deep.equal([
		{ ...request, attempt: 1 },
		{ ...request, attempt: 1, status: 503 },
		{ ...request, attempt: 1, ...retried, error: "request", status: 503 },
		{ ...request, attempt: 2 },
		{ ...request, attempt: 2, ...retried, error: "network" },
		{ ...request, attempt: 3 },
		{ ...request, attempt: 3, status: 200 },
		{ ...request, attempts: 3, status: 200 },
		{ ...event, attempt: 1 },
		{ ...event, attempt: 1, status: 400 },
		{ ...event, attempts: 1, error: "request", status: 400, mayHaveTakenEffect: false },
	]);
	expect(lines.map(({ details }) => Object.hasOwn(details, "durationMs"))).to.deep.equal([
		false,
		true,
		true,
		false,
		true,
		false,
		true,
		true,
		false,
		true,
		true,
	]);
	for (const { durationMs = 0 } of lines.map(({ details }) => details))
		expect(Number.isInteger(durationMs) && durationMs >= 0).to.equal(true);
	expect(lines[4]?.details.reason).to.match(/no response from Customer\.io.*lost/);
});

test("an argument that is refused is an error of its own; nothing is said of its value", async (context) => {
	const { expect } = context;
	const { logger, lines } = recordingLogger();
	const client = clientOf(context, { logger });
	await expectRefused(
		context,
		client.track("42", { name: "a", data: { price: Number.NaN } }),
		"event.data.price",
	);
	await expectRefused(context, client.rawRequest(wrong({ url: "/v1/x" })), "method");
	await expectRefused(context, client.sendAll(wrong(5)), "source");
	const nothing = { error: "validation", mayHaveTakenEffect: false };
	expect(lines).to.deep.equal(
		[
			["track", "event.data.price"],
			["rawRequest", "method"],
			["sendAll", "source"],
		].map(([action, argument]) => ({
			level: "error",
			line: `customerio-wasm: ${action}: failed (validation), nothing was sent`,
			details: { action, ...nothing, argument },
		})),
	);
});

test("a call that is aborted, or takes too long, has failed", async (context) => {
	const { logger, lines } = recordingLogger();
	const client = clientOf(context, { fetch: wrong(never), logger, timeout: 5, retry: { maxRetries: 0 } });
	await rejection(client.identify("42"));
	await rejection(client.identify("42", {}, { signal: AbortSignal.abort() }));
	context
		.expect(shortly(lines))
		.to.deep.equal(["error identify: failed (timeout)", "error identify: failed (aborted)"]);
	context.expect(lines.map(({ details }) => details.attempts)).to.deep.equal([1, 0]);
});

test("a redirect that is followed is a warning", async (context) => {
	const { expect } = context;
	const { logger, lines } = recordingLogger();
	const location = "https://track-eu.customer.io/api/v1/customers/42";
	const { fetch } = scriptedFetch(() => new Response(null, { status: 307, headers: { location } }), 200);
	await directClientOf(context, { fetch, logger, logLevel: "info" }).identify("42");
	expect(shortly(lines)).to.deep.equal([
		"warn identify: attempt 1 was redirected (status 307)",
		"info identify: succeeded (status 200)",
	]);
	expect(lines[0]?.details).to.include({ location, status: 307 });
	expect(lines[1]?.details).to.include({ url: location, attempts: 2 });
});

test("each request of sendAll is a call, and each of batching, and the look-up of the region", async (context) => {
	const { expect } = context;
	const { logger, lines } = recordingLogger();
	const respond = () => new Response('{"region":"eu"}');
	const options = /** @type {const} */ ({ fetch: scriptedFetch(respond).fetch, logger, logLevel: "info" });
	const client = directClientOf(context, { ...options, region: "auto" });
	const person = (/** @type {string} */ id) =>
		/** @type {const} */ ({ type: "person", action: "delete", identifiers: { id } });
	await client.sendAll(["1", "2", "3", "4"].map(person), { maxRequestBytes: 200, concurrency: 1 });
	await client.rawRequest({ url: "/v1/x", method: "GET" });
	const batching = clientOf(context, { ...options, batching: {} });
	await Promise.all([batching.identify("1"), batching.identify("2")]);
	expect(shortly(lines)).to.deep.equal(
		["getAccountRegion", "sendAll", "sendAll", "rawRequest", "batch"].map(
			(action) => `info ${action}: succeeded (status 200)`,
		),
	);
});

test("what fails because the region is not known is logged, too", async (context) => {
	const { logger, lines } = recordingLogger();
	const client = directClientOf(context, { fetch: scriptedFetch(401).fetch, logger, region: "auto" });
	await rejection(client.identify("42"));
	context
		.expect(shortly(lines))
		.to.deep.equal([
			"error getAccountRegion: failed (status 401)",
			"error identify: failed (status 401), nothing was sent",
		]);
});

test("the hooks are called beside it", async (context) => {
	const { logger, lines } = recordingLogger();
	/** @type {string[]} */
	const hooks = [];
	const { fetch } = scriptedFetch(503, 200);
	const client = eagerClientOf(context, {
		fetch,
		logger,
		logLevel: "info",
		onRequest: () => hooks.push("request"),
		onRetry: () => hooks.push("retry"),
	});
	await client.identify("42");
	context.expect(hooks).to.deep.equal(["request", "retry", "request"]);
	context.expect(lines.map(({ level }) => level)).to.deep.equal(["warn", "info"]);
});

serverTest("the App API has it", async (context) => {
	const { logger, lines } = recordingLogger();
	const client = appClientOf(context, {
		fetch: scriptedFetch(429, 503, 200).fetch,
		logger,
		logLevel: "info",
	});
	await rejection(client.getSegment(wrong(undefined)));
	await rejection(client.getSegment(7));
	await client.getSegment(7);
	context
		.expect(shortly(lines))
		.to.deep.equal([
			"error getSegment: failed (validation), nothing was sent",
			"error getSegment: failed (status 429)",
			"warn getSegment: attempt 1 failed (status 503), retry in … ms",
			"info getSegment: succeeded (status 200)",
		]);
});

test("the Pipelines API has it", async (context) => {
	const { logger, lines } = recordingLogger();
	const client = pipelinesClientOf(context, {
		fetch: scriptedFetch(503, 200).fetch,
		logger,
		logLevel: "info",
	});
	await client.identify({ userId: "42" });
	await rejection(client.track(wrong({})));
	context
		.expect(shortly(lines))
		.to.deep.equal([
			"warn identify: attempt 1 failed (status 503), retry in … ms",
			"info identify: succeeded (status 200)",
			"error track: failed (validation), nothing was sent",
		]);
});

test("wrong values are refused by name", async (context) => {
	const levels = 'must be "off", "error", "warn", "info" or "debug"';
	const methods = "must have the methods error, warn, info and debug";
	const { error, warn, info } = console;
	const explosive = {
		get error() {
			throw new Error("mine");
		},
	};
	for (const [options, argument, problem] of /** @type {const} */ ([
		[{ logLevel: "loud" }, "logLevel", levels],
		[{ logLevel: "" }, "logLevel", levels],
		[{ logLevel: 3 }, "logLevel", levels],
		[{ logLevel: null }, "logLevel", levels],
		[{ logger: null }, "logger", methods],
		[{ logger: "console" }, "logger", methods],
		[{ logger: {} }, "logger", methods],
		[{ logger: { error, warn, info }, logLevel: "off" }, "logger", methods],
		[{ logger: explosive }, "logger.error", "could not be read"],
	])) {
		const refused = await expectRefused(
			context,
			clientOf(context, wrong(options)).identify("42"),
			/^logg?L?e/,
		);
		context.expect(refused.message, argument).to.include(problem);
	}
});

/** What a logger's method may do. @type {[string, () => unknown][]} */
const BROKEN = [
	[
		"throws an Error",
		() => {
			throw new Error("mine");
		},
	],
	[
		"throws undefined",
		() => {
			throw undefined;
		},
	],
	["gives a promise that rejects", () => Promise.reject(new Error("mine"))],
	[
		"gives a thenable that throws",
		() => ({
			// biome-ignore lint/suspicious/noThenProperty: that is what is tested
			get then() {
				throw new Error("mine");
			},
		}),
	],
];

for (const [what, broken] of BROKEN) {
	test(`a logger that ${what} only writes to the console`, async (context) => {
		const { expect } = context;
		const { fetch, calls } = scriptedFetch(503, 200);
		const logger = { error: broken, warn: broken, info: broken, debug: broken };
		const lines = await consoleOutput(async () => {
			const client = eagerClientOf(context, { fetch, logger, logLevel: "debug" });
			expect(await client.identify("42")).to.deep.equal({});
			await sleep(0);
		});
		expect(calls).to.have.lengthOf(2);
		expect(lines.map(({ method, args }) => `${method} ${args[0]}`)).to.deep.equal(
			Array(6).fill("error customerio-wasm: the logger threw; the call is not affected:"),
		);
	});
}

test("nothing waits for a logger", async (context) => {
	const { fetch, calls } = scriptedFetch(503, 200);
	const logger = { error: never, warn: never, info: never, debug: never };
	await eagerClientOf(context, { fetch, logger, logLevel: "debug" }).identify("42");
	context.expect(calls).to.have.lengthOf(2);
});

test("the console as a logger that throws changes nothing", async (context) => {
	const { error, info } = console;
	const broken = () => {
		throw new Error("no console");
	};
	Object.assign(console, { error: broken, info: broken });
	try {
		const client = clientOf(context, { fetch: scriptedFetch(200).fetch, logger: console, logLevel: "info" });
		context.expect(await client.identify("42")).to.deep.equal({});
	} finally {
		Object.assign(console, { error, info });
	}
});

test("a logger may use the client", async (context) => {
	/** @type {Promise<unknown>[]} */
	const inner = [];
	const write = () => {
		if (inner.length === 0) inner.push(client.identify("43"));
	};
	const logger = { error: write, warn: write, info: write, debug: write };
	const { fetch, calls } = scriptedFetch(200);
	const client = clientOf(context, { fetch, logger, logLevel: "debug" });
	await client.identify("42");
	await Promise.all(inner);
	context.expect(calls).to.have.lengthOf(2);
});
