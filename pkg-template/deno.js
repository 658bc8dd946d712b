/** Deno reads a source-phase import without the permission to read files. */
import source wasm from "./core.wasm";
import { defineTrackClient } from "./track-client.js";

export * from "./public.js";
export const TrackClient = defineTrackClient(() => wasm);
