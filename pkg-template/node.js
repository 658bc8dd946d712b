/** Node and Bun read the file beside this one. */
import { readFile } from "node:fs/promises";
import { defineTrackClient } from "./track-client.js";

export * from "./public.js";
export const TrackClient = defineTrackClient(() => readFile(new URL("./core.wasm", import.meta.url)));
