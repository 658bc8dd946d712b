/**
 * The clients of Customer.io's APIs, for servers: {@link TrackClient} and {@link APIClient}. A page imports `customerio-wasm/track`.
 */

export * from "../app/index.js";
export * from "../track/index.js";
