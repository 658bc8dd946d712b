/** What code elsewhere has added to `Object.prototype` is neither an option nor a response. */
/** @typedef {import("../../suite.js").Context} Context */
import {
	ACTIONS,
	clientOf,
	directClientOf,
	eagerClientOf,
	recordingFetch,
	rejection,
	scriptedFetch,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("inherited members");

/**
 * Runs with members that every object inherits.
 *
 * @param {Record<string, unknown>} members
 * @param {() => Promise<void>} run
 */
async function inheriting(members, run) {
	const prototype = /** @type {Record<string, unknown>} */ (Object.prototype);
	try {
		Object.assign(prototype, members);
		await run();
	} finally {
		for (const name of Object.keys(members)) delete prototype[name];
	}
}

test("inherited members are not options of a client, a call, a raw request or sendAll", async (context) => {
	const { expect, url } = context;
	const { fetch, calls } = recordingFetch();
	/** @type {string[]} */
	const seen = [];
	const inherited = {
		url: "https://evil.example",
		region: "eu",
		trackUrl: "https://track-eu.customer.io/api/v1",
		timeout: -1,
		totalTimeout: -1,
		retry: { maxRetries: -1 },
		maxRetries: -1,
		eventIds: "no",
		dangerouslyAllowBrowser: 7,
		logger: 7,
		logLevel: "debug",
		onRequest: () => seen.push("request"),
		onResponse: () => seen.push("response"),
		onRejected: () => seen.push("rejected"),
		onProgress: () => seen.push("progress"),
		signal: AbortSignal.abort(),
		responseType: "nothing",
		debugRequest: 7,
		queryParams: { evil: "1" },
		formData: { evil: "1" },
		fileData: { evil: "1" },
		resume: {},
		concurrency: -1,
		ordered: 7,
	};
	await inheriting(inherited, async () => {
		const own = Object.assign(Object.create(null), { url, fetch });
		for (const options of [own, { ...own }]) {
			const client = new context.cio.TrackClient("site", "key", options);
			for (const [, act] of ACTIONS) await act(client, {});
			for (const [, act] of ACTIONS) await act(client);
			await client.sendAll([{ type: "person", action: "delete", identifiers: { id: "1" } }], {});
		}
	});
	expect(seen).to.deep.equal([]);
	for (const { request } of calls) expect(request.url.startsWith(`${url}/api/`), request.url).to.equal(true);
	expect(calls.every(({ request }) => !request.url.includes("evil"))).to.equal(true);
});

test("inherited members are neither the body of a raw request nor the data of a report to resume from", async (context) => {
	const { cio, expect, url } = context;
	const { fetch, calls } = recordingFetch();
	await inheriting(
		{ data: "evil", formData: { evil: "1" }, fileData: { evil: new Uint8Array(1) } },
		async () => {
			const client = new cio.TrackClient("site", "key", { url, fetch });
			await client.rawRequest({ url: "/v1/x", method: "POST" });
			await client.rawRequest({ url: "/v1/x", method: "POST" });
		},
	);
	expect(await Promise.all(calls.map(({ request }) => request.text()))).to.deep.equal(["", ""]);
	const report = { firstEventId: "01JABCDEFGHJKMNPQRSTVWXYZ0", resumeFrom: 0, doneRanges: [] };
	await inheriting(report, async () => {
		const client = new cio.TrackClient("site", "key", { url, fetch });
		const error = await rejection(client.sendAll([], { resume: wrong({}) }));
		expect(error).to.include({ code: "validation" });
		expect(error.argument).to.match(/^options\.resume/);
	});
});

test("a region object needs its own trackUrl", async (context) => {
	await inheriting({ trackUrl: "https://track-eu.customer.io/api/v1" }, async () => {
		const { fetch } = recordingFetch();
		const error = await rejection(directClientOf(context, { fetch, region: wrong({}) }).identify("42"));
		context.expect(error).to.include({ code: "validation", argument: "region" });
	});
});

test("inherited members are not data of an attempt that failed", async (context) => {
	const inherited = { data: { evil: true }, body: "evil", cause: "evil", status: 200, ok: true, limit: 1 };
	await inheriting(inherited, async () => {
		for (const [, act] of ACTIONS) {
			const fetch = wrong(() => Promise.reject(new TypeError("lost")));
			const error = await rejection(act(eagerClientOf(context, { fetch, retry: { maxRetries: 1 } })));
			context.expect(error).to.include({ code: "network" });
			const timedOut = clientOf(context, {
				fetch: () => new Promise(() => {}),
				timeout: 5,
				retry: { maxRetries: 0 },
			});
			context.expect(await rejection(act(timedOut, { timeout: 5 }))).to.include({ code: "timeout" });
		}
	});
});

test("inherited members are not members of a response's JSON", async (context) => {
	const inherited = {
		errors: [{ batch_index: 0, message: "evil" }],
		meta: { error: "evil" },
		region: "eu",
		batch_index: 0,
	};
	await inheriting(inherited, async () => {
		const { fetch } = scriptedFetch(200);
		const operation = {
			type: /** @type {const} */ ("person"),
			action: /** @type {const} */ ("delete"),
			identifiers: { id: "1" },
		};
		const result = await clientOf(context, { fetch }).batch([operation]);
		context.expect(Object.hasOwn(result, "errors") ? result.errors : []).to.deep.equal([]);
		const refused = scriptedFetch(400);
		const error = await rejection(clientOf(context, { fetch: refused.fetch }).identify("42"));
		context.expect(error.errors).to.deep.equal([]);
		context.expect(error.message).not.to.include("evil");
	});
});

test("inherited members are not sent", async (context) => {
	const { fetch, calls } = recordingFetch();
	await inheriting({ evil: "1", timestamp: 7, id: "evil", "x-evil": "1" }, async () => {
		const client = clientOf(context, { fetch, headers: { "x-app": "shop" } });
		await client.identify("42", { plan: "basic" });
		await client.track("42", { name: "a", data: { b: 1 } });
	});
	for (const { request } of calls) {
		context.expect(await request.text()).not.to.match(/evil|timestamp/);
		context.expect(request.headers.get("x-evil")).to.equal(null);
	}
});
