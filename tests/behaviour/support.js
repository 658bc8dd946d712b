/** Steps that many cases share. */

/** @typedef {import("./suite.js").Context} Context */
/** @typedef {import("customerio-wasm").TrackClient} TrackClient */
/** @typedef {import("customerio-wasm").TrackClientOptions} ClientOptions */
/** @typedef {import("customerio-wasm").CallOptions} CallOptions */
/** @typedef {import("customerio-wasm").Data} Data */

/**
 * A client of the suite's sandbox.
 *
 * @param {Context} context
 * @param {ClientOptions} [options] added to (or instead of) the sandbox's `url`
 */
export function clientOf({ cio, url, siteId, apiKey }, options) {
	return new cio.TrackClient(siteId, apiKey, { url, ...options });
}

/**
 * A client whose every call meets a fault of the harness, once: it does not retry unless `options` say so.
 *
 * @param {Context} context
 * @param {string} fault for example `"stall/a"`
 * @param {ClientOptions} [options]
 */
export function faultyClientOf(context, fault, options) {
	return clientOf(context, { url: `${context.url}/faults/${fault}`, retry: { maxRetries: 0 }, ...options });
}

/**
 * A client of the suite's sandbox that hardly waits between attempts.
 *
 * @param {Context} context
 * @param {ClientOptions} [options] those of `retry` are added to the short waits
 */
export function eagerClientOf(context, { retry, ...options } = {}) {
	return clientOf(context, { retry: { minDelay: 1, maxDelay: 2, ...retry }, ...options });
}

/**
 * A client that talks to a `fetch` of the test's own as if that were Customer.io.
 *
 * @param {Context} context
 * @param {ClientOptions} options
 */
export function directClientOf({ cio, siteId, apiKey }, options) {
	return new cio.TrackClient(siteId, apiKey, { dangerouslyAllowBrowser: true, ...options });
}

/**
 * Each action that sends an event of the person 42. `event` is added to the event.
 *
 * @type {[string, (client: TrackClient, options?: CallOptions, event?: { data?: Data, id?: string }) => Promise<unknown>][]}
 */
export const EVENT_ACTIONS = [
	["track", (client, options, event) => client.track("42", { name: "a", ...event }, options)],
	["trackPageView", (client, options, event) => client.trackPageView("42", "/a", { ...event }, options)],
];

/**
 * Each action of which Customer.io keeps something, and that may be repeated.
 *
 * @type {[string, (client: TrackClient, options?: CallOptions) => Promise<unknown>][]}
 */
export const TYPED_ACTIONS = [
	["identify", (client, options) => client.identify("42", { plan: "basic" }, options)],
	["destroy", (client, options) => client.destroy("42", options)],
	...EVENT_ACTIONS,
];

/** Each action. @type {typeof TYPED_ACTIONS} */
export const ACTIONS = [
	...TYPED_ACTIONS,
	[
		"rawRequest",
		(client, options) => client.rawRequest({ url: "/v1/customers/42", method: "PUT", data: {} }, options),
	],
];

/** What Customer.io takes for the id of an event. */
export const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/**
 * Passes a value that the types forbid, on purpose.
 *
 * @param {unknown} value
 * @returns {never}
 */
export const wrong = (value) => /** @type {never} */ (value);

/**
 * What a promise rejects with.
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
 * What each of some calls under way rejects with. None is left unhandled while another is awaited.
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
	expect((await sandbox.state()).requests, "requests that were sent").to.deep.equal([]);
}

/**
 * The only request that the sandbox has seen.
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
 * A `fetch` that sends nothing: it keeps each call, and answers as Customer.io does.
 *
 * @param {(call: FetchCall, count: number) => Response | Promise<Response>} [answer] `count` is 1 for the first call
 */
export function recordingFetch(answer = () => new Response("{}")) {
	/** @type {FetchCall[]} */
	const calls = [];
	return {
		calls,
		/** @this {unknown} @param {[string | Request, RequestInit?]} args @returns {Promise<Response>} */
		async fetch(...args) {
			const call = { self: this, args, request: new Request(...args) };
			calls.push(call);
			return answer(call, calls.length);
		},
	};
}

/**
 * A `fetch` that gives one answer after the other, the last of them again and again. A number is an answer with this
 * status; an Error is what it rejects with.
 *
 * @param {(number | Error | (() => Response | Promise<Response>))[]} answers
 */
export function scriptedFetch(...answers) {
	return recordingFetch((_call, count) => {
		const answer = answers[Math.min(count, answers.length) - 1];
		if (answer instanceof Error) throw answer;
		return typeof answer === "function" ? answer() : new Response("{}", { status: answer });
	});
}

/** An answer that never comes. */
export const never = () => new Promise(() => {});

/** @param {number} ms */
export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * What is written to the console meanwhile.
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
 * Polls until something holds; the case's own time limit ends it.
 *
 * @param {() => Promise<boolean>} holds
 */
export async function eventually(holds) {
	while (!(await holds())) await sleep(20);
}
