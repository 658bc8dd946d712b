import type { AnyEvents, EventSchemas } from "../../public/types/events.js";
import type { ClientOptions } from "../../public/types/options.js";
import type { Region } from "../../public/types/region.js";
import type { PipelinesContext } from "./messages.js";

/** The options of a {@link PipelinesClient}. `Events` are the types of its events. */
export interface PipelinesClientOptions<Events extends object = AnyEvents> extends ClientOptions {
	/** The account's region. Default: that of a key that begins with `sk_us_`, `sk_eu_`, `pk_us_` or `pk_eu_`, or else `us`. */
	readonly region?: "us" | "eu" | Region | undefined;
	/** A base URL instead of the region's, such as `https://host/v1`: a sandbox, a proxy. The credentials go there. */
	readonly url?: string | undefined;
	/**
	 * Whether Customer.io refuses what it cannot use, with an error. Without it, the response is a success even if Customer.io drops the
	 * call. Default `true`; in a page always `false`, because the header `X-Strict-Mode` would need a preflight request.
	 */
	readonly strictMode?: boolean | undefined;
	/** The context of each message. The message's own `context` wins, member by member. */
	readonly defaultContext?: PipelinesContext | undefined;
	/**
	 * A validator for the properties of each event, by its name: any Standard Schema, such as one of Zod, Valibot or ArkType. `track` then
	 * refuses other names, checks the properties before they are sent, and sends what the validator returns. The events that Customer.io acts
	 * on, such as `User Deleted`, need no validator. Other methods check nothing: not `batch` and `sendAll`.
	 *
	 * @example
	 * const cdp = new PipelinesClient(writeKey, { events: { Purchase: z.object({ total: z.number() }) } });
	 * await cdp.track({ userId: "42", event: "Purchase", properties: { total: 9.9 } });
	 */
	readonly events?: EventSchemas<Events> | undefined;
	/**
	 * Whether requests outlive the page that makes them, for calls while it is being closed. Browsers allow 64 KiB in flight: a longer
	 * batch is sent without it, and a call beyond that rejects with a {@link NetworkError}. Retries do not outlive the page, and neither do the
	 * requests of `sendAll`. Default `false`.
	 */
	readonly keepalive?: boolean | undefined;
}
