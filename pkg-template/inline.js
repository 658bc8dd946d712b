/** Carries the WebAssembly in its own text, for bundlers that copy no file. Larger; not for workerd, which refuses to compile at run time. */
import base64 from "./core.wasm.base64.js";
import { defineTrackClient } from "./track-client.js";

export * from "./public.js";
export const TrackClient = defineTrackClient(() =>
	Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
);
