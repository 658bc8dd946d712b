/** Any JSON value. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

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
}

/**
 * A person, as the sandbox keeps them.
 *
 * @example
 * const [ada] = sandbox.state().people;
 * ada.attributes.plan; // "basic"
 */
export interface Person {
	/** The identifier given by the sandbox, without the `cio_` prefix that a path needs. */
	cio_id: string;
	/** Case-sensitive, at most 150 bytes. */
	id?: string;
	/** As it was sent first; it is found in any case. */
	email?: string;
	/** All that `identify` set, except `id`, `email`, `_timestamp` and `_update`. */
	attributes: Record<string, Json>;
	/** When the person came into being, in unix seconds. Not the `created_at` attribute. */
	created: number;
}

/**
 * An event, as the sandbox keeps it.
 *
 * @example
 * const [purchase] = sandbox.state().events;
 * purchase.data.total; // 9.9
 */
export interface Event {
	/** `page` and `screen` are views; their `name` is the page or the screen. */
	type: "event" | "page" | "screen";
	/** Without the spaces around it; at most 100 bytes. */
	name: string;
	/** The ULID that was sent, if one was. A second event with the same ULID is ignored. */
	id?: string;
	/** Unix seconds: what was sent if it was an integer, else the time of arrival. */
	timestamp: number;
	/** What was sent as `data`; `{}` if nothing was. */
	data: Record<string, Json>;
	/** The `cio_id` of the person (who may have been deleted since), or `null` for an anonymous event. */
	customer: string | null;
	/** The `anonymous_id` that was sent, if it was not blank. */
	anonymous_id?: string;
}

/**
 * A request, as it arrived on the wire.
 *
 * @example
 * const last = sandbox.state().requests.at(-1);
 * last?.path; // "/api/v1/customers/a%2Fb"
 */
export interface SeenRequest {
	method: string;
	/** Not decoded and, behind `serveSandbox`, not normalised either. */
	path: string;
	/** What follows the `?`, not decoded; `""` if nothing does. */
	query: string;
	/** Names in lower case. The credentials are replaced: `Basic [redacted]`. */
	headers: Record<string, string>;
	/** The body as text, before any parsing. */
	body: string;
	/** The status it was answered with. */
	status: number;
}

/**
 * All that a sandbox holds, as plain JSON values.
 *
 * @example
 * const { people, events } = sandbox.state();
 */
export interface SandboxState {
	/** In the order in which they came into being. */
	people: Person[];
	/** In the order in which they arrived. */
	events: Event[];
	/**
	 * The last 1,000 requests, the oldest first; earlier ones are forgotten. Preflights and the two
	 * `/__sandbox` endpoints are not listed.
	 */
	requests: SeenRequest[];
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
	 * It needs no `this`. It also answers, without credentials, `GET /__sandbox/state` (what
	 * {@link Sandbox.state} returns, as JSON) and `POST /__sandbox/reset` (204).
	 *
	 * Rejects only as `fetch` does: with the reason of the request's signal if that is aborted, or with
	 * what went wrong when the request's body could not be read.
	 *
	 * @example
	 * const response = await sandbox.fetch(new Request("http://sandbox/__sandbox/state"));
	 */
	fetch(this: void, request: Request): Promise<Response>;
	/**
	 * A copy of all that the sandbox holds: changing it changes nothing in the sandbox. Integers beyond
	 * 2^53 in `people` and `events` have lost digits, as in any JavaScript JSON; `requests` has the text.
	 *
	 * @example
	 * assert.equal(sandbox.state().people.length, 1);
	 */
	state(this: void): SandboxState;
	/**
	 * Forgets everything: people, events, requests, the event ids already seen and the numbering of people.
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
 * It answers `GET /api/v1/accounts/region`, `PUT` and `DELETE /api/v1/customers/{identifier}`,
 * `POST /api/v1/customers/{identifier}/events` and `POST /api/v1/events`; any other path is a 404.
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
