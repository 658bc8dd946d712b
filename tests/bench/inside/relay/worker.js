/** A Worker with the relay at `/relay`, and a handler that checks nothing at `/bare`. */
import { accept, relay } from "./handle.js";

export default {
	/** @param {Request} request */
	async fetch(request) {
		if (new URL(request.url).pathname === "/relay") return relay(request);
		const headers = { "content-type": "application/json" };
		return new Response(accept(await request.text()), { status: 202, headers });
	},
};
