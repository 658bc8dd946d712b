/** Runs the examples: in Node, in Workers, and in pages. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { Miniflare, Response } from "miniflare";
import { ROOT } from "../harness/consumer.js";
import { run } from "../harness/processes.js";
import { pageRequest } from "../harness/recipes.js";
import { until } from "../harness/until.js";
import { COMPATIBILITY_DATE } from "../harness/workerd.js";
import { programOf } from "./program.js";
import { nameOf, standIns } from "./types.js";

/** @typedef {import("./blocks.js").Block} Block */

/** What the examples read from their environment. */
export const VARIABLES = {
	CIO_SITE_ID: "site",
	CIO_API_KEY: "key",
	CIO_APP_KEY: "app-key",
	CIO_WRITE_KEY: "write-key",
	CIO_WEBHOOK_KEY: "k3y",
	NEW_KEY: "the next key",
	OLD_KEY: "k3y",
	RELAY_SECRET: "a secret of at least 32 characters",
	IDENTITY_SECRET: "another secret of at least 32 characters",
	QUEUE_URL: "https://sqs.example/queue",
	DEAD_BUCKET: "dead",
};

/**
 * Runs the examples of a page that are for Node, as one program.
 *
 * @param {string} folder where `writePrograms` has written
 * @param {string} file the page
 * @param {readonly Block[]} blocks of the page
 * @param {string} sandboxUrl
 */
export async function runInNode(folder, file, blocks, sandboxUrl) {
	const program = nameOf(folder, file, "node.run");
	await writeFile(program, programOf(blocks, ["node"], true));
	const setup = pathToFileURL(join(ROOT, "tests/docs/node-setup.js")).href;
	await run(join(ROOT, "node_modules/node/bin/node"), ["--import", setup, program], {
		cwd: folder,
		timeout: 120_000,
		env: {
			...VARIABLES,
			SANDBOX_URL: sandboxUrl,
			STAND_INS: JSON.stringify(await standIns(folder)),
			PROGRAM: program,
			NODE_OPTIONS: "",
		},
	});
}

/**
 * Runs a Worker of a page in workerd, sends it a request, and waits until Customer.io has accepted what it sends, if it has a client.
 *
 * @param {string} folder
 * @param {Block} block
 * @param {string} sandboxUrl
 */
export async function runInWorkerd(folder, block, sandboxUrl) {
	const { outputFiles } = await build({
		stdin: {
			contents: `${block.setup.map(({ code }) => code).join("\n")}\n${block.code}`,
			resolveDir: folder,
			loader: "ts",
		},
		bundle: true,
		format: "esm",
		conditions: ["workerd", "worker", "browser"],
		loader: { ".wasm": "copy" },
		outdir: join(folder, "out"),
		write: false,
		logLevel: "silent",
	});
	/** The script first: Miniflare starts with it. @type {import("miniflare").ModuleDefinition[]} */
	const modules = outputFiles
		.toSorted(({ path }) => (path.endsWith(".js") ? -1 : 1))
		.map(({ path, contents }) => ({
			type: path.endsWith(".js") ? "ESModule" : "CompiledWasm",
			path,
			contents: new Uint8Array(contents),
		}));
	/** The statuses of Customer.io's responses. @type {number[]} */
	const statuses = [];
	const consumes = /\bqueue\b.*[:(]/.test(block.code);
	const worker = new Miniflare({
		compatibilityDate: COMPATIBILITY_DATE,
		modulesRoot: join(folder, "out"),
		modules,
		bindings: VARIABLES,
		queueProducers: { EVENTS: "events", BOUNCES: "bounces" },
		queueConsumers: consumes ? { events: { maxBatchTimeout: 0.05 } } : {},
		r2Buckets: ["DEAD"],
		d1Databases: ["DB"],
		ratelimits: { LIMITER: { simple: { limit: 100, period: 60 } } },
		outboundService: async (request) => {
			const { pathname, search } = new URL(request.url);
			const { status, ...response } = await forward(new URL(pathname + search, sandboxUrl), {
				method: request.method,
				headers: Object.fromEntries(request.headers),
				body: request.method === "GET" ? null : await request.arrayBuffer(),
			});
			statuses.push(status);
			return new Response(response.body, { status });
		},
	});
	try {
		const request = await requestFor(block, folder);
		const response = await worker.dispatchFetch("https://shop.example/", /** @type {any} */ (request));
		const text = await response.text();
		assert.ok(response.ok, `the Worker responds with ${response.status}: ${text}`);
		if (!/\bnew (Track|API|Pipelines)Client\b/.test(block.code)) return;
		await until(() => statuses.length > 0);
		assert.deepEqual(
			statuses.filter((status) => status >= 300),
			[],
			"Customer.io refuses what it sends",
		);
	} finally {
		await worker.dispose();
	}
}

/** @param {URL} url @param {RequestInit} init */
export async function forward(url, init) {
	const response = await fetch(url, init);
	return { status: response.status, body: await response.text() };
}

/** What a Worker is sent. @param {Block} block @param {string} folder */
async function requestFor({ request, file, line }, folder) {
	if (request === "") return { method: "GET" };
	if (request === "page") {
		const { headers, ...rest } = pageRequest();
		return { ...rest, headers: { ...headers, origin: "https://shop.example" } };
	}
	assert.equal(request, "webhook", `${file}:${line}: an unknown request`);
	const { signWebhook } = await import(
		pathToFileURL(join(folder, "../node_modules/customerio-wasm/webhooks/node.js")).href
	);
	const event = { event_id: "1", object_type: "email", metric: "bounced", timestamp: 1, data: {} };
	return { method: "POST", ...(await signWebhook(event, VARIABLES.CIO_WEBHOOK_KEY)) };
}
