import type { AnyEvents, EventSchemas } from "../../public/types/events.js";
import type { Logger, LogLevel } from "../../public/types/observers.js";
import type {
	Fetch,
	ReceivedResponse,
	Retry,
	RetryOptions,
	SentRequest,
} from "../../public/types/options.js";
import type { Region } from "../../public/types/region.js";
import type { Pairs } from "../../public/types/values.js";
import type { PipelinesContext } from "./messages.js";

/** The options of a {@link PipelinesClient}. `Events` are the types of its events. */
export interface PipelinesClientOptions<Events extends object = AnyEvents> {
	/** The account's region. Default: that of a key that begins with `sk_us_`, `sk_eu_`, `pk_us_` or `pk_eu_`, or else `us`. */
	readonly region?: "us" | "eu" | Region;
	/** A base URL instead of the region's, such as `https://host/v1`: a sandbox, a proxy. The credentials go there. */
	readonly url?: string;
	/**
	 * Whether Customer.io refuses what it cannot use, with an error. Without it, the response is a success even if Customer.io drops the
	 * call. Default `true`; in a page always `false`, because the header `X-Strict-Mode` would need a preflight request.
	 */
	readonly strictMode?: boolean;
	/** The context of each message. The message's own `context` wins, member by member. */
	readonly defaultContext?: PipelinesContext;
	/**
	 * A validator for the properties of each event, by its name: any Standard Schema, such as one of Zod, Valibot or ArkType. `track` then
	 * refuses other names, checks the properties before they are sent, and sends what the validator returns. The events that Customer.io acts
	 * on, such as `User Deleted`, need no validator. Other methods check nothing: not `batch` and `sendAll`.
	 *
	 * @example
	 * const cdp = new PipelinesClient(writeKey, { events: { Purchase: z.object({ total: z.number() }) } });
	 * await cdp.track({ userId: "42", event: "Purchase", properties: { total: 9.9 } });
	 */
	readonly events?: EventSchemas<Events>;
	/**
	 * Whether requests outlive the page that makes them, for calls while it is being closed. Browsers allow 64 KiB in flight; a call beyond that
	 * rejects with a {@link NetworkError}. Retries do not outlive the page, and neither do the requests of `sendAll`. Default `false`.
	 */
	readonly keepalive?: boolean;
	/** Called instead of the global `fetch`. */
	readonly fetch?: Fetch;
	/**
	 * Headers of each request. `Authorization` is refused, because the client sets it, and so is every header that the runtime sets: those
	 * that the Fetch standard forbids (`Content-Length`, `Host`, `Connection`, …). In a page, most headers need a preflight request.
	 */
	readonly headers?: Pairs<Headers>;
	/** The time for one attempt, until its response has been read, in milliseconds; 0 for no limit. Default 10,000. */
	readonly timeout?: number;
	/** The time for one call, with all attempts and the waits between them, in milliseconds; 0 for no limit. Default 60,000. */
	readonly totalTimeout?: number;
	/**
	 * The longest response that is read, in bytes after decompression. A longer success rejects with a {@link CustomerIORequestError}; of an
	 * error's body, 256 KiB are kept at most. Default 4,000,000.
	 */
	readonly maxResponseBytes?: number;
	/** How failed attempts are retried. */
	readonly retry?: RetryOptions;
	/** Called before each attempt is sent. What a hook throws is written to the console and changes nothing else. */
	readonly onRequest?: (request: SentRequest) => void;
	/** Called for each response, after it has been read. */
	readonly onResponse?: (response: ReceivedResponse) => void;
	/** Called for each failed attempt that will be retried, before the wait. */
	readonly onRetry?: (retry: Retry) => void;
	/** Where log lines go: an object with the methods of {@link Logger}. Default: `console`. */
	readonly logger?: Logger;
	/**
	 * How much is logged. `error`: calls that fail. `warn`: also retries and followed redirects. `info`: also calls that succeed. `debug`: also
	 * each attempt. Default `off`, or `warn` if a `logger` is given. There are no credentials, headers and bodies in the log, but URLs, which have
	 * the identifiers of people in their paths.
	 */
	readonly logLevel?: LogLevel;
}
