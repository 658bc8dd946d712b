import { TrackClient } from "customerio-wasm";

export default {
	/** @param {Request} _request @param {{ SANDBOX_URL: string }} env */
	async fetch(_request, env) {
		const cio = new TrackClient("site", "key", { url: env.SANDBOX_URL });
		return Response.json(await cio.track("workers", { name: "visited" }));
	},
};
