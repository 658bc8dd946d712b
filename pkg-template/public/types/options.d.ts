import type { CustomerIOError } from "./errors.js";
import type { AnyEvents, EventSchemas } from "./events.js";
import type { Logger, LogLevel } from "./observers.js";
import type { Region } from "./region.js";
import type { Pairs } from "./values.js";

/** The part of the platform's `fetch` that the client uses. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The options that the clients of all APIs have. */
export interface ClientOptions {
	/** Called instead of the global `fetch`. */
	readonly fetch?: Fetch | undefined;
	/**
	 * Headers of each request. `Authorization` is refused, because the client sets it, and so is every header that the runtime sets: those
	 * that the Fetch standard forbids (`Content-Length`, `Host`, `Connection`, …), except `Cookie` and `Proxy-Authorization`, which browsers
	 * leave out. In a page, most headers need a preflight request.
	 */
	readonly headers?: Pairs<Headers> | undefined;
	/** The time for one attempt, until its response has been read, in milliseconds; 0 for no limit. Default 10,000. */
	readonly timeout?: number | undefined;
	/** The time for one call, with all attempts and waits, in milliseconds; 0 for no limit. Default 60,000. */
	readonly totalTimeout?: number | undefined;
	/**
	 * The longest response that is read, in bytes after decompression. A longer success rejects with a {@link CustomerIORequestError}; of an
	 * error's body, 256 KiB are kept at most. Default 4,000,000.
	 */
	readonly maxResponseBytes?: number | undefined;
	/** How failed attempts are retried. */
	readonly retry?: RetryOptions | undefined;
	/** Called before each attempt is sent. What a hook throws is written to the console and changes nothing else. */
	readonly onRequest?: ((request: SentRequest) => void) | undefined;
	/** Called for each response, after it has been read. */
	readonly onResponse?: ((response: ReceivedResponse) => void) | undefined;
	/** Called for each failed attempt that will be retried, before the wait. */
	readonly onRetry?: ((retry: Retry) => void) | undefined;
	/** Where log lines go: an object with the methods of {@link Logger}. Default: `console`. */
	readonly logger?: Logger | undefined;
	/**
	 * How much is logged. `error`: calls that fail. `warn`: also retries and followed redirects. `info`: also calls that succeed.
	 * `debug`: also each attempt. Default `off`, or `warn` if a `logger` is given. The log has no credentials, headers or bodies, but it
	 * has URLs, whose paths contain identifiers of people.
	 */
	readonly logLevel?: LogLevel | undefined;
}

/** The options of a {@link TrackClient}. `Events` are the types of its events. */
export interface TrackClientOptions<Events extends object = AnyEvents> extends ClientOptions {
	/** The account's region. `auto` looks it up before the first call. Default: that of a private key (`sk_us_…`, `sk_eu_…`), or else `us`. */
	readonly region?: "us" | "eu" | "auto" | Region | undefined;
	/**
	 * A base URL instead of the region's: a sandbox, a proxy. Either `https://host/api/v1` or the root `https://host`; a prefix before
	 * `/api` is kept. The credentials go there.
	 */
	readonly url?: string | undefined;
	/**
	 * Whether events without an `id` get a ULID. An event without an `id` is not retried if an attempt may have been processed. Default
	 * `true`.
	 */
	readonly eventIds?: boolean | undefined;
	/**
	 * A validator for the data of each event, by its name: any Standard Schema, such as one of Zod, Valibot or ArkType. `track` and
	 * `trackAnonymous` then refuse other names, check the data before it is sent, and send what the validator returns. Other methods check
	 * nothing: not `trackPageView`, `entity`, `batch` and `sendAll`.
	 *
	 * @example
	 * const cio = new TrackClient(siteId, apiKey, { events: { purchase: z.object({ total: z.number() }) } });
	 * await cio.track("42", { name: "purchase", data: { total: 9.9 } });
	 */
	readonly events?: EventSchemas<Events> | undefined;
	/**
	 * Sends calls that are made at about the same time as one request. Each promise settles with the result of its own call. Off unless
	 * given; `{}` turns it on.
	 *
	 * It applies to `identify`, `destroy`, `suppress`, `unsuppress`, `track`, `trackPageView`, `trackAnonymous`, `addDevice`,
	 * `deleteDevice`, `mergeCustomers` and `entity`. Other calls go out at once, and do not wait for these. In Cloudflare Workers and
	 * Edge functions, create such a client inside the handler.
	 *
	 * @example
	 * const cio = new TrackClient(siteId, apiKey, { batching: {} });
	 * await Promise.all(orders.map(({ person, ...data }) => cio.track(person, { name: "order", data })));
	 */
	readonly batching?: BatchingOptions | undefined;
	/**
	 * Allows a page and its workers to send to Customer.io directly. Every visitor can then read the API key, which can write to your
	 * whole workspace. Without this option, they need a `url` of your own, such as a proxy that holds the key. Private keys (`sk_…`) are
	 * refused there in any case. Default `false`.
	 */
	readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** When calls go out as one request. */
export interface BatchingOptions {
	/** The longest time that a call waits for others, in milliseconds. Default 10. */
	readonly maxDelayMs?: number | undefined;
	/** The most calls in one request, which has at most 480,000 bytes. Default 1,000. */
	readonly maxOperations?: number | undefined;
}

/** How failed attempts are retried. */
export interface RetryOptions {
	/** Retries after the first attempt: 3 unless given. */
	readonly maxRetries?: number | undefined;
	/** The shortest wait before a retry, in milliseconds: 200 unless given. It doubles with each retry. */
	readonly minTimeoutMs?: number | undefined;
	/** The longest wait that the doubling can reach, in milliseconds: 5,000 unless given. */
	readonly maxTimeoutMs?: number | undefined;
	/** Statuses that are retried: 408, 425, 429, 500, 502, 503, 504, 522 and 524 unless given. */
	readonly retryStatusCodes?: readonly number[] | undefined;
	/** Whether the wait that a response asks for with `Retry-After` is the shortest wait; `true` unless given. */
	readonly respectRetryAfter?: boolean | undefined;
	/** The longest wait that `Retry-After` may ask for, in seconds: 300 unless given. A longer one is shortened to it. */
	readonly retryAfterMaxSeconds?: number | undefined;
	/**
	 * The limit for all waits of a call together, in milliseconds: 30,000 unless given. If the next wait would exceed it, the call
	 * rejects with the last failure instead.
	 */
	readonly maxTotalBackoffMs?: number | undefined;
}

/** The last argument of every method. */
export interface CallOptions {
	/** Aborts the call at once, with an {@link AbortError}. */
	readonly signal?: AbortSignal | undefined;
	/**
	 * The time for one attempt, until its response has been read, in milliseconds; 0 for no limit. Default: the client's `timeout`; for a
	 * raw request its own `timeout`, or else the client's if it was set, or else no limit. With the `batching` of a `TrackClient`, it is
	 * the time from the call to its end; the attempts of the common request have the client's `timeout`.
	 */
	readonly timeout?: number | undefined;
}

/** An attempt that is about to be sent, without its credentials. */
export interface SentRequest {
	/** The HTTP method. */
	readonly method: string;
	/** The URL of the attempt. Secrets in it are redacted. */
	readonly url: string;
	/**
	 * The headers, with their names in lower case. The credentials are replaced by `Basic [redacted]` or `Bearer [redacted]`, and the values
	 * of your own headers by `[redacted]`.
	 */
	readonly headers: { readonly [name: string]: string };
	/** 1 for the first attempt. */
	readonly attempt: number;
}

/** A response to an attempt. */
export interface ReceivedResponse {
	/** The HTTP method. */
	readonly method: string;
	/** The URL of the attempt. Secrets in it are redacted. */
	readonly url: string;
	/** The HTTP status. */
	readonly status: number;
	/** The response's headers, with their names in lower case. Cookies and credentials are replaced by `[redacted]`. */
	readonly headers: { readonly [name: string]: string };
	/** 1 for the first attempt. */
	readonly attempt: number;
	/** Milliseconds from sending the request to the end of the response. */
	readonly elapsed: number;
}

/** A retry, before its wait. */
export interface Retry {
	/** The number of the attempt that failed: 1 for the first. */
	readonly attempt: number;
	/** The wait before the next attempt, in milliseconds. */
	readonly delay: number;
	/** What the call would reject with if this were the last attempt. */
	readonly error: CustomerIOError;
}
