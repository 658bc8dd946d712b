import { TrackClient } from "customerio-wasm";

/** Looked up at run time: the sandbox's port is not known when the app is built. */
export const connect = () => new TrackClient("site", "key", { url: process.env.SANDBOX_URL });
