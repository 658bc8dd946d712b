import type { Sandbox, SandboxOptions } from "./index.js";

/**
 * What {@link serveSandbox} takes: the options of `createSandbox`, and where to listen.
 *
 * @example
 * const options: ServeOptions = { port: 8787, region: "eu" };
 */
export interface ServeOptions extends SandboxOptions {
	/** The port; `0` (the default) is any free one. */
	port?: number;
	/** The address to listen on. Default `"127.0.0.1"`, which other machines cannot reach. */
	host?: string;
}

/**
 * A sandbox that listens on a port.
 *
 * @example
 * const { url, sandbox, close } = await serveSandbox();
 */
export interface ServedSandbox {
	/** Where it listens, without a trailing slash: `http://127.0.0.1:8787`. */
	url: string;
	/** The sandbox itself, to look into or to reset. */
	sandbox: Sandbox;
	/**
	 * Stops listening and cuts the connections that are still open. Resolves when the port is free; a
	 * second call does nothing more.
	 *
	 * @example
	 * after(() => served.close());
	 */
	close(this: void): Promise<void>;
}

/**
 * Serves a new sandbox over HTTP, with `node:http`. The sandbox sees the path as it was sent: nothing is
 * decoded or normalised on the way.
 *
 * Rejects with a `TypeError` if an option is unknown or unusable, and with an `Error` whose `cause` is
 * Node's own if it cannot listen there (`EADDRINUSE`, `EACCES`).
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
