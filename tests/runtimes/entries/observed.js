/** Calls that a subscriber of the diagnostics channel sees. */

/** @typedef {typeof import("customerio-wasm")} Package */
/** @typedef {Pick<typeof import("node:diagnostics_channel"), "subscribe" | "unsubscribe">} Diagnostics */
/** @typedef {import("customerio-wasm").EndedAttempt} EndedAttempt */

const CHANNEL = "customerio:request";
const KEY = "v3ry-s3cret-key";

/** A `fetch` that responds with one after the other; an Error rejects. @param {(Error | Response)[]} responses */
const serve = (responses) => async () => {
	const response = responses.shift() ?? new Response("{}");
	if (response instanceof Error) throw response;
	return response;
};

const person = /** @type {const} */ ({ type: "person", action: "delete", identifiers: { id: "42" } });
const retry = { minTimeoutMs: 1, maxTimeoutMs: 1 };
const unavailable = () => new Response("{}", { status: 503 });

/**
 * Makes calls of each kind while a subscriber listens, and some before and after.
 *
 * @param {Package} cio
 * @param {Diagnostics} diagnostics
 * @returns {Promise<EndedAttempt[]>} what it got
 */
export async function observedBySubscribers({ TrackClient, APIClient, PipelinesClient }, diagnostics) {
	/** @type {EndedAttempt[]} */
	const seen = [];
	const note = (/** @type {unknown} */ message) => void seen.push(/** @type {EndedAttempt} */ (message));
	/** @param {(Error | Response)[]} responses @param {object} [more] */
	const track = (responses, more) =>
		new TrackClient("site", KEY, { fetch: serve(responses), retry, ...more });
	await track([]).identify("before");

	diagnostics.subscribe(CHANNEL, note);
	await track([]).identify(KEY);
	await track([unavailable(), new TypeError("lost")]).track("42", { name: "a" });
	await track([new Response("{}", { status: 400 })])
		.destroy("42")
		.catch(() => {});
	await track([])
		.identify("")
		.catch(() => {});
	const eu = "https://track-eu.customer.io/api/v1/customers/42";
	await track([new Response(null, { status: 307, headers: { location: eu } })]).identify("42");
	await track([]).rawRequest({ url: `/v1/x?key=${KEY}`, method: "GET" });
	await track([]).sendAll([person]);
	await track([]).batch([person]);
	const batching = track([unavailable()], { batching: {} });
	await Promise.all([batching.identify("1"), batching.identify("2")]);
	await track([], { onRequest() {} }).suppress("42");
	await track([], { logger: console, logLevel: "error" }).unsuppress("42");
	await new APIClient(KEY, { fetch: serve([]) }).getSegment(7);
	await new PipelinesClient(KEY, { fetch: serve([]) }).identify({ userId: "42" });
	const aborted = AbortSignal.abort();
	await track([])
		.identify("42", {}, { signal: aborted })
		.catch(() => {});

	diagnostics.unsubscribe(CHANNEL, note);
	await track([]).identify("after");
	return seen;
}

/**
 * Makes calls while a subscriber throws.
 *
 * @param {Package} cio
 * @param {Diagnostics} diagnostics
 * @returns {Promise<unknown[]>} what the calls resolve with
 */
export async function withSubscriberThatThrows({ TrackClient }, diagnostics) {
	const broken = () => {
		throw new Error("a subscriber's own");
	};
	diagnostics.subscribe(CHANNEL, broken);
	const clients = [{}, { onRequest() {} }].map(
		(more) => new TrackClient("site", KEY, { fetch: serve([unavailable()]), retry, ...more }),
	);
	const data = await Promise.all(clients.map((client) => client.identify("42")));
	diagnostics.unsubscribe(CHANNEL, broken);
	return data;
}

const customer = "https://track.customer.io/api/v1/customers";
const v2 = { api: "track", method: "POST", url: "https://track.customer.io/api/v2/batch", attempt: 1 };
const call = { api: "track", attempt: 1, status: 200 };
const put = { ...call, action: "identify", method: "PUT", url: `${customer}/42` };
const event = { api: "track", action: "track", method: "POST", url: `${customer}/42/events` };

/** What the subscriber must have got, without the durations. */
export const EXPECTED = [
	{ ...put, url: `${customer}/[redacted]` },
	{ ...event, attempt: 1, status: 503, error: "request", retryInMs: 1 },
	{ ...event, attempt: 2, error: "network", retryInMs: 1 },
	{ ...event, attempt: 3, status: 200 },
	{ ...call, action: "destroy", method: "DELETE", url: `${customer}/42`, status: 400, error: "request" },
	{ ...put, status: 307 },
	{ ...put, url: "https://track-eu.customer.io/api/v1/customers/42", attempt: 2 },
	{ ...call, action: "rawRequest", method: "GET", url: "https://track.customer.io/api/v1/x?key=[redacted]" },
	{ ...v2, action: "sendAll", status: 200 },
	{ ...v2, action: "batch", status: 200 },
	{ ...v2, action: "batch", status: 503, error: "request", retryInMs: 1 },
	{ ...v2, action: "batch", attempt: 2, status: 200 },
	{ ...call, action: "suppress", method: "POST", url: `${customer}/42/suppress` },
	{ ...call, action: "unsuppress", method: "POST", url: `${customer}/42/unsuppress` },
	{ ...call, api: "app", action: "getSegment", method: "GET", url: "https://api.customer.io/v1/segments/7" },
	{
		...call,
		api: "pipelines",
		action: "identify",
		method: "POST",
		url: "https://cdp.customer.io/v1/identify",
	},
];
