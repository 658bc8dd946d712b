import type { Fault } from "./types/faults.js";
import type { SandboxCounts, SandboxState } from "./types/state.js";

export type * from "./types/deliveries.js";
export type * from "./types/events.js";
export type * from "./types/faults.js";
export type * from "./types/json.js";
export type * from "./types/objects.js";
export type * from "./types/people.js";
export type * from "./types/state.js";

/**
 * What {@link createSandbox} takes; all of it is optional.
 *
 * @example
 * const options: SandboxOptions = { siteId: "site", apiKey: "key", region: "eu" };
 */
export interface SandboxOptions {
	/** The Site ID that is accepted (the user of HTTP Basic; no colon). Default `"site"`. */
	siteId?: string;
	/** The Track API key that is accepted (the password of HTTP Basic). Default `"key"`. */
	apiKey?: string;
	/** The region that the account is in. Default `"us"`. */
	region?: "us" | "eu";
	/** The clock, in milliseconds since 1970. Default `Date.now`. */
	now?: () => number;
	/** The die for faults with a `rate`: at least 0 and less than 1. Default `Math.random`. */
	random?: () => number;
}

/**
 * A local Customer.io in memory.
 *
 * @example
 * // Cloudflare Workers, Deno, Bun: serve it as it is.
 * export default { fetch: sandbox.fetch };
 */
export interface Sandbox {
	/**
	 * Answers one request as the Track API would; only the path of the URL matters, so any host will do.
	 * It needs no `this`, takes what `fetch` takes, and follows no redirect.
	 *
	 * For those who only reach it over HTTP it also answers, without credentials, `GET /__sandbox/state` and
	 * `GET /__sandbox/counts` (what {@link Sandbox.state} and {@link Sandbox.counts} return, as JSON),
	 * `POST /__sandbox/reset`, `POST /__sandbox/faults` (a {@link Fault} or an array of them, as JSON) and
	 * `DELETE /__sandbox/faults`, which takes all faults away.
	 *
	 * Rejects only as `fetch` does: with the reason of the request's signal if that is aborted, with what went wrong
	 * when the request's body could not be read, with a `TypeError` if a fault resets the connection.
	 *
	 * @example
	 * const response = await sandbox.fetch("http://sandbox/__sandbox/state");
	 */
	fetch(this: void, input: string | URL | Request, init?: RequestInit): Promise<Response>;
	/**
	 * Makes requests fail: each the first fault that it matches, in the order in which they were added. Preflights and
	 * the `/__sandbox` endpoints never do.
	 *
	 * @returns takes the fault away.
	 * @throws {TypeError} if a field is unknown, missing or unusable.
	 *
	 * @example
	 * const heal = sandbox.fail({ kind: "answer", status: 503, times: Infinity });
	 * heal();
	 */
	fail(this: void, fault: Fault): () => void;
	/**
	 * A copy of all that the sandbox holds: changing it changes nothing in the sandbox. Integers beyond
	 * 2^53 in all but `requests` have lost digits, as in any JavaScript JSON.
	 *
	 * @example
	 * assert.equal(sandbox.state().people.length, 1);
	 */
	state(this: void): SandboxState;
	/**
	 * How much the sandbox holds. It costs nothing, however much that is, where {@link Sandbox.state} copies it all.
	 *
	 * @example
	 * assert.equal(sandbox.counts().events, 1_000_000);
	 */
	counts(this: void): SandboxCounts;
	/**
	 * Forgets everything: all that `state()` shows, faults, the event ids already seen and the numbering.
	 *
	 * @example
	 * beforeEach(() => sandbox.reset());
	 */
	reset(this: void): void;
}

/**
 * Makes a local Customer.io for development and tests. It checks credentials, shapes and limits as the
 * Track API does, and forgets everything when it is dropped.
 *
 * It answers all endpoints of the Track API, versions 1 and 2; any other path is a 404. What the real one only logs or
 * drops after it has accepted it is left undone here, with the same answer.
 *
 * @throws {TypeError} if an option is unknown or unusable.
 *
 * @example
 * import { TrackClient } from "customerio-wasm";
 * import { createSandbox } from "customerio-wasm/sandbox";
 *
 * const sandbox = createSandbox();
 * const cio = new TrackClient("site", "key", { fetch: sandbox.fetch });
 * await cio.identify("42", { plan: "basic" });
 * sandbox.state().people[0].attributes; // { plan: "basic" }
 */
export function createSandbox(options?: SandboxOptions): Sandbox;
