/** The examples of docs/pipelines.md, as they stand there, with a sandbox as Customer.io. */
import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { Miniflare } from "miniflare";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { run } from "../harness/processes.js";

const folder = await sharedConsumer();
const document = await readFile(join(ROOT, "docs/pipelines.md"), "utf8");
/** @type {typeof import("customerio-wasm/sandbox")} */
const { createSandbox } = await import(
	pathToFileURL(join(folder, "node_modules/customerio-wasm/sandbox/index.js")).href
);

/** The examples, each with the heading that is above it. */
const examples = document.split(/^## /m).flatMap((section) => {
	const heading = section.slice(0, section.indexOf("\n"));
	return Array.from(section.matchAll(/^```js\n(.*?)^```/gms), ([, code = ""], index) => ({
		name: index === 0 ? heading : `${heading} ${index + 1}`,
		code,
	}));
});

/** @param {string} name */
const example = (name) =>
	examples.find((one) => one.name === name)?.code ?? assert.fail(`no example "${name}"`);

/**
 * Runs before an example in Node: `fetch` is a sandbox. In the end the program writes what the sandbox has, and the hosts that were called, into
 * a file.
 *
 * @param {string} writeKey
 */
const preload = (writeKey) => `
	import { writeFileSync } from "node:fs";
	import { createSandbox } from "customerio-wasm/sandbox";
	const sandbox = createSandbox({ writeKey: "${writeKey}" });
	const hosts = new Set();
	globalThis.fetch = (url, init) => {
		hosts.add(new URL(url).host);
		return sandbox.fetch(url, init);
	};
	globalThis.leave = () => {};
	process.on("exit", () => {
		const { events, dropped } = sandbox.state();
		writeFileSync(process.env.STATE, JSON.stringify({ events, dropped, hosts: [...hosts] }));
	});`;

/** What makes Node a page: the two objects by which the package knows one. */
const PAGE = `
	globalThis.document = {};
	globalThis.window = { document };
	globalThis.addEventListener = (name, listener) => { globalThis.leave = listener; };`;

/**
 * Runs an example as a program of its own. Returns what it has printed, and the state.
 *
 * @param {string} name
 * @param {{ before?: string, after?: string, writeKey?: string }} [options]
 */
async function runExample(name, { before = "", after = "", writeKey = "wr1te-k3y" } = {}) {
	const home = join(folder, "docs-pipelines");
	await mkdir(home, { recursive: true });
	const file = name.replaceAll(/\W+/g, "-");
	await writeFile(join(home, `${file}-preload.mjs`), preload(writeKey) + before);
	await writeFile(join(home, `${file}.mjs`), `import "./${file}-preload.mjs";\n${example(name)}${after}`);
	const STATE = join(home, `${file}-state.json`);
	const printed = await run(process.execPath, [`${file}.mjs`], {
		cwd: home,
		env: { CIO_WRITE_KEY: writeKey, STATE, NODE_OPTIONS: undefined },
	});
	return { printed, state: JSON.parse(await readFile(STATE, "utf8")) };
}

/** @param {{ events: { name: string }[] }} state */
const namesOf = ({ events }) => events.map(({ name }) => name);

test("every example is run here", () => {
	assert.deepEqual(
		examples.map(({ name }) => name),
		["A server", "A Worker", "A page", "Many messages", "Many messages 2", "Typed events", "Semantic events"],
	);
});

test("a server", async () => {
	const { state } = await runExample("A server");
	assert.deepEqual(namesOf(state), ["Order Completed", "Pricing", "Settings", "Signed Up"]);
	assert.deepEqual(state.hosts, ["cdp-eu.customer.io"]);
	assert.deepEqual(state.dropped, []);
});

test("a Worker", async () => {
	const { outputFiles } = await build({
		stdin: { contents: example("A Worker"), resolveDir: folder },
		bundle: true,
		format: "esm",
		conditions: ["workerd"],
		external: ["*.wasm"],
		write: false,
	});
	const [{ text } = { text: "" }] = outputFiles ?? [];
	const [, wasm = ""] =
		/from "([^"]*pipelines\.wasm)"/.exec(text) ?? assert.fail("it imports no WebAssembly");
	const sandbox = createSandbox({ writeKey: "wr1te-k3y" });
	const contents = await readFile(join(folder, "node_modules/customerio-wasm/pipelines/pipelines.wasm"));
	const miniflare = new Miniflare({
		modules: [
			{ type: "ESModule", path: "worker.js", contents: text.replace(wasm, "./pipelines.wasm") },
			{ type: "CompiledWasm", path: "pipelines.wasm", contents },
		],
		compatibilityDate: "2026-04-01",
		bindings: { CIO_WRITE_KEY: "wr1te-k3y" },
		outboundService: async (/** @type {any} */ request) => {
			const { method, headers, url } = request;
			const { status, body } = await sandbox.fetch(url, { method, headers, body: await request.text() });
			return new Response(/** @type {any} */ (body), { status });
		},
	});
	try {
		assert.equal(await (await miniflare.dispatchFetch("http://worker/pricing")).text(), "hello");
		while (sandbox.state().events.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
		assert.deepEqual(namesOf(sandbox.state()), ["/pricing"]);
	} finally {
		await miniflare.dispose();
	}
});

test("a page", async () => {
	const after = "\nglobalThis.leave(); await new Promise((resolve) => setTimeout(resolve, 50));";
	const { state } = await runExample("A page", { before: PAGE, after, writeKey: "pk_eu_0123456789" });
	assert.deepEqual(namesOf(state), ["Pricing", "Left Pricing"]);
	assert.deepEqual([state.hosts, state.dropped], [["cdp-eu.customer.io"], []]);
});

test("many messages", async () => {
	const { printed, state } = await runExample("Many messages");
	assert.equal(state.events.length, 2000);
	assert.match(printed, /2000 accepted, 0 rejected\n$/);
});

test("a run that continues where one was stopped", async () => {
	const { state } = await runExample("Many messages 2");
	assert.equal(state.events.length, 500);
	const again = await runExample("Many messages 2");
	assert.deepEqual(again.state.events, [], "everything was sent by the first run");
});

test("typed events, with Zod", async () => {
	const zod = pathToFileURL(join(ROOT, "node_modules/zod/index.js")).href;
	await mkdir(join(folder, "node_modules/zod"), { recursive: true });
	await writeFile(
		join(folder, "node_modules/zod/package.json"),
		JSON.stringify({ name: "zod", type: "module", exports: "./index.js" }),
	);
	await writeFile(join(folder, "node_modules/zod/index.js"), `export * from ${JSON.stringify(zod)};`);
	const { state } = await runExample("Typed events");
	assert.deepEqual(namesOf(state), ["Order Completed"]);
	const other = "\nawait cdp.track({ userId: '42', event: 'Order completed' });";
	await assert.rejects(runExample("Typed events", { after: other }), /payload\.event is not an event/);
});

test("semantic events", async () => {
	const { state } = await runExample("Semantic events");
	// The sandbox has acted on each: none was recorded, and what could not be done was about people and an object that are not there.
	assert.deepEqual(state.events, []);
	const reasons = state.dropped.flatMap((/** @type {{ reasons: string[] }} */ { reasons }) => reasons);
	assert.deepEqual([...new Set(reasons)].sort(), ["nobody has this userId", "there is no such object"]);
});
