/**
 * A relay in a server of `node:http`, and of the frameworks on it: {@link toNodeHandler}.
 *
 * @module customerio-wasm/relay/node
 */
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Makes a relay a handler of `node:http`, Express and others. It reads the body itself, so put it before any parser of bodies.
 *
 * @param relay of `createRelay`
 * @param options the origin at which pages reach the server, such as `https://shop.example`. Give it if a proxy in front of the server
 * speaks https with browsers: otherwise the relay takes its own origin for one of http. Default: that of the Host header
 * @throws `TypeError` for an `origin` that browsers never send, such as one without `https://`
 * @example
 * createServer(toNodeHandler(relay, { origin: "https://shop.example" })).listen(3000);
 * app.post("/e", toNodeHandler(relay)); // Express
 */
export declare function toNodeHandler(
	relay: (request: Request) => Promise<Response>,
	options?: { readonly origin?: string },
): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
