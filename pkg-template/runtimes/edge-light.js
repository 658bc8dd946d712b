/** The Edge runtime of Vercel and Next.js: `?module` asks their bundlers for a `WebAssembly.Module`. */

import { defineTrackClient } from "../track/client.js";
import wasm from "./core.wasm?module";

export * from "../track/exports.js";
export const TrackClient = defineTrackClient(() => wasm, { isolated: true });
