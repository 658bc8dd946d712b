/** workerd (Cloudflare Workers) compiles the module when the Worker is deployed: an import gives a `WebAssembly.Module`. */
import wasm from "./core.wasm";
import { defineTrackClient } from "./track-client.js";

export * from "./public.js";
export const TrackClient = defineTrackClient(() => wasm, { isolated: true });
