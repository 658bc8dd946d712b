import type { TrackClient } from "../../track/types/client.js";
import type { PersonEvent, PersonIdentify, PersonPage } from "../../track/types/operations.js";
import type { EventRules } from "./events.js";
import type { Identify, Identity } from "./identity.js";

/** What a relay makes of an item of a page: an operation of the v2 Track API. */
export type RelayOperation = PersonEvent | PersonPage | PersonIdentify;

/**
 * A relay. It takes the request of a page and resolves with the response; it never rejects. Statuses: 202 all items are settled; 400 the
 * body is malformed; 403 the page may not send; 405 the method is wrong; 413 the request is too large; 429 and 503 send again later, with
 * `Retry-After`.
 */
export interface Relay<Events = { [name: string]: unknown }> {
	(request: Request): Promise<Response>;
	/** Only a type: the events of the relay, for {@link RelayEvents}. */
	readonly "~events"?: Events;
}

/**
 * The events of a relay: the data of each, by its name. It types `track` in a page, without any code of the relay in it.
 *
 * @example
 * export const relay = createRelay({ events: { cta_clicked: z.object({ where: z.string() }) }, … });
 * export type Events = RelayEvents<typeof relay>; // { cta_clicked: { where: string } }
 */
export type RelayEvents<R> = R extends Relay<infer Events> ? Events : never;

/** A decision, also as a rate limiter of Cloudflare Workers gives it. */
export type Decision = boolean | { readonly success: boolean };

/** The options of `createRelay`: where operations go, and the rules. */
export type RelayOptions<Events extends EventRules = EventRules> = RelayRules<Events> & Destination;

/** Where operations go: to Customer.io, or to a queue. */
export type Destination =
	| {
			/**
			 * Sends them with `sendAll`, at once: the page gets its response after Customer.io's. A retry of the client makes the page
			 * wait; after 15 seconds, the page gets a 503 and sends again.
			 */
			readonly client: Pick<TrackClient, "sendAll">;
			readonly sink?: undefined;
	  }
	| {
			/**
			 * Takes them, and puts them into a queue, for example. If it resolves, the page is told that its items are safe, and forgets
			 * them; if it throws, the page keeps them and sends them again. It has 15 seconds, like each function of the rules.
			 */
			readonly sink: (operations: RelayOperation[]) => unknown;
			readonly client?: undefined;
	  };

/** The rules of a relay. */
export interface RelayRules<Events extends EventRules = EventRules> {
	/**
	 * Which events pages may send: their names, a function of the name, or a schema for the data of each name. Others are refused with the
	 * code `event`, and data that its schema does not take with `data`. What the schema returns is sent.
	 */
	readonly events: Events;
	/** The cookie that recognises an anonymous visitor. */
	readonly cookie: CookieOptions;
	/**
	 * Says who the visitor is, by the session of the request. Without it every visitor is anonymous. Nothing in the body of the request says
	 * who it is.
	 */
	readonly identify?: Identify | undefined;
	/**
	 * The attributes that a page may set by identify. Others are refused with the code `attribute`. Default: none. Name attributes such as
	 * `email`, `unsubscribed` or `id` only if each visitor may change their own.
	 */
	readonly attributes?: readonly string[] | undefined;
	/** Whether page views are accepted. Default `false`. */
	readonly pages?: boolean | undefined;
	/**
	 * The origins of the pages that may send, such as `https://shop.example`; also the relay's own, if its pages may. Default: only the
	 * relay's own.
	 */
	readonly origins?: readonly string[] | undefined;
	/** Whether pages of other origins may send cookies. They need it for `identify` by a session, and to be recognised. Default `false`. */
	readonly credentials?: boolean | undefined;
	/**
	 * Whether a visitor may send now; a 429 otherwise. `identity` is what `identify` has returned.
	 *
	 * @example rateLimit: (request) => env.LIMITER.limit({ key: request.headers.get("cf-connecting-ip") ?? "" })
	 */
	readonly rateLimit?:
		| ((request: Request, identity: Identity | null) => Decision | Promise<Decision>)
		| undefined;
	/** Whether the visitor has agreed; a 403 otherwise. */
	readonly consent?: ((request: Request) => boolean | Promise<boolean>) | undefined;
	/**
	 * Whether requests with the header `Sec-GPC: 1` (the browser's Global Privacy Control) are accepted. Default `false`: they are
	 * refused like those without consent.
	 */
	readonly ignoreGpc?: boolean | undefined;
	/**
	 * Changes an operation before it is sent: adds what the request says, such as the country. What it returns is sent as it is: do not copy
	 * data of the page into `recipient`, `from_address` or `reply_to`. An operation of more than 32,000 bytes is refused with the code `size`.
	 */
	readonly enrich?:
		| ((request: Request, operation: RelayOperation) => RelayOperation | Promise<RelayOperation>)
		| undefined;
	/** The largest request. */
	readonly limits?:
		| {
				/** Bytes of its body. Default 65,536. */
				readonly bytes?: number | undefined;
				/** Its items. Default 100. */
				readonly items?: number | undefined;
		  }
		| undefined;
	/**
	 * Responds before the operations are sent, and keeps the host running until they are. The page forgets its items with the response:
	 * if sending fails, they are lost, and `onError` is called. So is the anonymous history of a visitor who has just logged in: it goes out
	 * with them. Where that must not happen, use `sink` with a queue instead.
	 *
	 * @example waitUntil: (promise) => ctx.waitUntil(promise)
	 */
	readonly waitUntil?: ((promise: Promise<unknown>) => void) | undefined;
	/**
	 * Called with each error: what one of these functions has thrown, why nothing could be sent, that Customer.io has refused operations.
	 * The page gets a 503 without details. Default: the error is written to the console.
	 */
	readonly onError?: ((error: unknown, context: { readonly request: Request }) => void) | undefined;
}

/** The cookie of anonymous visitors. It is HttpOnly and SameSite=Lax, for the path `/`. */
export interface CookieOptions {
	/**
	 * Signs the cookie: at least 32 characters, used for nothing else. To change it, give the new one and then the old one: the first signs,
	 * all are accepted.
	 */
	readonly secret: string | readonly string[];
	/**
	 * Its name. Default `__Host-cio_aid`, which browsers keep only over https. For development over http, give a name without prefix: then it
	 * is `Secure` only if the request came over https.
	 */
	readonly name?: string | undefined;
	/** How long a visitor is recognised, in seconds. Default: a year. */
	readonly maxAge?: number | undefined;
}
