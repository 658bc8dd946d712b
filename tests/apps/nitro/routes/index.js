import { TrackClient } from "customerio-wasm";
import { defineEventHandler, getQuery } from "h3";
import { useRuntimeConfig } from "nitropack/runtime";

export default defineEventHandler(async (event) => {
	const { id } = getQuery(event);
	const cio = new TrackClient("site", "key", { url: useRuntimeConfig(event).sandboxUrl });
	await cio.identify(id, { name: "Zoë 🙂" });
	await cio.track(id, { name: "visited" });
	return "sent";
});
