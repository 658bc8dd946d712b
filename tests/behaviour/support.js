/** Clients, servers and expectations that many cases share. */

/** @typedef {import("./suite.js").Context} Context */
/** @typedef {import("customerio-wasm").TrackClient} TrackClient */
/** @typedef {import("customerio-wasm").TrackClientOptions} ClientOptions */
/** @typedef {import("customerio-wasm").CallOptions} CallOptions */
/** @typedef {import("customerio-wasm").Data} Data */

/** Very short delays between attempts, as options of `retry`. */
export const SHORT_DELAYS = { minTimeoutMs: 1, maxTimeoutMs: 2 };

/**
 * Creates a client of the suite's sandbox.
 *
 * @param {Context} context
 * @param {ClientOptions} [options] added to (or instead of) the sandbox's `url`
 */
export function clientOf({ cio, url, siteId, apiKey }, options) {
	return new cio.TrackClient(siteId, apiKey, { url, ...options });
}

/**
 * Where calls meet a fault of the harness.
 *
 * @param {Context} context
 * @param {string} fault for example `"stall/a"`
 */
export const faultyUrl = ({ url }, fault) => `${url}/faults/${fault}`;

/**
 * Creates a client whose calls meet a fault of the harness. It does not retry unless `options` say so.
 *
 * @param {Context} context
 * @param {string} fault for example `"stall/a"`
 * @param {ClientOptions} [options]
 */
export function faultyClientOf(context, fault, options) {
	return clientOf(context, { url: faultyUrl(context, fault), retry: { maxRetries: 0 }, ...options });
}

/**
 * Creates a client of the suite's sandbox with very short delays between attempts.
 *
 * @param {Context} context
 * @param {ClientOptions} [options] `retry` is added to the short delays
 */
export function eagerClientOf(context, { retry, ...options } = {}) {
	return clientOf(context, { retry: { ...SHORT_DELAYS, ...retry }, ...options });
}

/**
 * Creates a client that talks to the test's `fetch` as if it were Customer.io.
 *
 * @param {Context} context
 * @param {ClientOptions} options
 */
export function directClientOf({ cio, siteId, apiKey }, options) {
	return new cio.TrackClient(siteId, apiKey, { dangerouslyAllowBrowser: true, ...options });
}

/**
 * The actions that send an event of person 42. `event` is added to the event.
 *
 * @type {[string, (client: TrackClient, options?: CallOptions, event?: { data?: Data, id?: string }) => Promise<unknown>][]}
 */
export const EVENT_ACTIONS = [
	["track", (client, options, event) => client.track("42", { name: "a", ...event }, options)],
	["trackPageView", (client, options, event) => client.trackPageView("42", "/a", { ...event }, options)],
];

/**
 * The actions that change data in Customer.io and are idempotent.
 *
 * @type {[string, (client: TrackClient, options?: CallOptions) => Promise<unknown>][]}
 */
export const TYPED_ACTIONS = [
	["identify", (client, options) => client.identify("42", { plan: "basic" }, options)],
	["destroy", (client, options) => client.destroy("42", options)],
	...EVENT_ACTIONS,
];

/** All actions. @type {typeof TYPED_ACTIONS} */
export const ACTIONS = [
	...TYPED_ACTIONS,
	[
		"rawRequest",
		(client, options) => client.rawRequest({ url: "/v1/customers/42", method: "PUT", data: {} }, options),
	],
];

/** The event ids that Customer.io accepts. */
export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * Passes a value that the types forbid.
 *
 * @param {unknown} value
 * @returns {never}
 */
export const wrong = (value) => /** @type {never} */ (value);

/**
 * Returns what a promise rejects with.
 *
 * @param {Promise<unknown>} promise
 * @returns {Promise<Error & Record<string, unknown>>}
 * @throws {Error} when it is fulfilled
 */
export async function rejection(promise) {
	const [outcome] = await Promise.allSettled([promise]);
	if (outcome?.status === "rejected") return outcome.reason;
	throw new Error(`expected a rejection, got ${JSON.stringify(outcome?.value)}`);
}

/**
 * Returns what concurrent calls reject with. No rejection is unhandled while another one is awaited.
 *
 * @param {Promise<unknown>[]} promises
 */
export const rejections = (promises) => Promise.all(promises.map(rejection));

/**
 * Expects a call to be refused before anything is sent, with an error that names the argument.
 *
 * @param {Context} context
 * @param {Promise<unknown>} call
 * @param {string | RegExp} argument
 */
export async function expectRefused(context, call, argument) {
	const { cio, expect, sandbox } = context;
	const error = await rejection(call);
	expect(error).to.be.instanceOf(cio.ValidationError);
	expect(error).to.include({ name: "ValidationError", code: "validation", retryable: false, attempts: 0 });
	if (typeof argument === "string") expect(error.argument).to.equal(argument);
	else expect(error.argument).to.match(argument);
	expect(error.message).to.include(error.argument);
	expect((await sandbox.state()).requests, "requests sent").to.deep.equal([]);
	return error;
}

/**
 * Expects the error of a call that its signal has ended.
 *
 * @param {Context} context
 * @param {unknown} error
 * @param {unknown} reason of the abort
 * @param {object} [fields] more of the error's fields
 */
export function expectAborted({ cio, expect }, error, reason, fields) {
	expect(error).to.be.instanceOf(cio.AbortError);
	expect(error).to.include({ name: "AbortError", code: "aborted", retryable: false, ...fields });
	expect(/** @type {Error} */ (error).cause).to.equal(reason);
	expect(/** @type {Error} */ (error).message).to.be.a("string");
}

/**
 * Returns the only request that the sandbox has received.
 *
 * @param {Context} context
 */
export async function onlyRequest({ expect, sandbox }) {
	const { requests } = await sandbox.state();
	expect(requests, "requests").to.have.lengthOf(1);
	return /** @type {import("customerio-wasm/sandbox").SeenRequest} */ (requests[0]);
}

/** @typedef {{ self: unknown, args: unknown[], request: Request }} FetchCall */

/**
 * Creates a `fetch` that sends nothing. It records each call, and responds like Customer.io.
 *
 * @param {(call: FetchCall, count: number) => Response | Promise<Response>} [respond] `count` is 1 for the first call
 */
export function recordingFetch(respond = () => new Response("{}")) {
	/** @type {FetchCall[]} */
	const calls = [];
	return {
		calls,
		/** @this {unknown} @param {[string | Request, RequestInit?]} args @returns {Promise<Response>} */
		async fetch(...args) {
			const call = { self: this, args, request: new Request(...args) };
			calls.push(call);
			return respond(call, calls.length);
		},
	};
}

/**
 * Creates a `fetch` that sends one response after the other, and then repeats the last one. A number is the status of a
 * response; an Error is a rejection.
 *
 * @param {(number | Error | (() => Response | Promise<Response>))[]} responses
 */
export function scriptedFetch(...responses) {
	return recordingFetch((_call, count) => {
		const response = responses[Math.min(count, responses.length) - 1];
		if (response instanceof Error) throw response;
		return typeof response === "function" ? response() : new Response("{}", { status: response });
	});
}

/** A response that refuses a request for now: with a `Retry-After`, nothing was processed. */
export const busy = () => new Response("{}", { status: 503, headers: { "retry-after": "0" } });

/**
 * What an iterator gives whose getter throws.
 *
 * @param {"done" | "value"} name
 * @param {unknown} thrown
 * @returns {any}
 */
export const throwingResult = (name, thrown) =>
	Object.defineProperty({ done: false }, name, {
		get() {
			throw thrown;
		},
	});

/** A response that never arrives. */
export const never = () => new Promise(() => {});

/** The bytes of a text. @param {string} text */
export const utf8 = (text) => [...new TextEncoder().encode(text)];

/** How many bytes a text has. @param {string} text */
export const bytesOf = (text) => new TextEncoder().encode(text).length;

/** The time now, in unix seconds. */
export const seconds = () => Math.floor(Date.now() / 1000);

/** @param {number} ms @returns {Promise<void>} */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Returns what is written to the console while `run` runs.
 *
 * @param {() => Promise<unknown>} run must not reject
 * @returns {Promise<{ method: string, args: unknown[] }[]>}
 */
export async function consoleOutput(run) {
	/** @type {{ method: string, args: unknown[] }[]} */
	const lines = [];
	const watched = /** @type {(keyof Console & string)[]} */ ([
		"debug",
		"error",
		"info",
		"log",
		"trace",
		"warn",
	]);
	const holder = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (console));
	const originals = watched.map((method) => [method, console[method]]);
	for (const method of watched)
		holder[method] = (/** @type {unknown[]} */ ...args) => lines.push({ method, args });
	try {
		await run();
	} finally {
		for (const [method, original] of originals) holder[/** @type {string} */ (method)] = original;
	}
	return lines;
}

/**
 * Polls until a condition holds. The time limit of the case ends it.
 *
 * @param {() => Promise<boolean>} holds
 */
export async function eventually(holds) {
	while (!(await holds())) await sleep(20);
}

/** Whether the runtime's `fetch` takes the option `cache`: workerd does from the compatibility date 2024-11-11 on. */
export function takesCache() {
	try {
		return Boolean(new Request("https://a.example", { cache: "no-store" }));
	} catch {
		return false;
	}
}
