/** Carries the WebAssembly in its own text, for bundlers that copy no file. Not for workerd, which refuses to compile at run time. */
import { embedded } from "./embedded.js";
import { defineTrackClient } from "./track-client.js";

export * from "./public.js";
export const TrackClient = defineTrackClient(embedded);
