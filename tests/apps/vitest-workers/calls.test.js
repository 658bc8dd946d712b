import { env, SELF } from "cloudflare:test";
import { TrackClient } from "customerio-wasm";
import { expect, test } from "vitest";

const connect = () => new TrackClient("site", "key", { url: env.SANDBOX_URL });

test("calls over HTTP, in the test and in the Worker", async () => {
	await connect().identify("workers", { name: "Zoë 🙂" });
	const response = await SELF.fetch("https://worker.example");
	expect(await response.json()).toEqual({});
});

// At this compatibility date, workerd reports rejections that get their handler a microtask late; the pool then fails the run.
test("a rejection that is handled", async () => {
	await expect(connect().identify("..")).rejects.toMatchObject({ code: "validation" });
	await expect(connect().sendAll(5)).rejects.toMatchObject({ code: "validation" });
	const stranger = new TrackClient("site", "wrong", { url: env.SANDBOX_URL });
	await expect(stranger.identify("1")).rejects.toMatchObject({ statusCode: 401 });
});
