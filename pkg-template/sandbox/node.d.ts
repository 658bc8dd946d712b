import type { Sandbox, SandboxOptions } from "./index.js";

/**
 * The options of {@link serveSandbox}: those of `createSandbox`, and the address to listen on.
 *
 * @example
 * const options: ServeOptions = { port: 8787, region: "eu" };
 */
export interface ServeOptions extends SandboxOptions {
	/** The port. The default, `0`, picks a free one. */
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
	/** Its URL, without a trailing slash: `http://127.0.0.1:8787`. */
	url: string;
	/** The sandbox itself, to inspect or reset. */
	sandbox: Sandbox;
	/**
	 * Stops listening and closes open connections. Resolves when the port is free; further calls do nothing more.
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
