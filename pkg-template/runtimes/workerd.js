/** workerd (Cloudflare Workers) compiles the module when the Worker is deployed: an import gives a `WebAssembly.Module`. */

import { defineTrackClient } from "../track/client.js";
import wasm from "./core.wasm";

export * from "../track/exports.js";
export const TrackClient = defineTrackClient(() => wasm, { isolated: true });
