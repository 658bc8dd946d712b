/** Deno reads a source-phase import without the permission to read files. */

import { defineTrackClient } from "../track/client.js";
import source wasm from "./core.wasm";

export * from "../track/exports.js";
export const TrackClient = defineTrackClient(() => wasm);
