import { TrackClient } from "customerio-wasm/track";

let client: TrackClient | undefined;

/** The client of this server. Made by the first request: a build may have no secrets. */
export function customerio(): TrackClient {
	const { CIO_SITE_ID = "", CIO_API_KEY = "", CIO_URL } = process.env;
	client ??= new TrackClient(CIO_SITE_ID, CIO_API_KEY, { url: CIO_URL });
	return client;
}
