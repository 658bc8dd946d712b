import type { CustomerIOError } from "./errors.js";
import type { Region } from "./region.js";
import type { Pairs } from "./values.js";

/** As much of the platform's `fetch` as the client uses: called with a URL and what to send there. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a client is made with. */
export interface TrackClientOptions {
	/**
	 * Where the account lives; `us` unless given. `auto` asks Customer.io once, before the first call is sent.
	 */
	readonly region?: "us" | "eu" | "auto" | Region;
	/**
	 * Another base than the region's: a sandbox, a relay. As `https://host/api/v1` or as the bare root `https://host`; a
	 * prefix before `/api` is kept. The credentials go there.
	 */
	readonly url?: string;
	/** Called instead of the global `fetch`. */
	readonly fetch?: Fetch;
	/** Sent with each request. `Authorization` is refused: the client sets it. */
	readonly headers?: Pairs<Headers>;
	/** How long an attempt may take until its answer is read, in milliseconds; 0 for no limit, 10,000 unless given. */
	readonly timeout?: number;
	/**
	 * How long a call may take with all its attempts and the waits between them, in milliseconds; 0 for no limit, 60,000
	 * unless given.
	 */
	readonly totalTimeout?: number;
	/** How failed attempts are repeated. */
	readonly retry?: RetryOptions;
	/**
	 * Whether events get a ULID as their `id` where they have none; `true` unless given. Without one, an event whose
	 * outcome is unknown is not sent again.
	 */
	readonly eventIds?: boolean;
	/**
	 * Allows a page to send the API key to Customer.io itself. It can write to your whole workspace and every visitor can
	 * read it, so without this a page needs a `url` of your own, such as a relay that holds the key.
	 */
	readonly dangerouslyAllowBrowser?: boolean;
	/** Told of each attempt before it is sent. What a hook throws is written to the console and changes nothing else. */
	readonly onRequest?: (request: SentRequest) => void;
	/** Told of each answer, when it has been read. */
	readonly onResponse?: (response: ReceivedResponse) => void;
	/** Told of each failed attempt that will be repeated, before the wait. */
	readonly onRetry?: (retry: Retry) => void;
}

/** How failed attempts are repeated. */
export interface RetryOptions {
	/** Retries after the first attempt: 3 unless given. */
	readonly maxRetries?: number;
	/** The least wait before a retry, in milliseconds: 200 unless given. It doubles with each retry. */
	readonly minTimeoutMs?: number;
	/** The longest wait that the doubling leads to, in milliseconds: 5,000 unless given. */
	readonly maxTimeoutMs?: number;
	/** Statuses that are worth a retry: 408, 425, 429, 500, 502, 503, 504, 522 and 524 unless given. */
	readonly retryStatusCodes?: readonly number[];
	/** Whether the wait that a response asks for with `Retry-After` is the shortest wait; `true` unless given. */
	readonly respectRetryAfter?: boolean;
	/** The longest wait that `Retry-After` may ask for, in seconds: 300 unless given. A longer one is cut to it. */
	readonly retryAfterMaxSeconds?: number;
	/**
	 * The limit for all the waits of a call together, in milliseconds: 30,000 unless given. If the next wait would exceed
	 * it, the call rejects with the last failure instead.
	 */
	readonly maxTotalBackoffMs?: number;
}

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

/** An attempt, without its credentials. */
export interface SentRequest {
	readonly method: string;
	readonly url: string;
	/** Names in lower case; the credentials are replaced: `Basic [redacted]`. */
	readonly headers: { readonly [name: string]: string };
	/** 1 for the first attempt. */
	readonly attempt: number;
}

/** An answer to an attempt. */
export interface ReceivedResponse {
	readonly method: string;
	readonly url: string;
	/** The HTTP status. */
	readonly status: number;
	/** The answer's headers, names in lower case. */
	readonly headers: { readonly [name: string]: string };
	/** 1 for the first attempt. */
	readonly attempt: number;
	/** Milliseconds from sending to the end of the answer. */
	readonly elapsed: number;
}

/** A retry that is about to be waited for. */
export interface Retry {
	/** The attempt that failed: 1 for the first. */
	readonly attempt: number;
	/** The wait, in milliseconds. */
	readonly delay: number;
	/** What the call would have rejected with, had this been the last attempt. */
	readonly error: CustomerIOError;
}
