/**
 * A relay in a server of `node:http`, and of the frameworks on it: {@link toNodeHandler}.
 *
 * @module customerio-wasm/relay/node
 */
import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Turns a relay into a handler for `node:http`, Express and others. It reads the body itself, so put it before any body parser.
 *
 * @param relay the result of `createRelay`
 * @param options the origin that browsers see, such as `https://shop.example`. Set it if a proxy in front of the server terminates
 * https: otherwise the relay believes that its own origin is http. Default: that of the Host header
 * @returns the handler. Its promise rejects if `relay` does, which the result of `createRelay` never does. A function around it must catch
 * its own errors, unless the framework handles them, as Express 5 does
 * @throws `TypeError` if `relay` is not a function, or if browsers never send such an `origin`, for example without `https://`
 * @example
 * createServer(toNodeHandler(relay, { origin: "https://shop.example" })).listen(3000);
 * app.post("/e", toNodeHandler(relay)); // Express
 */
export declare function toNodeHandler(
	relay: (request: Request) => Promise<Response>,
	options?: { readonly origin?: string | undefined },
): (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;
