/** workerd, through Miniflare: the installed files unchanged, without `nodejs_compat`. */
import assert from "node:assert/strict";
import { Miniflare } from "miniflare";
import { testRuntime } from "../harness/behaviour.js";
import { SUITE_LIBRARIES } from "../harness/consumer.js";
import { until } from "../harness/until.js";
import { COMPATIBILITY_DATE, entryFor, moduleAt, modulesIn, PACKAGE } from "../harness/workerd.js";
import { UNHANDLED } from "./entries/rejections.js";

/** @typedef {import("../harness/behaviour.js").Setup} Setup */

/** Before 2024-11-11 workerd throws on the option `cache` of `fetch`. */
const OLD_COMPATIBILITY_DATE = "2024-09-01";
/** Dates of Workers that were deployed long ago. The runtime behaves as it did then. */
const OLDER_DATES = [OLD_COMPATIBILITY_DATE, "2025-10-01"];

/**
 * Starts the Worker in a new isolate.
 *
 * @param {{ folder: string, url: string }} setup
 * @param {string} [compatibilityDate]
 */
async function startWorker({ folder, url }, compatibilityDate = COMPATIBILITY_DATE) {
	const libraries = Object.keys(SUITE_LIBRARIES).map((name) =>
		moduleAt(folder, `behaviour/${name}`, `node_modules/${name}/index.js`),
	);
	const modules = await Promise.all([
		moduleAt(folder, "entries/worker.js"),
		moduleAt(folder, "entries/rejections.js"),
		entryFor(folder, "entries"),
		entryFor(folder, "behaviour/page", "/page"),
		entryFor(folder, "behaviour/queue", "/queue"),
		entryFor(folder, "behaviour/relay", "/relay"),
		entryFor(folder, "behaviour/webhooks", "/webhooks"),
		...libraries,
	]);
	assert.ok(modules.some(({ contents }) => String(contents).includes(`${PACKAGE}/all/workerd.js`)));
	const parts = await Promise.all(["behaviour", PACKAGE].map((within) => modulesIn(folder, within)));
	return new Miniflare({
		compatibilityDate,
		bindings: { URL: url },
		serviceBindings: { SERVICE: async () => new Response("{}") },
		modulesRoot: "/",
		modules: [...modules, ...parts.flat()],
	});
}

/**
 * The points at which a request is cancelled: the client, and the fault that holds it up there.
 *
 * @type {{ point: string, kind: string, fault?: import("customerio-wasm/sandbox").Fault }[]}
 */
const HOLD_UPS = [
	{ point: "in fetch", kind: "plain", fault: { kind: "stall" } },
	{ point: "while reading the body", kind: "plain", fault: { kind: "slow", delay: 600_000 } },
	{ point: "between two attempts", kind: "patient", fault: { kind: "answer", status: 503 } },
	{
		point: "while looking the region up",
		kind: "auto",
		fault: { kind: "stall", path: "/api/v1/accounts/region" },
	},
	{
		point: "while reading the region",
		kind: "auto",
		fault: { kind: "slow", delay: 600_000, path: "/api/v1/accounts/region" },
	},
];

/** Controls the suite's sandbox over HTTP. @param {Setup} setup */
function sandboxAt({ url }) {
	/** @param {string} path @param {unknown} body */
	const post = (path, body) =>
		fetch(`${url}/__sandbox/${path}`, { method: "POST", body: JSON.stringify(body) });
	/** @returns {Promise<import("customerio-wasm/sandbox").SandboxState>} */
	const state = async () => (await fetch(`${url}/__sandbox/state`)).json();
	return {
		state,
		fail: (/** @type {unknown} */ fault) => post("faults", fault),
		reset: () => post("reset", {}),
	};
}

/** @param {Miniflare} worker @param {string} kind @param {string[]} ids */
async function identifyAll(worker, kind, ids) {
	const responses = await Promise.all(
		ids.map((id) => worker.dispatchFetch(`http://worker/identify/${kind}/${id}`)),
	);
	for (const response of responses) assert.deepEqual([response.status, await response.text()], [200, "{}"]);
}

/** @param {Setup} setup */
async function testSharedIsolate(setup) {
	const { t } = setup;
	const sandbox = sandboxAt(setup);
	for (const { point, kind, fault } of HOLD_UPS) {
		await t.test(
			`a request that is cancelled ${point} does not affect the others`,
			{ timeout: 30_000 },
			async () => {
				const worker = await startWorker(setup);
				try {
					await sandbox.reset();
					await sandbox.fail(fault);
					const controller = new AbortController();
					const { signal } = controller;
					const cancelled = assert.rejects(
						worker.dispatchFetch(`http://worker/identify/${kind}/cancelled`, { signal }),
					);
					await until(async () => (await sandbox.state()).requests.length > 0);
					await identifyAll(worker, kind, ["beside-1", "beside-2"]);
					const beside = identifyAll(worker, kind, ["beside-3", "beside-4"]);
					controller.abort();
					await cancelled;
					await beside;
					await identifyAll(worker, kind, ["after-1", "after-2", "after-3"]);
					const ids = (await sandbox.state()).people.map(({ id }) => id);
					assert.deepEqual(ids.filter((id) => id !== "cancelled").sort(), [
						"after-1",
						"after-2",
						"after-3",
						"beside-1",
						"beside-2",
						"beside-3",
						"beside-4",
					]);
				} finally {
					await worker.dispose();
				}
			},
		);
	}
	await t.test(
		"a request that is cancelled during the first load does not affect the others",
		{ timeout: 30_000 },
		async () => {
			const worker = await startWorker(setup);
			try {
				await sandbox.reset();
				const controller = new AbortController();
				const { signal } = controller;
				const cancelled = Promise.allSettled([
					worker.dispatchFetch("http://worker/identify/plain/cancelled", { signal }),
				]);
				const beside = identifyAll(worker, "plain", ["1", "2", "3"]);
				controller.abort();
				await cancelled;
				await beside;
				await identifyAll(worker, "plain", ["4"]);
			} finally {
				await worker.dispose();
			}
		},
	);
	await t.test("all requests use the region that one of them looked up", { timeout: 30_000 }, async () => {
		const worker = await startWorker(setup);
		try {
			await sandbox.reset();
			await identifyAll(worker, "auto", ["1"]);
			await identifyAll(worker, "auto", ["2", "3"]);
			const { requests } = await sandbox.state();
			assert.equal(requests.filter(({ path }) => path === "/api/v1/accounts/region").length, 1);
		} finally {
			await worker.dispose();
		}
	});
	await t.test("calls work at an old compatibility date", { timeout: 30_000 }, async () => {
		const worker = await startWorker(setup, OLD_COMPATIBILITY_DATE);
		try {
			await sandbox.reset();
			for (const kind of ["plain", "auto"]) await identifyAll(worker, kind, [kind]);
		} finally {
			await worker.dispose();
		}
	});
	await t.test(
		"ctx.waitUntil: an event arrives after the response, with its retries",
		{ timeout: 30_000 },
		async () => {
			const worker = await startWorker(setup);
			try {
				await sandbox.reset();
				await sandbox.fail({ kind: "answer", status: 503, times: 2 });
				const response = await worker.dispatchFetch("http://worker/wait-until/eager/42");
				assert.equal(await response.text(), "returned");
				await until(async () => (await sandbox.state()).events.length > 0);
				const { events, requests } = await sandbox.state();
				assert.deepEqual(
					events.map(({ name }) => name),
					["after the response"],
				);
				assert.equal(requests.length, 3);
			} finally {
				await worker.dispose();
			}
		},
	);
}

/** @param {Setup} setup */
async function testBatching(setup) {
	const { t } = setup;
	const sandbox = sandboxAt(setup);
	const worker = await startWorker(setup);
	try {
		await t.test("requests with a client each send their calls together", { timeout: 30_000 }, async () => {
			await sandbox.reset();
			const ids = ["1", "2", "3"];
			const responses = await Promise.all(
				ids.map((id) => worker.dispatchFetch(`http://worker/own-client/waiting/${id}`)),
			);
			for (const response of responses) assert.deepEqual(await response.json(), [{}, {}]);
			const { requests, events, people } = await sandbox.state();
			assert.deepEqual(
				requests.map(({ path }) => path),
				ids.map(() => "/api/v2/batch"),
			);
			assert.equal(events.length, 3);
			assert.deepEqual(people.map(({ id }) => id).sort(), ids);
		});
		await t.test("calls that wait arrive after the response", { timeout: 30_000 }, async () => {
			await sandbox.reset();
			const response = await worker.dispatchFetch("http://worker/own-client/returning/1");
			assert.equal(await response.json(), "returned");
			await until(async () => (await sandbox.state()).events.length > 0);
		});
		await t.test(
			"a client that requests share refuses all but the first one",
			{ timeout: 30_000 },
			async () => {
				await sandbox.reset();
				await identifyAll(worker, "batching", ["1"]);
				for (const path of ["failure/batching/2", "failure/batching/3", "flush/batching"]) {
					const response = await worker.dispatchFetch(`http://worker/${path}`);
					const { message, code, argument } = /** @type {Record<string, unknown>} */ (await response.json());
					assert.deepEqual([code, argument], ["validation", "batching"]);
					assert.match(String(message), /Create the client inside the handler/);
				}
				const { people } = await sandbox.state();
				assert.deepEqual(
					people.map(({ id }) => id),
					["1"],
				);
			},
		);
	} finally {
		await worker.dispose();
	}
}

/** @param {Setup} setup */
async function testRejections(setup) {
	for (const date of [...OLDER_DATES, COMPATIBILITY_DATE]) {
		await setup.t.test(
			`a rejection is reported once if nobody handles it, and never otherwise, as of ${date}`,
			{ timeout: 60_000 },
			async () => {
				const worker = await startWorker(setup, date);
				try {
					const response = await worker.dispatchFetch("http://worker/rejections");
					const { reported, resolved, unhandled } = /** @type {any} */ (await response.json());
					assert.deepEqual({ reported, resolved }, { reported: [], resolved: [] });
					assert.equal(unhandled.length, UNHANDLED, unhandled.join("\n"));
				} finally {
					await worker.dispose();
				}
			},
		);
	}
}

/** @param {Setup} setup */
async function testServiceBindings(setup) {
	const worker = await startWorker(setup);
	try {
		await setup.t.test(
			"the option fetch takes the bound fetch of a service binding",
			{ timeout: 30_000 },
			() => identifyAll(worker, "bound", ["1"]),
		);
		await setup.t.test(
			"an unbound fetch of a service binding fails with an error that says what to do",
			{ timeout: 30_000 },
			async () => {
				const response = await worker.dispatchFetch("http://worker/failure/unbound/1");
				const { message, ...error } = /** @type {Record<string, unknown>} */ (await response.json());
				assert.match(String(message), /fetch: \(url, init\) => env\.SERVICE\.fetch\(url, init\)/);
				const { code, retryable, attempts, mayHaveTakenEffect } = error;
				assert.deepEqual(
					{ code, retryable, attempts, mayHaveTakenEffect },
					{ code: "network", retryable: false, attempts: 1, mayHaveTakenEffect: false },
				);
			},
		);
	} finally {
		await worker.dispose();
	}
}

testRuntime({
	name: "workerd",
	missing: undefined,
	async start(setup) {
		const worker = await startWorker(setup);
		const broken = worker.dispatchFetch("http://worker/suite").then(async (response) => {
			if (!response.ok)
				throw new Error(`the Worker responded with ${response.status}: ${await response.text()}`);
		});
		return { broken, stop: () => worker.dispose() };
	},
	async after(setup) {
		await testSharedIsolate(setup);
		await testBatching(setup);
		await testRejections(setup);
		await testServiceBindings(setup);
	},
});
