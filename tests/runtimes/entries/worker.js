/** The behaviour suite in a Worker, and clients in module scope, which its requests share. */

import "../behaviour/import-spy.js";
import * as cio from "customerio-wasm";
import { importActivity } from "../behaviour/import-spy.js";
import { runSuite } from "../behaviour/suite.js";
import { reportsOf } from "./rejections.js";

/** @typedef {{ URL: string, SERVICE: { fetch: typeof fetch } }} Env */
/** @typedef {import("customerio-wasm").TrackClientOptions} Options */

const imported = importActivity();

/** The kinds of clients, which can be held up at different points. @type {Record<string, (env: Env) => Options>} */
const KINDS = {
	plain: ({ URL: url }) => ({ url, timeout: 0 }),
	patient: ({ URL: url }) => ({ url, retry: { minTimeoutMs: 30_000, maxTimeoutMs: 30_000 } }),
	eager: ({ URL: url }) => ({ url, retry: { minTimeoutMs: 20, maxTimeoutMs: 20 } }),
	unbound: ({ URL: url, SERVICE }) => ({ url, fetch: SERVICE.fetch }),
	bound: ({ URL: url, SERVICE }) => ({ url, fetch: (input, init) => SERVICE.fetch(input, init) }),
	batching: ({ URL: url }) => ({ url, batching: {} }),
	auto: ({ URL: url }) => ({
		region: "auto",
		timeout: 0,
		fetch: (input, init) => fetch(String(input).replace(/^https:\/\/track(-eu)?\.customer\.io/, url), init),
	}),
};

/** @type {Map<string, import("customerio-wasm").TrackClient>} */
const clients = new Map();

/** @param {string} kind @param {Env} env */
function sharedClient(kind, env) {
	const client = clients.get(kind) ?? new cio.TrackClient("site", "key", KINDS[kind]?.(env));
	clients.set(kind, client);
	return client;
}

/** What the runtime reports of calls that fail. */
const rejections = () =>
	reportsOf(cio, (report) => {
		addEventListener("unhandledrejection", (event) => {
			report(/** @type {PromiseRejectionEvent} */ (event).reason);
		});
	});

export default {
	/** @param {Request} request @param {Env} env @param {{ waitUntil(promise: Promise<unknown>): void }} context */
	async fetch(request, env, context) {
		const [, action, kind = "", id = ""] = new URL(request.url).pathname.split("/");
		if (action === "suite") {
			await runSuite({ cio, url: env.URL, imported });
			return new Response("done");
		}
		if (action === "rejections") return Response.json(await rejections());
		if (action === "own-client") {
			const own = new cio.TrackClient("site", "key", { url: env.URL, batching: { maxDelayMs: 20 } });
			const calls = [own.identify(id), own.track(id, { name: "together" })];
			context.waitUntil(own.flush());
			return Response.json(kind === "waiting" ? await Promise.all(calls) : "returned");
		}
		const client = sharedClient(kind, env);
		if (action === "flush") return Response.json(await client.flush().catch((error) => error));
		if (action === "failure") return Response.json(await client.identify(id).catch((error) => error));
		if (action === "wait-until") {
			context.waitUntil(client.track(id, { name: "after the response" }));
			return new Response("returned");
		}
		return Response.json(await client.identify(id));
	},
};
