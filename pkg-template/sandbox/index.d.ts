/**
 * A local Customer.io, in the memory of a test: {@link createSandbox}.
 *
 * @module customerio-wasm/sandbox
 */

import type { Fault } from "./types/faults.js";
import type { AppOptions, WebhookOptions } from "./types/options.js";
import type { SandboxCounts, SandboxState } from "./types/state.js";

export type * from "./types/app.js";
export type * from "./types/deliveries.js";
export type * from "./types/events.js";
export type * from "./types/faults.js";
export type * from "./types/json.js";
export type * from "./types/objects.js";
export type * from "./types/options.js";
export type * from "./types/people.js";
export type * from "./types/pipelines.js";
export type * from "./types/state.js";

/**
 * The options of {@link createSandbox}, all optional.
 *
 * @example
 * const options: SandboxOptions = { siteId: "site", apiKey: "key", region: "eu" };
 */
export interface SandboxOptions {
	/** The accepted Site ID: the user name of HTTP Basic, without a colon. Default `"site"`. */
	siteId?: string | undefined;
	/** The accepted Track API key: the password of HTTP Basic. Default `"key"`. */
	apiKey?: string | undefined;
	/**
	 * The accepted App API key: an app key, a private key (`sk_us_…`, `sk_eu_…`) or the token of a service account
	 * (`sa_live_…`). A service account can only send messages, and must name a workspace in the header `X-Workspace-Id`. The Track API takes a
	 * private key, too.
	 * Default `"app-key"`.
	 */
	appKey?: string | undefined;
	/**
	 * The accepted write key of the Pipelines API: the user name of HTTP Basic with an empty password, or the `writeKey` in the body.
	 * A public key (`pk_us_…`, `pk_eu_…`) is also accepted as Bearer instead of Basic. A private key (`sk_us_…`, `sk_eu_…`) is only
	 * accepted as Bearer, and so is an `appKey` of this kind. Default `"write-key"`.
	 */
	writeKey?: string | undefined;
	/** The region of the account. Default `"us"`. */
	region?: "us" | "eu" | undefined;
	/** The clock, in milliseconds since 1970. Default `Date.now`. */
	now?: (() => number) | undefined;
	/** The random source for faults with a `rate`: at least 0 and less than 1. Default `Math.random`. */
	random?: (() => number) | undefined;
	/** What a new sandbox holds for the App API, and its rate limits. */
	app?: AppOptions | undefined;
	/** Webhooks about what happens to messages. */
	webhook?: WebhookOptions | undefined;
}

/**
 * An in-memory imitation of Customer.io.
 *
 * @example
 * // Serves it in Cloudflare Workers, Deno or Bun.
 * export default { fetch: sandbox.fetch };
 */
export interface Sandbox {
	/**
	 * Handles one request like the API that has its path: the Pipelines API for `/v1/identify`, `track`, `page`, `screen`, `group`,
	 * `alias` and `batch` and the short paths of Customer.io's SDK for browsers (`/v1/t`), the App API for other paths under `/v1/`,
	 * and otherwise the Track API. Only the path of the URL matters, so any host will do. It takes the arguments of `fetch`, needs no
	 * `this`, and does not follow redirects.
	 *
	 * For clients that only reach it over HTTP, it also serves, without credentials, `GET /__sandbox/state` and
	 * `GET /__sandbox/counts` (the results of {@link Sandbox.state} and {@link Sandbox.counts} as JSON),
	 * `POST /__sandbox/reset`, `POST /__sandbox/faults` (a {@link Fault} or an array of them as JSON) and
	 * `DELETE /__sandbox/faults`, which removes all faults. A server refuses them with a 403 to pages of another origin, and
	 * for a `Host` other than `localhost`, `127.0.0.1` (or another address of `127.0.0.0/8`) and `[::1]`.
	 *
	 * A body is only read if the credentials are right, or if they may be in it (Pipelines API). More than 8 MiB is a 413. The
	 * Pipelines API has limits of its own, and no 413.
	 *
	 * Rejects only as `fetch` does: with the reason of an aborted signal, with the error of an unreadable request body, or
	 * with a `TypeError` if a fault resets the connection.
	 *
	 * @example
	 * const response = await sandbox.fetch("http://sandbox/__sandbox/state");
	 */
	fetch(this: void, input: string | URL | Request, init?: RequestInit): Promise<Response>;
	/**
	 * Makes requests fail. Each request takes the first fault that it matches, in insertion order. Preflights and the
	 * `/__sandbox` endpoints never fail.
	 *
	 * @returns a function that removes the fault.
	 * @throws {TypeError} if a field is unknown, missing or invalid.
	 *
	 * @example
	 * const heal = sandbox.fail({ kind: "answer", status: 503, times: Infinity });
	 * heal();
	 */
	fail(this: void, fault: Fault): () => void;
	/**
	 * A deep copy of everything in the sandbox. Integers beyond 2^53 lose digits, as with any JSON in JavaScript, except in
	 * `requests`.
	 *
	 * @example
	 * assert.equal(sandbox.state().people.length, 1);
	 */
	state(this: void): SandboxState;
	/**
	 * The number of items in the sandbox. Unlike {@link Sandbox.state}, it copies nothing, so it is always fast.
	 *
	 * @example
	 * assert.equal(sandbox.counts().events, 1_000_000);
	 */
	counts(this: void): SandboxCounts;
	/**
	 * Resolves when all webhooks have got a response, or have failed. Never rejects.
	 *
	 * @example
	 * await sandbox.settled();
	 * assert.equal(sandbox.state().webhookPosts[0].status, 200);
	 */
	settled(this: void): Promise<void>;
	/**
	 * Resets everything: the state, the faults, the event ids already seen, and the numbering of generated ids. Pending
	 * webhooks are dropped.
	 *
	 * @example
	 * beforeEach(() => sandbox.reset());
	 */
	reset(this: void): void;
}

/**
 * Makes an in-memory imitation of Customer.io for development and tests. It checks credentials, payloads and limits as the
 * APIs do.
 *
 * It serves all endpoints of the Track API, versions 1 and 2, of the App API and of the Pipelines API, on the same people, events
 * and segments; any other path is a 404. If the real API accepts a request but then ignores it, the sandbox does the same, with the
 * same response.
 *
 * Without the header `X-Strict-Mode: 1`, the Pipelines API responds with a 200 to everything: to a wrong key, an invalid call, or one
 * that is too long. What it drops is in {@link Sandbox.state}. With the header, a wrong key is a 401, and one invalid call makes the
 * request a 400, without any effect. The names and limits of attributes are checked as in the Track API. A call's `integrations` are
 * not followed, dates in traits stay text, and a repeated `messageId` is an event of its own.
 *
 * No message leaves the sandbox. It counts as delivered at once: the delivery is in {@link Sandbox.state}, and the App API
 * lists it. A message with `send_at` is sent when the clock has reached that time and the next request arrives. Templates are
 * not rendered, imports and collections fetch no file, and campaigns do not run.
 *
 * @throws {TypeError} if an option is unknown or invalid.
 *
 * @example
 * import { TrackClient } from "customerio-wasm";
 * import { createSandbox } from "customerio-wasm/sandbox";
 *
 * const sandbox = createSandbox();
 * const cio = new TrackClient("site", "key", { fetch: sandbox.fetch });
 * await cio.identify("42", { plan: "basic" });
 * sandbox.state().people[0].attributes; // { plan: "basic" }
 *
 * @example
 * // The App API, without a client.
 * const headers = { authorization: "Bearer app-key" };
 * const response = await sandbox.fetch("http://sandbox/v1/messages", { headers });
 * const { messages, next } = await response.json();
 */
export function createSandbox(options?: SandboxOptions): Sandbox;
