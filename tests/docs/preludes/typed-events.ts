/** What docs/typed-events.md takes for granted. */
export { TrackClient } from "customerio-wasm/track";
export { z } from "zod";

export const siteId = process.env.CIO_SITE_ID;
export const apiKey = process.env.CIO_API_KEY;
