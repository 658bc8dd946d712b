/** What the examples of docs/webhooks.md do with forged and repeated requests. tests/docs/docs.test.js only runs them. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { importInstalled, ROOT, sharedConsumer } from "../harness/consumer.js";
import { until } from "../harness/until.js";
import { COMPATIBILITY_DATE } from "../harness/workerd.js";

const KEY = "k3y";
const folder = await sharedConsumer();
const document = await readFile(join(ROOT, "docs/webhooks.md"), "utf8");
const { signWebhook } = await importInstalled(folder, "webhooks/node.js");

/** The first example below a heading. @param {string} heading @returns {string} */
function example(heading) {
	const code = document.split(`\n## ${heading}\n`)[1]?.match(/```js\n(.*?)```/s)?.[1];
	assert.ok(code, `docs/webhooks.md has no example below "${heading}"`);
	return code;
}

/** What a handler is sent: a POST with an event. @param {string} id */
async function signed(id) {
	const { body, headers } = await signWebhook({ event_id: id, object_type: "email", metric: "sent" }, KEY);
	return { method: "POST", body, headers };
}

test("a Worker puts an event into a queue, and its consumer stores it once", async () => {
	const { outputFiles } = await build({
		stdin: { contents: example("A Worker with a queue"), resolveDir: folder },
		bundle: true,
		format: "esm",
		conditions: ["workerd"],
		write: false,
	});
	const miniflare = new Miniflare({
		modules: true,
		script: outputFiles[0].text,
		compatibilityDate: COMPATIBILITY_DATE,
		bindings: { CIO_WEBHOOK_KEY: KEY },
		queueProducers: { EVENTS: "events" },
		queueConsumers: { events: { maxBatchTimeout: 0.05 } },
		d1Databases: ["DB"],
	});
	after(() => miniflare.dispose());
	const database = await miniflare.getD1Database("DB");
	await database.exec("CREATE TABLE events (id TEXT PRIMARY KEY, metric TEXT, event TEXT)");
	const post = (/** @type {any} */ request) => miniflare.dispatchFetch("http://worker/", request);
	/** @returns {Promise<any[]>} */
	const stored = async () => (await database.prepare("SELECT * FROM events ORDER BY id").all()).results;

	const first = await signed("1");
	for (const request of [first, first, await signed("2")])
		assert.deepEqual([(await post(request)).status], [200]);
	const forged = await post({ ...first, body: String(first.body).replace("sent", "bounced") });
	assert.deepEqual([forged.status, (await forged.text()).includes("signature")], [400, true]);
	await until(async () => (await stored()).length >= 2);
	assert.deepEqual(
		(await stored()).map(({ id, metric, event }) => [id, metric, JSON.parse(String(event)).object_type]),
		[
			["1", "sent", "email"],
			["2", "sent", "email"],
		],
	);
});

test("the handlers for Node and Next.js verify the signature", async () => {
	process.env.CIO_WEBHOOK_KEY = KEY;
	/** @param {string} name @param {string} code */
	async function moduleOf(name, code) {
		await writeFile(join(folder, name), code);
		return await import(pathToFileURL(join(folder, name)).href);
	}
	const { server } = await moduleOf("docs-node.mjs", `${example("Node")}\nexport { server };`);
	after(() => server.close());
	server.listen(0, "127.0.0.1");
	await once(server, "listening");
	const url = `http://127.0.0.1:${server.address().port}`;
	const request = await signed("3");
	assert.equal((await fetch(url, request)).status, 200);
	assert.equal((await fetch(url, { ...request, body: "{}" })).status, 400);

	const { POST } = await moduleOf("docs-next.mjs", example("Next.js"));
	const response = await POST(new Request("https://app.example/webhooks/customerio", request));
	assert.deepEqual(await response.json(), { seen: "3" });
});
