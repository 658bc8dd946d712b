import { TrackClient } from "customerio-wasm";

export default defineEventHandler(async (event) => {
	const { url, id } = getQuery(event);
	const cio = new TrackClient("site", "key", { url });
	await cio.identify(id, { name: "Zoë 🙂" });
	return await cio.track(id, { name: "visited" });
});
