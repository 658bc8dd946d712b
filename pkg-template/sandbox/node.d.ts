/**
 * The sandbox on a port: {@link serveSandbox}, {@link createSandboxHandler}.
 *
 * @module customerio-wasm/sandbox/node
 */

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Sandbox, SandboxOptions } from "./index.js";

/**
 * The options of {@link serveSandbox}: those of `createSandbox`, and the address to listen on.
 *
 * @example
 * const options: ServeOptions = { port: 8787, region: "eu" };
 */
export interface ServeOptions extends SandboxOptions {
	/** The port. The default, `0`, picks a free one. */
	port?: number | undefined;
	/** The address to listen on. Default `"127.0.0.1"`, which other machines cannot reach. */
	host?: string | undefined;
}

/**
 * A sandbox that another server can serve.
 *
 * @example
 * const { sandbox, handle } = createSandboxHandler();
 */
export interface SandboxHandler {
	/** The sandbox itself, to inspect or reset. */
	sandbox: Sandbox;
	/**
	 * Handles one request of a `node:http` server. Resolves when the response is on its way, and never rejects. Nothing else may
	 * have read the request's body.
	 *
	 * @param target the path and query for the sandbox, if they differ from those of the request.
	 *
	 * @example
	 * if (request.url.startsWith("/cio/")) await handle(request, response, request.url.slice("/cio".length));
	 */
	handle(this: void, request: IncomingMessage, response: ServerResponse, target?: string): Promise<void>;
}

/**
 * A sandbox that listens on a port.
 *
 * @example
 * const { url, sandbox, close } = await serveSandbox();
 */
export interface ServedSandbox extends SandboxHandler {
	/** Its URL, without a trailing slash: `http://127.0.0.1:8787`. */
	url: string;
	/**
	 * Stops listening, closes open connections, and posts no more webhooks. Resolves when the port is free; further calls do
	 * nothing more.
	 *
	 * @example
	 * after(() => served.close());
	 */
	close(this: void): Promise<void>;
}

/**
 * Serves a new sandbox over HTTP, with `node:http`. The sandbox sees the path as it was sent, neither decoded nor
 * normalised.
 *
 * Rejects with a `TypeError` if an option is unknown or invalid, and with an `Error` if it cannot listen on the address;
 * its `cause` is Node's error (`EADDRINUSE`, `EACCES`).
 *
 * @example
 * import { TrackClient } from "customerio-wasm";
 * import { serveSandbox } from "customerio-wasm/sandbox/node";
 *
 * const { url, close } = await serveSandbox();
 * const cio = new TrackClient("site", "key", { url });
 * await cio.identify("42", { plan: "basic" });
 * await close();
 */
export function serveSandbox(options?: ServeOptions): Promise<ServedSandbox>;

/**
 * Makes a sandbox that another server serves beside its own paths, such as a development server with its page: then the page
 * and the sandbox have one origin.
 *
 * @throws {TypeError} if an option is unknown or invalid.
 *
 * @example
 * import { createServer } from "node:http";
 * import { createSandboxHandler } from "customerio-wasm/sandbox/node";
 *
 * const { handle } = createSandboxHandler();
 * createServer((request, response) => {
 *   if (request.url === "/") response.end("my page");
 *   else handle(request, response);
 * }).listen(8787, "127.0.0.1");
 */
export function createSandboxHandler(options?: SandboxOptions): SandboxHandler;
