/** Carries the WebAssembly in its own text, for bundlers that copy no file. Not for workerd, which refuses to compile at run time. */

import { defineTrackClient } from "../track/client.js";
import { embedded } from "./embedded.js";

export * from "../track/exports.js";
export const TrackClient = defineTrackClient(embedded);
