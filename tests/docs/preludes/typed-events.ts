/** What docs/typed-events.md takes for granted. */
import { TrackClient } from "customerio-wasm/track";

export { createPage } from "customerio-wasm/page";
export { PipelinesClient, SemanticEvents } from "customerio-wasm/pipelines";
export { createRelay, type RelayEvents } from "customerio-wasm/relay";
export { TrackClient } from "customerio-wasm/track";
export { z } from "zod";

const siteId = process.env.CIO_SITE_ID;
const apiKey = process.env.CIO_API_KEY;
export const writeKey = process.env.CIO_WRITE_KEY;
export const client = new TrackClient(siteId, apiKey);
export const cookie = { secret: process.env.RELAY_SECRET };
