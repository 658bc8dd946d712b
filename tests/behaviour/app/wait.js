/** `waitForExport` and `waitForImport`. Each wait between two polls takes half a second or more. */
import { textOf } from "../reveal.js";
import { consoleOutput, recordingFetch, rejection, rejections, wrong } from "../support.js";
import { module, serverTest } from "../test.js";
import { appClientOf, directAppClientOf } from "./support.js";

/** @typedef {import("../suite.js").Context} Context */

module("waits");

const FILE = "https://downloads.example/a.csv?signature=s3cr3t";

/**
 * A server with an export, whose states come one after the other, and its file.
 *
 * @param {object[]} states
 * @param {(request: Request) => Response | Promise<Response>} [file]
 * @param {unknown} [url]
 */
function exporting(states, file = () => new Response("id\n42\n"), url = FILE) {
	let looks = 0;
	return recordingFetch(({ request }) => {
		const { pathname, host } = new URL(request.url);
		if (host !== "api.customer.io") return file(request);
		if (pathname.endsWith("/download")) return Response.json({ url });
		looks += 1;
		return Response.json({ export: { id: 7, ...states[Math.min(looks, states.length) - 1] } });
	});
}

const DONE = [{ status: "done" }];

/** The requests for the file. @param {{ calls: import("../support.js").FetchCall[] }} recorded */
const downloads = ({ calls }) =>
	calls.filter(({ request }) => new URL(request.url).host !== "api.customer.io");

serverTest("an export: from pending to done, then its file", async (context) => {
	const { expect } = context;
	const recorded = exporting([
		{ status: "pending", total: 0 },
		{ status: "done", total: 1 },
	]);
	/** @type {unknown[]} */
	const seen = [];
	const client = directAppClientOf(context, { fetch: recorded.fetch });
	const response = await client.waitForExport(7, { onProgress: (progress) => void seen.push(progress) });
	expect(await response.text()).to.equal("id\n42\n");
	expect(seen).to.deep.equal([
		{ id: 7, status: "pending", total: 0 },
		{ id: 7, status: "done", total: 1 },
	]);
	expect(recorded.calls.map(({ request }) => new URL(request.url).pathname)).to.deep.equal([
		"/v1/exports/7",
		"/v1/exports/7",
		"/v1/exports/7/download",
		"/a.csv",
	]);
});

serverTest("a response that is null has no state", async (context) => {
	const { cio, expect } = context;
	const client = directAppClientOf(context, { fetch: async () => new Response("null") });
	for (const error of await rejections([client.waitForExport(7), client.waitForImport(7)])) {
		expect(error).to.be.instanceOf(cio.StateError);
		expect(error?.message).to.include("has no state");
	}
});

serverTest("an export of the sandbox", async (context) => {
	const { cio, expect, siteId, apiKey, url } = context;
	await new cio.TrackClient(siteId, apiKey, { url }).identify("42", { email: "ada@example.com" });
	const client = appClientOf(context);
	const { export: started } = await client.createCustomersExport({ and: [] });
	const response = await client.waitForExport(started.id);
	expect(await response.text()).to.include("ada@example.com");
});

serverTest("the download has neither credentials nor the client's headers", async (context) => {
	const { expect } = context;
	const recorded = exporting(DONE);
	const client = directAppClientOf(context, { fetch: recorded.fetch, headers: { "x-mine": "1" } });
	await client.waitForExport(7);
	const [download] = downloads(recorded);
	const request = /** @type {Request} */ (download?.request);
	expect(request.url).to.equal(FILE);
	const headers = Object.fromEntries(request.headers);
	expect(headers).not.to.have.any.keys("authorization", "x-mine", "x-workspace-id");
	expect(textOf([headers, download?.args])).not.to.include(context.appKey);
});

serverTest("an export that fails, and a state that nobody knows: a StateError", async (context) => {
	const { cio, expect } = context;
	for (const [found, problem] of /** @type {[object, string][]} */ ([
		[{ status: "failed" }, "the export 7 failed"],
		[{ status: "pending", failed: true }, "the export 7 failed"],
		[{ status: "done", failed: true }, "the export 7 failed"],
		[{ status: "gone" }, "the export 7 has a state that this version does not know: gone"],
	])) {
		const recorded = exporting([found]);
		const error = await rejection(directAppClientOf(context, { fetch: recorded.fetch }).waitForExport(7));
		expect(error).to.be.instanceOf(cio.StateError);
		expect(error.message).to.equal(`waitForExport: ${problem}`);
		expect(error).to.include({ mayHaveTakenEffect: false, retryable: false, attempts: 1 });
		expect(recorded.calls).to.have.lengthOf(1);
	}
});

serverTest("responses without what they should have", async (context) => {
	const { cio, expect } = context;
	const bare = directAppClientOf(context, { fetch: recordingFetch().fetch });
	const noUrl = directAppClientOf(context, { fetch: exporting(DONE, undefined, null).fetch });
	const stateless = directAppClientOf(context, {
		fetch: recordingFetch(() => Response.json({ export: {}, import: { id: 7, state: null } })).fetch,
	});
	const errors = await rejections([
		bare.waitForExport(7),
		bare.waitForImport(7),
		noUrl.waitForExport(7),
		stateless.waitForExport(7),
		stateless.waitForImport(7),
	]);
	for (const error of errors) expect(error).to.be.instanceOf(cio.StateError);
	expect(errors.map((error) => error?.attempts)).to.deep.equal([1, 1, 2, 1, 1]);
});

serverTest("onProgress that throws is written to the console, and changes nothing", async (context) => {
	const { expect } = context;
	const client = directAppClientOf(context, { fetch: exporting(DONE).fetch });
	for (const onProgress of [
		() => {
			throw new Error("mine");
		},
		async () => {
			throw new Error("mine");
		},
	]) {
		const lines = await consoleOutput(async () => {
			expect(await (await client.waitForExport(7, { onProgress })).text()).to.equal("id\n42\n");
		});
		expect(lines.map(({ method }) => method)).to.deep.equal(["error"]);
		expect(textOf(lines)).to.include("mine").and.not.include("s3cr3t");
	}
});

serverTest("an abort between two polls", async (context) => {
	const { cio, expect } = context;
	const recorded = exporting([{ status: "pending" }]);
	const controller = new AbortController();
	const call = directAppClientOf(context, { fetch: recorded.fetch }).waitForExport(7, {
		signal: controller.signal,
		onProgress: () => void setTimeout(() => controller.abort("enough"), 5),
	});
	const error = await rejection(call);
	expect(error).to.be.instanceOf(cio.AbortError);
	expect(error.cause).to.equal("enough");
	expect(error.message).to.match(/^waitForExport: /);
	expect(recorded.calls).to.have.lengthOf(1);
});

serverTest(
	"an abort before the first look, between the last one and the download, and during the download",
	async (context) => {
		const { cio, expect } = context;
		const aborted = exporting(DONE);
		const early = directAppClientOf(context, { fetch: aborted.fetch }).waitForExport(7, {
			signal: AbortSignal.abort(),
		});
		expect(await rejection(early)).to.be.instanceOf(cio.AbortError);
		expect(aborted.calls).to.have.lengthOf(0);

		for (const moment of ["before", "during"]) {
			const controller = new AbortController();
			/** @type {boolean[]} */
			const ended = [];
			const recorded = exporting(DONE, (request) => {
				setTimeout(() => controller.abort("enough"), 5);
				return new Promise((_resolve, reject) => {
					request.signal.addEventListener("abort", () => {
						ended.push(true);
						reject(request.signal.reason);
					});
				});
			});
			const client = directAppClientOf(context, {
				fetch: recorded.fetch,
				onResponse({ url }) {
					if (moment === "before" && url.endsWith("/download")) controller.abort("enough");
				},
			});
			const error = await rejection(client.waitForExport(7, { signal: controller.signal }));
			expect(error, moment).to.be.instanceOf(cio.AbortError);
			expect(error.cause, moment).to.equal("enough");
			expect(downloads(recorded), moment).to.have.lengthOf(moment === "before" ? 0 : 1);
			expect(ended, moment).to.have.lengthOf(moment === "before" ? 0 : 1);
		}
	},
);

serverTest("a download that does not begin in time is ended", async (context) => {
	const { cio, expect } = context;
	/** @type {Request[]} */
	const requests = [];
	const { fetch } = exporting(DONE, (request) => {
		requests.push(request);
		return new Promise(() => {});
	});
	const error = await rejection(directAppClientOf(context, { fetch }).waitForExport(7, { timeout: 200 }));
	expect(error).to.be.instanceOf(cio.TimeoutError);
	expect(error).to.include({ retryable: true, mayHaveTakenEffect: false });
	expect(error.message).to.equal("waitForExport: the download did not begin within 200 ms");
	expect(requests[0]?.signal.aborted).to.equal(true);
});

serverTest("a signal ends the reading of the file", async (context) => {
	const { expect, url } = context;
	const controller = new AbortController();
	const { fetch } = exporting(DONE, (request) =>
		context.fetch(`${url}/faults/stall-body/export`, { signal: request.signal }),
	);
	const client = directAppClientOf(context, { fetch });
	const response = await client.waitForExport(7, { signal: controller.signal });
	const reading = rejection(response.text());
	controller.abort();
	expect(await reading).to.be.instanceOf(Error);
});

/** Downloads that fail, without a word of the URL. @type {[string, (context: Context) => [file: any, url?: string], string][]} */
const FAILED_DOWNLOADS = [
	["refused", () => [() => new Response("<Error>s3cr3t</Error>", { status: 403 })], "request"],
	["gone", () => [() => new Response("", { status: 404 })], "request"],
	["broken", () => [() => Promise.reject(new TypeError(`failed to fetch ${FILE}`))], "network"],
	[
		"broken, with the URL in a cause",
		() => [() => Promise.reject(new Error("x", { cause: new Error(FILE) }))],
		"network",
	],
	[
		"broken, with the URL in other spellings",
		() => [() => Promise.reject(new Error(`no mock for ${new URL(FILE).pathname}${new URL(FILE).search}`))],
		"network",
	],
	["no response at all", () => [() => Promise.resolve(undefined)], "network"],
	[
		"nobody listens",
		({ closedUrl, fetch }) => [
			(/** @type {Request} */ { url }) => fetch(url),
			`${closedUrl}?signature=s3cr3t`,
		],
		"network",
	],
	["not a URL", () => [undefined, "s3cr3t is not a URL"], "state"],
	["a file of the host's own", () => [undefined, "file:///etc/s3cr3t"], "state"],
	["data", () => [undefined, "data:text/csv,s3cr3t"], "state"],
];

for (const [what, make, code] of FAILED_DOWNLOADS) {
	serverTest(`a download that fails: ${what}. The URL is in no error`, async (context) => {
		const { cio, expect } = context;
		const [file, url] = make(context);
		const recorded = exporting(DONE, file, url);
		const error = await rejection(directAppClientOf(context, { fetch: recorded.fetch }).waitForExport(7));
		expect(error).to.be.instanceOf(cio.CustomerIOError);
		expect(error.code).to.equal(code);
		expect(error.message).to.match(/^waitForExport: the download /);
		expect(textOf(error)).not.to.include("s3cr3t").and.not.include(context.appKey);
		expect(error.mayHaveTakenEffect).to.equal(false);
	});
}

serverTest("a download is retried like a call that only reads, without credentials", async (context) => {
	const { expect } = context;
	for (const failure of [
		() => new Response("", { status: 503 }),
		() => new Response("", { status: 429, headers: { "retry-after": "0" } }),
		() => Promise.reject(new TypeError("terminated")),
	]) {
		let attempts = 0;
		const recorded = exporting(DONE, () => {
			attempts += 1;
			return attempts < 3 ? failure() : new Response("id\n42\n");
		});
		const response = await directAppClientOf(context, { fetch: recorded.fetch }).waitForExport(7);
		expect(await response.text()).to.equal("id\n42\n");
		const requests = downloads(recorded).map(({ request }) => request);
		expect(requests.map(({ url }) => url)).to.deep.equal([FILE, FILE, FILE]);
		expect(requests.some(({ headers }) => headers.has("authorization"))).to.equal(false);
	}
});

serverTest(
	"a download: the client's own settings of retries hold, and the error has its attempts",
	async (context) => {
		const { expect } = context;
		for (const [retry, status, attempts] of /** @type {const} */ ([
			[{}, 503, 4],
			[{ maxRetries: 1 }, 503, 2],
			[{ maxRetries: 0 }, 503, 1],
			[{ retryStatusCodes: [404] }, 404, 4],
			[{}, 404, 1],
			[{ maxTotalBackoffMs: 0 }, 503, 1],
		])) {
			const recorded = exporting(DONE, () => new Response("", { status }));
			const client = directAppClientOf(context, { fetch: recorded.fetch, retry });
			const error = await rejection(client.waitForExport(7));
			expect(error).to.include({ statusCode: status, attempts, retryable: status === 503 });
			expect(downloads(recorded)).to.have.lengthOf(attempts);
		}
	},
);

serverTest("an abort between two attempts of a download", async (context) => {
	const { cio, expect } = context;
	const controller = new AbortController();
	const recorded = exporting(DONE, () => {
		setTimeout(() => controller.abort("enough"), 5);
		return new Response("", { status: 503, headers: { "retry-after": "20" } });
	});
	const client = directAppClientOf(context, { fetch: recorded.fetch });
	const error = await rejection(client.waitForExport(7, { signal: controller.signal }));
	expect(error).to.be.instanceOf(cio.AbortError);
	expect(error.cause).to.equal("enough");
	expect(downloads(recorded)).to.have.lengthOf(1);
});

serverTest("a look that fails rejects with the call's own error", async (context) => {
	const { cio, expect } = context;
	const client = appClientOf(context);
	for (const call of [client.waitForExport(99), client.waitForImport(99)]) {
		const error = await rejection(call);
		expect(error).to.be.instanceOf(cio.CustomerIORequestError);
		expect(error.statusCode).to.equal(404);
	}
});

for (const state of ["imported", "failed", "canceled"]) {
	serverTest(`an import that ends as ${state}`, async (context) => {
		const { expect } = context;
		let looks = 0;
		const { fetch, calls } = recordingFetch(() => {
			looks += 1;
			return Response.json({ import: { id: 7, state: looks === 1 ? "importing" : state } });
		});
		/** @type {string[]} */
		const seen = [];
		const found = await directAppClientOf(context, { fetch }).waitForImport(7, {
			onProgress: (progress) => void seen.push(String(progress.state)),
		});
		expect(found).to.deep.equal({ id: 7, state });
		expect(seen).to.deep.equal(["importing", state]);
		expect(calls).to.have.lengthOf(2);
	});
}

serverTest("an import in a state that nobody knows: a StateError", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = recordingFetch(() => Response.json({ import: { id: 7, state: "lost" } }));
	const error = await rejection(directAppClientOf(context, { fetch }).waitForImport(7));
	expect(error).to.be.instanceOf(cio.StateError);
	expect(error.message).to.equal(
		"waitForImport: the import 7 has a state that this version does not know: lost",
	);
	expect(calls).to.have.lengthOf(1);
});

serverTest("refused by name: the id, onProgress, options, and no client", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = recordingFetch();
	const client = directAppClientOf(context, { fetch });
	const { waitForExport, waitForImport } = client;
	for (const [call, argument] of /** @type {[Promise<unknown>, string | RegExp][]} */ ([
		[client.waitForExport(""), "id"],
		[client.waitForImport(wrong(undefined)), "importId"],
		[client.waitForExport(7, wrong({ onProgress: "log" })), "options.onProgress"],
		[client.waitForImport(7, wrong({ onProgress: 7 })), "options.onProgress"],
		[client.waitForExport(7, wrong({ interval: 5 })), "options.interval"],
		[client.waitForImport(7, wrong({ onprogress() {} })), "options.onprogress"],
		[waitForExport(7), "this"],
		[waitForImport(7), "this"],
	])) {
		const error = await rejection(call);
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error.argument).to.equal(argument);
	}
	expect(calls).to.have.lengthOf(0);
});
