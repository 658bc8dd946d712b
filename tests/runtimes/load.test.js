/** How the package loads in a page where something goes wrong: what it falls back on, who waits how long, and what the error says. */
import assert from "node:assert/strict";
import { testLoad } from "../harness/load-page.js";

/** @typedef {import("../harness/load-page.js").Failure} Failure */

/** @type {Failure} */
const stall = () => {};
/** @type {Failure} */
const missing = (_request, response) => void response.writeHead(404).end("not found");
/** @type {Failure} */
const html = (_request, response) =>
	void response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>App</title>");
/** @type {Failure} */
const reset = (request) => void request.socket.resetAndDestroy();
/** @type {Failure} */
const truncated = (_request, response) => {
	response.writeHead(200, { "content-type": "application/wasm", "content-length": "1000" });
	response.write(Buffer.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]), () => response.destroy());
};
/** @type {Failure} */
const notWasm = (_request, response) =>
	void response.writeHead(200, { "content-type": "application/wasm" }).end("oops");

const UNSENT = { attempts: 0, mayHaveTakenEffect: false };

/** @param {object} actual @param {object} expected */
const includes = (actual, expected) => assert.deepEqual({ ...actual, ...expected }, actual);

/** What limits a call. @type {[string, () => Promise<Record<string, unknown> & { message: string }>][]} */
const LIMITED = [
	["the call's timeout", () => rejection(client().identify("1", {}, { timeout: 200 }))],
	["the client's timeout", () => rejection(client({ timeout: 200 }).identify("1"))],
	["the client's totalTimeout", () => rejection(client({ totalTimeout: 200 }).destroy("1"))],
	["totalTimeout without timeout", () => rejection(client({ timeout: 0, totalTimeout: 200 }).batch([]))],
	["the timeout of sendAll", () => rejection(client().sendAll([], { timeout: 200 }))],
	[
		"a raw request's own timeout",
		() => rejection(client().rawRequest({ url: "/v1/a", method: "GET", timeout: 200 })),
	],
];

for (const [what, call] of LIMITED) {
	testLoad(`a stalled load is limited by ${what}, and the next call loads by itself`, {}, async (opened) => {
		const { page, failures } = opened;
		for (const file of ["calls.wasm", "core.wasm"]) failures.set(file, stall);
		const error = await page.evaluate(call);
		includes(error, { name: "TimeoutError", code: "timeout", retryable: true, ...UNSENT });
		assert.match(error.message, /the WebAssembly was not loaded within 200 ms; nothing was sent$/);
		failures.clear();
		assert.deepEqual(await page.evaluate(() => client().identify("1")), {});
	});
}

testLoad("an abort ends a stalled load at once, and the next call loads by itself", {}, async (opened) => {
	const { page, failures } = opened;
	failures.set("calls.wasm", stall);
	const [error, early] = await page.evaluate(async () => {
		const controller = new AbortController();
		const options = { signal: controller.signal, timeout: 0 };
		const call = rejection(client({ totalTimeout: 0 }).track("1", { name: "a" }, options));
		setTimeout(() => controller.abort("enough"), 50);
		return [await call, await rejection(client().destroy("1", { signal: AbortSignal.abort("before") }))];
	});
	includes(error, { name: "AbortError", code: "aborted", retryable: false, cause: "enough", ...UNSENT });
	includes(early, { name: "AbortError", code: "aborted", cause: "before", ...UNSENT });
	assert.match(error.message, /^track: aborted by the caller's signal; nothing was sent$/);
	failures.clear();
	assert.deepEqual(await page.evaluate(() => client().identify("1")), {});
});

testLoad("a load ends when the last call that waits for it has given up", {}, async ({ page, failures }) => {
	const ended = new Promise((resolve) => {
		failures.set("calls.wasm", (request) => void request.once("close", resolve));
	});
	await page.evaluate(() => rejection(client().identify("1", {}, { timeout: 100 })));
	await ended;
});

testLoad("calls that give up do not disturb the others, which one later load serves", {}, async (opened) => {
	const { page, failures, requested } = opened;
	failures.set("calls.wasm", stall);
	const results = page.evaluate(async () => {
		const patient = client({ timeout: 0, totalTimeout: 0 }).identify("patient");
		const hasty = await rejection(client().identify("hasty", {}, { timeout: 100 }));
		await fetch("/repair");
		return [hasty.name, await client().identify("later"), await patient];
	});
	failures.set("/repair", (_request, response) => {
		failures.clear();
		response.end();
	});
	assert.deepEqual(await results, ["TimeoutError", {}, {}]);
	assert.equal(requested.filter((file) => file === "calls.wasm").length, 2);
});

testLoad("concurrent first calls share one load", {}, async ({ page, requested }) => {
	const calls = () => Promise.all(Array.from({ length: 20 }, (_, index) => client().destroy(`${index}`)));
	await page.evaluate(calls);
	assert.equal(requested.filter((file) => file === "calls.wasm").length, 1);
});

testLoad(
	"single calls load calls.wasm alone; sendAll and raw requests load core.wasm, once",
	{},
	async (opened) => {
		const { page, requested } = opened;
		await page.evaluate(() => client().track("1", { name: "a" }));
		await page.evaluate(() =>
			client().batch([{ type: "person", action: "delete", identifiers: { id: "1" } }]),
		);
		const loaded = () => requested.filter((file) => /^(whole\.js|.*\.wasm)$/.test(file));
		assert.deepEqual(loaded(), ["calls.wasm"]);
		const status = await page.evaluate(async () => {
			const same = client();
			await same.identify("1");
			await same.sendAll([{ type: "person", action: "delete", identifiers: { id: "1" } }]);
			const { status } = await same.rawRequest({ url: "/v1/accounts/region", method: "GET" });
			same.close();
			return status;
		});
		assert.equal(status, 200);
		assert.deepEqual(loaded(), ["calls.wasm", "whole.js", "core.wasm"]);
	},
);

testLoad(
	"the script of sendAll is missing: the error says what to do, and other calls work",
	{},
	async (opened) => {
		const { page, failures } = opened;
		failures.set("whole.js", missing);
		const error = await page.evaluate(() => rejection(client().sendAll([])));
		includes(error, { name: "LoadError", code: "load", ...UNSENT });
		assert.match(error.message, /sendAll.*whole\.js.*customerio-wasm\/track\/inline/);
		assert.deepEqual(await page.evaluate(() => client().identify("1")), {});
	},
);

/** A service worker that makes a single call and a bulk run, and says what became of each. @param {string} entry @returns {Failure} */
const serviceWorker = (entry) => (_request, response) =>
	void response.writeHead(200, { "content-type": "text/javascript" }).end(`
		import { TrackClient } from "/track/${entry}.js";
		const client = new TrackClient("site", "key", { url: location.origin });
		const outcome = (call) => call.then(() => "sent", ({ name, message }) => name + ": " + message);
		self.onmessage = async ({ source }) => {
			source.postMessage([await outcome(client.identify("1")), await outcome(client.sendAll([]))]);
		};
	`);

/** What a page hears from its service worker. */
const hearFromServiceWorker = async () => {
	const registration = await navigator.serviceWorker.register("/service-worker.js", { type: "module" });
	const worker = registration.installing ?? registration.active;
	/** @type {Promise<string[]>} */
	const heard = new Promise((resolve) => {
		navigator.serviceWorker.onmessage = ({ data }) => resolve(data);
	});
	worker?.postMessage("begin");
	return await heard;
};

testLoad(
	"a service worker makes single calls, and says which entry point has the rest",
	{},
	async (opened) => {
		const { page, failures } = opened;
		failures.set("/service-worker.js", serviceWorker("browser"));
		const [call, run] = await page.evaluate(hearFromServiceWorker);
		assert.equal(call, "sent");
		assert.match(String(run), /^LoadError: sendAll.*service worker.*customerio-wasm\/track\/inline/);
	},
);

testLoad("the inline entry point does everything in a service worker", {}, async ({ page, failures }) => {
	failures.set("/service-worker.js", serviceWorker("inline"));
	assert.deepEqual(await page.evaluate(hearFromServiceWorker), ["sent", "sent"]);
});

testLoad("options that cannot be read do not limit the load: the core refuses them", {}, async ({ page }) => {
	const error = await page.evaluate(() => {
		const options = /** @type {never} */ ({ signal: 5, timeout: "soon" });
		return rejection(client().identify("1", {}, options));
	});
	includes(error, { name: "ValidationError" });
});

for (const [what, fail] of Object.entries({ missing, html, reset, truncated, notWasm })) {
	testLoad(`calls.wasm is ${what}: its text is loaded instead`, {}, async (opened) => {
		opened.failures.set("calls.wasm", fail);
		assert.deepEqual(await opened.page.evaluate(() => client().identify("1")), {});
		assert.ok(opened.requested.includes("embedded-calls.js"));
		assert.deepEqual(opened.console, []);
	});
}

/** @type {Failure} */
const withoutType = (_request, response) => void response.writeHead(404).end();

for (const [what, fail, says] of /** @type {const} */ ([
	["missing", missing, /status 404 instead of calls\.wasm \(http.*calls\.wasm\)/],
	["html", html, /HTML instead of calls\.wasm/],
	["reset", reset, /calls\.wasm could not be fetched/],
	["missing, without a type", withoutType, /status 404/],
])) {
	testLoad(`calls.wasm and its text are ${what}: the error says what to do`, {}, async (opened) => {
		const { page, failures } = opened;
		for (const file of ["calls.wasm", "embedded-calls.js"]) failures.set(file, fail);
		const error = await page.evaluate(() => rejection(client().identify("1")));
		includes(error, { name: "LoadError", code: "load", retryable: true, ...UNSENT });
		assert.match(error.message, says);
		assert.match(error.message, /copy .*calls\.wasm.*customerio-wasm\/inline/);
		if (fail === html) assert.match(error.message, /Vite 7.*optimizeDeps.*exclude/);
	});
}

testLoad(
	"a load that failed is tried again by the next call, past the cache",
	{},
	async ({ page, failures }) => {
		const cached = /** @type {Failure} */ (
			(_request, response) => {
				response.writeHead(200, { "content-type": "text/html", "cache-control": "max-age=600" }).end("<p>");
			}
		);
		failures.set("calls.wasm", cached);
		failures.set("embedded-calls.js", missing);
		await page.evaluate(() => rejection(client().identify("1")));
		failures.delete("calls.wasm");
		assert.deepEqual(await page.evaluate(() => client().identify("1")), {});
	},
);

const POLICIES = ["script-src 'self'", "script-src 'self' 'unsafe-inline'", "default-src 'self'"];

for (const entry of ["browser", "inline", "standalone"]) {
	for (const csp of POLICIES) {
		// Puppeteer's own scripts are not subject to the policy.
		testLoad(
			`${entry}.js under the policy "${csp}": the error names what it lacks`,
			{ entry, csp },
			async (opened) => {
				const error = await opened.page.evaluate(() => rejection(client().identify("1")));
				includes(error, { name: "LoadError", retryable: false, ...UNSENT });
				assert.match(error.message, /Content Security Policy.*'wasm-unsafe-eval'/);
				assert.doesNotMatch(error.message, /inline/);
				assert.ok(
					!opened.requested.includes("embedded-calls.js") || entry === "inline",
					"the text is of no use then",
				);
			},
		);
	}
	testLoad(
		`${entry}.js under a policy with 'wasm-unsafe-eval'`,
		{ entry, csp: "default-src 'self' 'wasm-unsafe-eval'" },
		async (opened) => {
			assert.deepEqual(await opened.page.evaluate(() => client().identify("1")), {});
		},
	);
	const before = () => void Reflect.deleteProperty(globalThis, "WebAssembly");
	testLoad(`${entry}.js without WebAssembly: the error says so`, { entry, before }, async ({ page }) => {
		const error = await page.evaluate(() => rejection(client().identify("1")));
		includes(error, { name: "LoadError", retryable: false, ...UNSENT });
		assert.match(error.message, /this runtime has no WebAssembly/);
		assert.doesNotMatch(error.message, /inline/);
		await page.evaluate(() => Object.defineProperty(navigator, "product", { value: "ReactNative" }));
		const native = await page.evaluate(() => rejection(client().identify("1")));
		assert.match(native.message, /React Native has no WebAssembly, and is not supported/);
	});
}
