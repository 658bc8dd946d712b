/** What downloads of `APIClient` leave behind on a signal that outlives them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { importInstalled, sharedConsumer } from "../harness/consumer.js";
import { collectGarbage } from "../harness/gc.js";
import { listen, sendJson } from "../harness/http.js";

/** @type {typeof import("customerio-wasm/app")} */
const { APIClient } = await importInstalled(await sharedConsumer(), "app/node.js");

/** Serves an export that is done. Its file stays open. @param {(url: string) => Promise<void>} run */
async function exporting(run) {
	const server = await listen((request, response) => {
		if (request.url === "/file") response.write("id\n");
		else if (request.url?.endsWith("/download")) sendJson(response, { url: `${server.url}/file` });
		else sendJson(response, { export: { id: 7, status: "done" } });
	});
	try {
		await run(server.url);
	} finally {
		await server.close();
	}
}

/** Waits for collections until something holds. @param {() => boolean} holds */
async function collected(holds) {
	for (let round = 0; round < 100 && !holds(); round += 1) {
		collectGarbage();
		await new Promise((resolve) => setTimeout(resolve, 10));
	}
}

test("a signal forgets a download whose body is gone", async () => {
	await exporting(async (url) => {
		const controller = new AbortController();
		let listeners = 0;
		const { addEventListener, removeEventListener } = controller.signal;
		Object.assign(controller.signal, {
			addEventListener: (/** @type {Parameters<typeof addEventListener>} */ ...args) => {
				listeners += 1;
				addEventListener.apply(controller.signal, args);
			},
			removeEventListener: (/** @type {Parameters<typeof addEventListener>} */ ...args) => {
				listeners -= 1;
				removeEventListener.apply(controller.signal, args);
			},
		});
		const client = new APIClient("a-key", { url });
		await (await client.waitForExport(7, { signal: controller.signal })).body?.cancel();
		assert.equal(listeners, 1);
		await collected(() => listeners === 0);
		assert.equal(listeners, 0);
	});
});

test("a body that is still read is kept, and ends with the signal", async () => {
	await exporting(async (url) => {
		const controller = new AbortController();
		const client = new APIClient("a-key", { url });
		const text = (await client.waitForExport(7, { signal: controller.signal })).text();
		let rounds = 0;
		await collected(() => {
			rounds += 1;
			return rounds > 5;
		});
		controller.abort();
		await assert.rejects(text, { name: "AbortError" });
	});
});
