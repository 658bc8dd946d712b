/**
 * Sends people and events to Customer.io from any JavaScript runtime.
 *
 * @see https://docs.customer.io/api/track/
 */

/** What names a person: an `id`, an email address, or `cio_` and the person's cio_id. At most 150 bytes of UTF-8. */
export type Identifier = string | number | bigint;

/**
 * Free-form data: names and values that JSON can carry. Beyond JSON, a `Date` anywhere in it goes out as unix seconds, a
 * bigint as its digits (as a number where a JavaScript number holds it exactly, else as text). NaN, infinities, invalid
 * dates, Maps, Sets, cycles and lone surrogates are refused by a {@link ValidationError} that names their path.
 */
export type Data = { readonly [name: string]: unknown } | (object & { readonly [Symbol.iterator]?: never });

/**
 * The attributes of a person. Some names have a meaning of their own: `id`, `email`, `created_at` (unix seconds or a
 * `Date`), `unsubscribed`, `anonymous_id`, `_update` (only update, never create), `_timestamp`, `cio_relationships`,
 * `cio_subscription_preferences`.
 */
export type Attributes = Data;

/** An event of a person. Fields beyond these are sent as they are. */
export interface Event {
	/** What happened: at most 100 bytes of UTF-8. */
	readonly name: string;
	/** Details, at most 100,000 bytes of JSON. `recipient`, `from_address` and `reply_to` are reserved. */
	readonly data?: Data;
	/** `event` unless given. */
	readonly type?: "event" | "page" | "screen";
	/** A ULID. Customer.io ignores a repeat of the same one. */
	readonly id?: string;
	/** When it happened: unix seconds or a `Date`; the time of arrival unless given. */
	readonly timestamp?: number | Date;
}

/** What a page view may carry beside its URL. */
export type PageDetails = Pick<Event, "data" | "id" | "timestamp">;

/** The last argument of every method. */
export interface CallOptions {
	/** Ends the call at once with an {@link AbortError}. */
	readonly signal?: AbortSignal;
	/**
	 * How long an attempt may take until its answer is read, in milliseconds; 0 for no limit. Unless given, the client's
	 * `timeout`. For a raw request, its own; then the client's, if that was given; else none.
	 */
	readonly timeout?: number;
}

/** Names and values; an array repeats its name, an `undefined` value is left out. */
export type Pairs<Special> =
	| Special
	| { readonly [name: string]: PairValue | readonly PairValue[] | undefined }
	| readonly (readonly [name: string, value: PairValue])[];

/** A value of {@link Pairs}. */
export type PairValue = string | number | bigint | boolean;

/** What a client is made with. */
export interface TrackClientOptions {
	/** Where the account lives; `us` unless given. */
	readonly region?: "us" | "eu";
	/**
	 * Another base than the region's: a sandbox, a relay. As `https://host/api/v1` or as the bare root `https://host`; a
	 * prefix before `/api` is kept. The credentials go there.
	 */
	readonly url?: string;
	/** Called instead of the global `fetch`, with one `Request`. */
	readonly fetch?: (request: Request) => Promise<Response>;
	/** Sent with each request. `Authorization` is refused: the client sets it. */
	readonly headers?: Pairs<Headers>;
	/** How long an attempt may take until its answer is read, in milliseconds; 0 for no limit, 10,000 unless given. */
	readonly timeout?: number;
}

/** What Customer.io answers to a call that it accepted: an empty object. */
export type TrackAnswer = { readonly [name: string]: Json };

/** A parsed JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** How the data of a raw request's answer is given: parsed, as text, or as a `Uint8Array`. */
export type ResponseType = "json" | "text" | "binary";

/** Any call of the Track API. */
export interface RawRequest<R extends ResponseType = "json"> {
	/** The path below `/api`, such as `/v1/accounts/region`; a query may follow. The host is the client's, always. */
	readonly url: string;
	/** The HTTP method, in either case. */
	readonly method: string;
	/**
	 * The body. An object or array goes out as JSON, text that is JSON as such, other text as `text/plain`, bytes as
	 * `application/octet-stream`, a Blob as the type it says; `headers` may say otherwise.
	 */
	readonly data?: Data | readonly unknown[] | string | ArrayBuffer | ArrayBufferView | Blob | null;
	/** Further parts of the query. */
	readonly queryParams?: Pairs<URLSearchParams>;
	/** Headers of this request. `Authorization` is refused: the client sets it. */
	readonly headers?: Pairs<Headers>;
	/** `json` unless given. */
	readonly responseType?: R;
	/**
	 * How long the attempt may take until its answer is read, in milliseconds; 0 for no limit. The
	 * client's `timeout` unless given, if that was; else none.
	 */
	readonly timeout?: number;
}

/** What a raw request resolves with. */
export interface RawResult<R extends ResponseType = "json"> {
	/** The body of the answer; `null` for an empty one where JSON was asked for. */
	readonly data: { json: Json; text: string; binary: Uint8Array }[R];
	/** The HTTP status. */
	readonly status: number;
	/** The answer's headers, names in lower case. */
	readonly headers: { readonly [name: string]: string };
	/** How many attempts were made. */
	readonly attempts: number;
}

/**
 * A client of one Customer.io workspace.
 *
 * Nothing is loaded or checked before the first call: a fault of the constructor's arguments rejects each call with a
 * {@link ValidationError}. Every method rejects with a {@link CustomerIOError}, and with nothing else.
 *
 * @example
 * const cio = new TrackClient(siteId, apiKey, { region: "eu" });
 * await cio.identify("42", { email: "ada@example.com", created_at: new Date() });
 */
export declare class TrackClient {
	/**
	 * @param siteId the Site ID of a Track API key
	 * @param apiKey the API key; a secret, so not for a public page
	 */
	constructor(siteId: string, apiKey: string, options?: TrackClientOptions);

	/**
	 * Creates a person or updates the given attributes.
	 *
	 * @see https://docs.customer.io/api/track/#operation/identify
	 * @example await cio.identify("42", { email: "ada@example.com", plan: "pro" });
	 */
	identify(customerId: Identifier, attributes?: Attributes, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Deletes a person. A later `identify` or `track` creates the person anew.
	 *
	 * @see https://docs.customer.io/api/track/#operation/delete
	 * @example await cio.destroy("42");
	 */
	destroy(customerId: Identifier, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Sends an event of a person.
	 *
	 * @see https://docs.customer.io/api/track/#operation/track
	 * @example await cio.track("42", { name: "purchase", data: { total: 9.9 } });
	 */
	track(customerId: Identifier, event: Event, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Sends a page view of a person: an event of the type `page` whose name is `url`.
	 *
	 * @see https://docs.customer.io/api/track/#operation/track
	 * @param url the full path of the page; `*` is sent as it is
	 * @example await cio.trackPageView("42", "https://shop.example/pricing", { data: { referrer: "/" } });
	 */
	trackPageView(
		customerId: Identifier,
		url: string,
		page?: PageDetails,
		options?: CallOptions,
	): Promise<TrackAnswer>;

	/**
	 * Sends any call of the Track API, with the client's credentials and under its base.
	 *
	 * @see https://docs.customer.io/api/track/
	 * @example const { data, status } = await cio.rawRequest({ url: "/v1/accounts/region", method: "GET" });
	 */
	rawRequest<R extends ResponseType = "json">(
		request: RawRequest<R>,
		options?: CallOptions,
	): Promise<RawResult<R>>;
}

/** One reason of a refusal, in the server's words. */
export interface Refusal {
	/** The kind of fault, such as `required` (v2 only). */
	readonly reason?: string;
	/** The field at fault (v2 only). */
	readonly field?: string;
	/** The server's sentence. */
	readonly message: string;
}

/** What an error is made from: the core's own account of a failure. */
export interface ErrorReport {
	readonly code: CustomerIOError["code"];
	readonly message: string;
	readonly retryable: boolean;
	readonly attempts: number;
	readonly argument?: string;
	readonly statusCode?: number;
	readonly errors: Refusal[];
}

/**
 * Everything that a call rejects with. `instanceof` holds across realms and duplicate installs. No error holds credentials.
 */
export declare class CustomerIOError extends Error {
	protected constructor(report: ErrorReport, cause?: unknown);
	/** The kind of failure; each has a class of its own. */
	readonly code: "validation" | "request" | "network" | "timeout" | "aborted" | "load";
	/** Whether the same call may succeed later, unchanged. */
	readonly retryable: boolean;
	/** How many attempts were made; 0 if nothing was sent. */
	readonly attempts: number;
	/** The host's own error behind this one, or the reason of an abort. */
	readonly cause?: unknown;
}

/** An argument that cannot be sent; nothing was. */
export declare class ValidationError extends CustomerIOError {
	readonly code: "validation";
	/** The argument, with the path to the fault in it: `event.data.items[3].price`. */
	readonly argument: string;
}

/** Customer.io answered with a status outside 200 to 299, or with something else than the JSON that was asked for. */
export declare class CustomerIORequestError extends CustomerIOError {
	readonly code: "request";
	/** The HTTP status. */
	readonly statusCode: number;
	/** The reasons that the answer gave; empty if it gave none that are readable. */
	readonly errors: readonly Refusal[];
	/** The answer: its headers' names are in lower case. */
	readonly response: {
		readonly statusCode: number;
		readonly headers: { readonly [name: string]: string };
		readonly ok: boolean;
	};
	/** The answer's text. */
	readonly body: string;
}

/** No answer: the connection failed, or the host's `fetch` did. Its own error is the `cause`. */
export declare class NetworkError extends CustomerIOError {
	readonly code: "network";
}

/** No complete answer within the timeout; the call may have taken effect. */
export declare class TimeoutError extends CustomerIOError {
	readonly code: "timeout";
}

/** The caller's signal ended the call, which may have taken effect. The signal's reason is the `cause`. */
export declare class AbortError extends CustomerIOError {
	readonly code: "aborted";
}

/** The WebAssembly could not be loaded; nothing was sent. The next call tries again. */
export declare class LoadError extends CustomerIOError {
	readonly code: "load";
}
