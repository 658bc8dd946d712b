/** docs/recipes.md: each recipe takes what a page sends, twice, and the event counts once. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { testApp } from "../harness/app.js";
import { freePort, listen, sendJson } from "../harness/http.js";
import { outputMatching } from "../harness/processes.js";
import { assertRelays, recipeEnv, writeRecipe } from "../harness/recipes.js";
import { COMPATIBILITY_DATE } from "../harness/workerd.js";

testApp("Recipe: Cloudflare Worker", ["worker"], async (app) => {
	await writeRecipe("Cloudflare Worker", app.folder);
	await build({
		entryPoints: [join(app.folder, "worker.js")],
		outdir: join(app.folder, "out"),
		bundle: true,
		format: "esm",
		conditions: ["workerd", "worker", "browser"],
		loader: { ".wasm": "copy" },
		logLevel: "error",
	});
	const out = join(app.folder, "out");
	const worker = new Miniflare({
		compatibilityDate: COMPATIBILITY_DATE,
		bindings: recipeEnv(app.url),
		rootPath: out,
		modulesRoot: out,
		modules: true,
		scriptPath: "worker.js",
		modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }],
	});
	app.t.after(() => worker.dispose());
	await assertRelays(app, new URL("/e", await worker.ready).href);
});

testApp("Recipe: Hono", ["hono"], async (app) => {
	await writeRecipe("Hono", app.folder);
	const port = await freePort();
	const server = app.serveNode("server.js", { ...recipeEnv(app.url), HOST: "127.0.0.1", PORT: `${port}` });
	await assertRelays(app, await whenServed(server, `http://127.0.0.1:${port}/e`));
});

testApp("Recipe: SvelteKit", ["sveltekit"], async (app) => {
	await writeRecipe("SvelteKit", app.folder);
	await app.exec("svelte-kit", ["sync"]);
	await app.exec("vite", ["build"]);
	const port = await freePort();
	const env = { ...recipeEnv(app.url), HOST: "127.0.0.1", PORT: `${port}` };
	await outputMatching(app.serveNode("build/index.js", env), /Listening/);
	// As behind a proxy that speaks https with browsers.
	await assertRelays(app, `http://127.0.0.1:${port}/e`, `https://127.0.0.1:${port}`);
});

testApp("Recipe: AWS Lambda and SQS", ["lambda"], async (app) => {
	await writeRecipe("AWS Lambda and SQS", app.folder);
	/** What SQS has taken. @type {{ Id: string, MessageBody: string }[]} */
	const entries = [];
	const sqs = await listen(async (request, response) => {
		assert.equal(request.headers["x-amz-target"], "AmazonSQS.SendMessageBatch");
		const { Entries } = JSON.parse(await text(request));
		entries.push(...Entries);
		sendJson(response, {
			Successful: Entries.map((/** @type {{ Id: string, MessageBody: string }} */ { Id, MessageBody }) => ({
				Id,
				MessageId: Id,
				MD5OfMessageBody: createHash("md5").update(MessageBody).digest("hex"),
			})),
			Failed: [],
		});
	});
	app.t.after(sqs.close);
	const aws = { AWS_REGION: "us-east-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
	Object.assign(process.env, aws, recipeEnv(app.url), {
		AWS_ENDPOINT_URL: sqs.url,
		QUEUE_URL: `${sqs.url}/queue`,
	});
	/** @param {string} file */
	const importRecipe = (file) => import(pathToFileURL(join(app.folder, file)).href);
	const { produce } = await importRecipe("produce.js");
	const operation = {
		type: "person",
		action: "event",
		identifiers: { id: "42" },
		name: "purchase",
	};
	await produce(Array.from({ length: 500 }, () => operation));
	const { handler } = await importRecipe("consume.js");
	const Records = entries.map(({ MessageBody }, index) => ({
		messageId: String(index),
		body: MessageBody,
		attributes: { ApproximateReceiveCount: "1" },
	}));
	// A queue may deliver a message twice.
	for (let delivery = 0; delivery < 2; delivery += 1)
		assert.deepEqual(await handler({ Records }), { batchItemFailures: [] });
	assert.equal(app.sandbox.state().events.length, 500);
});

/**
 * Waits until a server that says nothing responds.
 *
 * @param {import("../harness/processes.js").Running} server
 * @param {string} url
 */
async function whenServed(server, url) {
	const ended = server.exit.then(({ output }) => {
		throw new Error(`the server has ended: ${output}`);
	});
	for (;;) {
		const found = await Promise.race([
			fetch(url).then(
				() => true,
				() => false,
			),
			ended,
		]);
		if (found) return url;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
}
