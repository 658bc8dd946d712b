/** Browsers fetch the file beside this one; Vite and webpack see the URL and copy the file. */
import { defineTrackClient } from "../track/client.js";

export * from "../track/exports.js";
export const TrackClient = defineTrackClient(() => new URL("./core.wasm", import.meta.url));
