/** The behaviour suite in a Worker, and a client that its requests share. */

import * as cio from "customerio-wasm";
import { importActivity } from "../behaviour/import-spy.js";
import { runSuite } from "../behaviour/suite.js";

const imported = importActivity();
/** @type {import("customerio-wasm").TrackClient | undefined} */
let shared;

export default {
	/** @param {Request} request @param {{ URL: string }} env */
	async fetch(request, env) {
		const { pathname, searchParams } = new URL(request.url);
		if (pathname === "/suite") {
			const results = await runSuite({ cio, url: env.URL, imported });
			return Response.json(results.length);
		}
		shared ??= new cio.TrackClient("site", "key", { url: env.URL, timeout: 0 });
		const url = searchParams.get("base");
		const client = url ? new cio.TrackClient("site", "key", { url, timeout: 0 }) : shared;
		return Response.json(await client.identify(pathname.slice(1)));
	},
};
