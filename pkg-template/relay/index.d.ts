/**
 * A relay between pages and Customer.io, for your server or edge function: {@link createRelay}.
 *
 * @see https://docs.customer.io/api/track/
 * @module customerio-wasm/relay
 */

import type { EventRules, EventsOf } from "./types/events.js";
import type { Identify, Identity } from "./types/identity.js";
import type { Relay, RelayOptions } from "./types/options.js";

export type * from "../public/types/standard-schema.js";
export type * from "./types/events.js";
export type * from "./types/identity.js";
export type * from "./types/options.js";

/**
 * Creates a relay. A page holds no key, so it sends its events to your server, where the relay checks them and passes them on. You decide
 * here who the visitor is, which events exist, and which attributes a page may set. The page never does.
 *
 * The relay takes a `Request` and resolves with a `Response`. It never rejects.
 *
 * @throws a `ValidationError` of the package for a mistake in the options, and in a page
 * @example
 * const relay = createRelay({
 * 	client: new TrackClient(siteId, apiKey),
 * 	identify: async (request) => {
 * 		const session = await readSession(request);
 * 		return session ? { id: session.userId } : null;
 * 	},
 * 	events: ["pricing_viewed", "cta_clicked"],
 * 	pages: true,
 * 	cookie: { secret: process.env.RELAY_SECRET },
 * });
 * const response = await relay(request);
 */
export declare function createRelay<const Events extends EventRules>(
	options: RelayOptions<Events>,
): Relay<EventsOf<Events>>;

/**
 * Signs a token that says who a visitor is, for a relay on another host than the session. The server that has the session puts the token
 * into the page; the page sends it with each request, and {@link verifyIdentity} reads it. It is a JSON Web Token with HS256, so any other
 * library can sign it, too.
 *
 * @param secret at least 32 characters, used for nothing else. Of a list, the first
 * @param options how many seconds it is valid: at most 3,600. Default 900
 * @throws a `ValidationError` of the package for an invalid secret, identity or time
 * @example
 * const token = await signIdentity(secret, { id: "42" });
 * // In the page: fetch(relayUrl, { method: "POST", headers: { authorization: `Bearer ${token}` }, body });
 */
export declare function signIdentity(
	secret: string | readonly string[],
	identity: Identity,
	options?: { readonly expiresIn?: number | undefined },
): Promise<string>;

/**
 * The option `identify` of a relay that gets tokens of {@link signIdentity}. A visitor without a valid token is anonymous.
 *
 * @param secrets the secret that tokens are signed with. While you change it, a list of the new and the old one
 * @param options the header that has the token, with or without `Bearer` before it. Default `authorization`
 * @throws a `ValidationError` of the package for a secret that is too short
 * @example
 * const relay = createRelay({ client, identify: verifyIdentity(secret), events: ["cta_clicked"], cookie: { secret: other } });
 */
export declare function verifyIdentity(
	secrets: string | readonly string[],
	options?: { readonly header?: string | undefined },
): Identify;
