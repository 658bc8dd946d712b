/** The Edge runtime of Vercel and Next.js: `?module` asks their bundlers for a `WebAssembly.Module`. */
import wasm from "./core.wasm?module";
import { defineTrackClient } from "./track-client.js";

export * from "./public.js";
export const TrackClient = defineTrackClient(() => wasm, { isolated: true });
