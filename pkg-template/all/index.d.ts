/**
 * The clients of Customer.io's APIs, for servers: {@link TrackClient}, {@link APIClient} and {@link PipelinesClient}. A page imports
 * `customerio-wasm/track` or `customerio-wasm/pipelines`.
 */

export * from "../app/index.js";
export * from "../pipelines/index.js";
export * from "../track/index.js";
