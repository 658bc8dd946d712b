/** Calls that fail in every way. A runtime must report none of the rejections that are handled, and each of the others once. */

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
		onRequest() {},
		onResponse() {},
		onRetry() {
			throw new Error("a hook's own");
		},
	},
	"a logger that throws": {
		retry: { maxRetries: 1, minTimeoutMs: 1, maxTimeoutMs: 1 },
		logger: { error: breakDown, warn: breakDown, info: breakDown, debug: breakDown },
	},
	"an unknown region": { retry: { maxRetries: 0 }, region: "auto" },
};

/** Calls that a server can make fail. @type {Record<string, (client: any) => Promise<unknown>>} */
const CALLS = {
	identify: (client) => client.identify("42", { plan: "pro" }),
	track: (client) => client.track("42", { name: "a" }),
	"withResponse alone": (client) => client.identify("42").withResponse(),
	"withResponse of a batch alone": (client) => client.batch([{ ...person, action: "delete" }]).withResponse(),
	"withResponse beside the call": (client) => {
		const call = client.identify("42");
		return Promise.all([call, call.withResponse()]);
	},
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
	"a withResponse without an id": (client) => client.identify("").withResponse(),
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

/** Calls of the App API that a server can make fail, each handled in one way only. @type {Record<string, (client: any) => Promise<unknown>>} */
const APP_CALLS = {
	getSegment: (client) => client.getSegment(7),
	sendEmail: (client) => client.sendEmail(EMAIL),
	"sendEmail with a Blob": (client) =>
		client.sendEmail({ ...EMAIL, attachments: { "a.txt": new Blob(["a"]) } }),
	createAsset: (client) => client.createAsset({ filename: "a.png", data: new Blob(["a"]) }),
	"withResponse alone": (client) => client.getSegment(7).withResponse(),
	"withResponse of a list alone": (client) => client.getMessages().withResponse(),
	"withResponse of a send alone": (client) => client.sendEmail(EMAIL).withResponse(),
	"a list": (client) => client.getMessages(),
	"for await alone": (client) => drain(client.getMessages()),
	"pages alone": (client) => drain(client.getMessages().pages()),
	async "a loop that begins late"(client) {
		const list = client.getMessages();
		const [items, pages] = [list[Symbol.asyncIterator](), list.pages()];
		await new Promise((resolve) => setTimeout(resolve, 5));
		await Promise.all([drain({ [Symbol.asyncIterator]: () => items }), drain(pages)]);
	},
	"both at once": (client) => {
		const list = client.getMessages();
		return Promise.all([list, list.withResponse(), drain(list), drain(list.pages())]);
	},
	sendOnce: (client) => client.sendOnce("k", EMAIL, { store }),
	waitForExport: (client) => client.waitForExport(7),
	waitForImport: (client) => client.waitForImport(7),
	"an aborted call": (client) => client.getSegment(7, { signal: AbortSignal.abort("enough") }),
	"an aborted list": (client) => drain(client.getMessages({}, { signal: AbortSignal.abort("enough") })),
};

/** Calls of the App API that are refused before they are sent. @type {Record<string, (client: any) => Promise<unknown>>} */
const REFUSED_APP_CALLS = {
	"a segment without an id": (client) => client.getSegment(""),
	"an email to nobody": (client) => client.sendEmail({}),
	"a missing email": (client) => client.sendEmail(undefined).withResponse(),
	"a list of nothing": (client) => drain(client.getMessages("all")),
	"an upload of nothing": (client) => client.createAsset().withResponse(),
	"sendOnce without a store": (client) => client.sendOnce("k", EMAIL, {}),
};

const EMAIL = { transactional_message_id: "a", to: "ada@example.com", identifiers: { id: "42" } };

const store = { claim: () => "claimed", complete() {}, release() {} };

/** @param {AsyncIterable<unknown>} iterable */
async function drain(iterable) {
	for await (const _ of iterable);
}

/** A list whose third page fails, and one that leads back. @type {Record<string, (input: any) => Promise<Response>>} */
const LISTS = {
	"a third page that fails": async (url) =>
		String(url).includes("start=b")
			? new Response("{}", { status: 400 })
			: Response.json({ messages: [1], next: String(url).includes("start=a") ? "b" : "a" }),
	"a list that leads back": async () => Response.json({ messages: [1], next: "a" }),
};

/** An export whose download is aborted before it begins, or fails. @param {boolean} isAborted */
function failingDownload(isAborted) {
	const controller = new AbortController();
	const fetch = async (/** @type {any} */ url) => {
		if (!String(url).startsWith("https://api.customer.io")) throw new TypeError("connection lost");
		return Response.json(String(url).endsWith("/download") ? { url: "https://downloads.example" } : DONE);
	};
	const onResponse = (/** @type {any} */ { url }) => {
		if (isAborted && url.endsWith("/download")) controller.abort("enough");
	};
	const retry = { minTimeoutMs: 1, maxTimeoutMs: 1 };
	return { options: { fetch, onResponse, retry }, signal: controller.signal };
}

const DONE = { export: { id: 7, status: "done" } };

/**
 * Makes every call fail, with and without something awaited in between.
 *
 * @param {Package} cio
 * @returns {Promise<string[]>} the calls that did not fail
 */
async function failInEveryWay({ TrackClient, APIClient, PipelinesClient }) {
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
	const batching = { retry: { maxRetries: 0 }, batching: { maxDelayMs: 1 } };
	for (const [setting, options] of Object.entries({ ...SETTINGS, batching })) {
		for (const [server, fetch] of Object.entries(SERVERS)) {
			const client = new TrackClient("site", "key", { ...options, fetch, timeout: 20, totalTimeout: 60 });
			for (const [name, call] of Object.entries(CALLS))
				await fail(`${name}, ${server}, ${setting}`, () => call(client));
			if (setting === "batching") continue;
			// The App API's region is never unknown: that option is refused.
			const app = new APIClient("key", { ...options, fetch, timeout: 20, totalTimeout: 60 });
			for (const [name, call] of Object.entries(APP_CALLS))
				await fail(`${name}, ${server}, ${setting}`, () => call(app));
		}
	}
	const pipelines = new PipelinesClient("key", { fetch: respondWith(400) });
	await fail("a refused message", () => pipelines.page({ userId: "42" }));
	await fail("its withResponse alone", () => pipelines.page({ userId: "42" }).withResponse());
	await fail("a message of nobody", () => pipelines.batch(/** @type {any} */ ([{ type: "page" }])));
	const client = new TrackClient("site", "key");
	for (const [name, call] of Object.entries(REFUSED_CALLS)) await fail(name, () => call(client));
	await fail("wrong options", () =>
		new TrackClient("site", "key", /** @type {any} */ ({ region: "mars" })).identify("1"),
	);
	const app = new APIClient("key");
	for (const [name, call] of Object.entries(REFUSED_APP_CALLS)) await fail(name, () => call(app));
	for (const [name, fetch] of Object.entries(LISTS)) {
		const client = new APIClient("key", { fetch });
		await fail(name, () => drain(client.getMessages()));
		await fail(`${name}, by pages`, () => drain(client.getMessages().pages()));
	}
	for (const isAborted of [true, false]) {
		await fail(`a download, aborted: ${isAborted}`, () => {
			const { options, signal } = failingDownload(isAborted);
			return new APIClient("key", options).waitForExport(7, { signal });
		});
	}
	return resolved;
}

/**
 * What a runtime reports of calls that fail.
 *
 * @param {Package} cio
 * @param {(report: (reason: unknown) => void) => void} listen asks the runtime to report what is unhandled
 * @returns {Promise<{ reported: string[], resolved: string[], unhandled: string[] }>} `reported` although it was handled, the calls that
 *   did not fail, and what was reported of {@link UNHANDLED} calls
 */
export async function reportsOf(cio, listen) {
	/** @type {string[]} */
	const seen = [];
	listen((reason) => void seen.push(String(reason)));
	const settled = () => new Promise((resolve) => setTimeout(resolve, 50));
	const resolved = await failInEveryWay(cio);
	await settled();
	const reported = seen.splice(0);
	failUnhandled(cio);
	await settled();
	return { reported, resolved, unhandled: seen };
}

/** The calls that nobody handles. */
export const UNHANDLED = 8;

/** @param {Package} cio */
function failUnhandled({ APIClient, TrackClient, PipelinesClient }) {
	const client = new APIClient("key", { fetch: respondWith(400) });
	client.getSegment(7);
	client.getMessages();
	client.getMessages().withResponse();
	client.sendEmail(EMAIL);
	const cio = new TrackClient("site", "key", { fetch: respondWith(400) });
	cio.identify("42");
	cio.identify("42").withResponse();
	cio.batch([]).withResponse();
	new PipelinesClient("key", { fetch: respondWith(400) }).page({ userId: "42" }).withResponse();
}
