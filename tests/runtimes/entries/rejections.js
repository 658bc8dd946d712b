/** Calls that fail in every way, all handled. A runtime must report none of their rejections as unhandled. */

/** @typedef {typeof import("customerio-wasm")} Package */

const person = { type: "person", identifiers: { id: "42" } };

/** @param {number} status @param {string} [text] @returns {() => Promise<Response>} */
const respondWith =
	(status, text = "{}") =>
	async () =>
		new Response(text, { status });

const breakDown = async () => {
	throw new TypeError("connection lost");
};

const stall = () => new Promise(() => {});

/** Servers that make every call fail. @type {Record<string, () => Promise<any>>} */
const SERVERS = {
	refuses: respondWith(400),
	"refuses the key": respondWith(401, "no"),
	"is unavailable": respondWith(503),
	"redirects elsewhere": async () =>
		new Response(null, { status: 307, headers: { location: "https://elsewhere.example/" } }),
	"gives text": respondWith(200, "<html>"),
	"breaks down": breakDown,
	stalls: stall,
};

/** Settings of clients. @type {Record<string, object>} */
const SETTINGS = {
	"no retries": { retry: { maxRetries: 0 } },
	retries: { retry: { maxRetries: 1, minTimeoutMs: 1, maxTimeoutMs: 1 } },
	hooks: {
		retry: { maxRetries: 1, minTimeoutMs: 1, maxTimeoutMs: 1 },
		hooks: {
			onRequest() {},
			onResponse() {},
			onRetry() {
				throw new Error("a hook's own");
			},
		},
	},
	"an unknown region": { retry: { maxRetries: 0 }, region: "auto" },
};

/** Calls that a server can make fail. @type {Record<string, (client: any) => Promise<unknown>>} */
const CALLS = {
	identify: (client) => client.identify("42", { plan: "pro" }),
	track: (client) => client.track("42", { name: "a" }),
	batch: (client) => client.batch([{ ...person, action: "delete" }]),
	rawRequest: (client) => client.rawRequest({ url: "/v1/x", method: "POST", data: { a: 1 } }),
	async sendAll(client) {
		const { accepted } = await client.sendAll([{ ...person, action: "delete" }]);
		// A run resolves although the server refuses an operation.
		if (accepted === 0) throw new Error("refused");
	},
	"an aborted call": (client) => client.identify("42", {}, { signal: AbortSignal.abort("enough") }),
};

/** Calls that are refused before they are sent. @type {Record<string, (client: any) => Promise<unknown>>} */
const REFUSED_CALLS = {
	"identify without an id": (client) => client.identify(""),
	"a track of a Map": (client) => client.track("42", { name: "a", data: new Map() }),
	"a raw request without a method": (client) => client.rawRequest({ url: "/v1/x" }),
	"a sendAll of nothing": (client) => client.sendAll(5),
	"a sendAll of a source that throws": (client) =>
		client.sendAll(
			// biome-ignore lint/correctness/useYield: it fails at once
			(function* () {
				throw new Error("mine");
			})(),
		),
};

/**
 * Makes every call fail, with and without something awaited in between.
 *
 * @param {Package} cio
 * @returns {Promise<string[]>} the calls that did not fail
 */
export async function failInEveryWay({ TrackClient }) {
	/** @type {string[]} */
	const resolved = [];
	/** @param {string} what @param {() => Promise<unknown>} call */
	async function fail(what, call) {
		try {
			await call();
			resolved.push(what);
		} catch {
			// As it should.
		}
		await call().then(
			() => resolved.push(what),
			() => {},
		);
	}
	for (const [setting, options] of Object.entries(SETTINGS)) {
		for (const [server, fetch] of Object.entries(SERVERS)) {
			const client = new TrackClient("site", "key", { ...options, fetch, timeout: 20, totalTimeout: 60 });
			for (const [name, call] of Object.entries(CALLS))
				await fail(`${name}, ${server}, ${setting}`, () => call(client));
		}
	}
	const client = new TrackClient("site", "key");
	for (const [name, call] of Object.entries(REFUSED_CALLS)) await fail(name, () => call(client));
	await fail("wrong options", () =>
		new TrackClient("site", "key", /** @type {any} */ ({ region: "mars" })).identify("1"),
	);
	return resolved;
}
