/** What docs/batching.md takes for granted. */
export { TrackClient } from "customerio-wasm/track";

export const siteId = process.env.CIO_SITE_ID;
export const apiKey = process.env.CIO_API_KEY;
export const orders = [
	{ person: "42", total: 9.9 },
	{ person: "43", total: 12 },
];
