/** Users of one API load that API alone: no module and no bundle of it contains code of another. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { test } from "node:test";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import { build as buildWithVite } from "vite";
import { buildWithWebpack } from "../harness/bundlers.js";
import { ROOT, sharedConsumer } from "../harness/consumer.js";

const folder = await sharedConsumer();
const installed = join(folder, "node_modules/customerio-wasm");

/** The text of a Rust file of the core, or of all in a folder. @param {string} within */
function sources(within) {
	const home = join(ROOT, "src/core", within);
	if (within.endsWith(".rs")) return readFileSync(home, "utf8");
	const files = readdirSync(home).filter((file) => file.endsWith(".rs"));
	return files.map((file) => readFileSync(join(home, file), "utf8")).join("\n");
}

/** @param {string} text @param {RegExp} pattern with one group */
const found = (text, pattern) => [
	...new Set(Array.from(text.matchAll(pattern), ([, group]) => String(group))),
];

const track = sources("track/endpoints.rs");
const app = sources("app/endpoints");
const pipelines = sources("pipelines/endpoints.rs");

/**
 * The APIs: the class, the file of the WebAssembly, the paths of the endpoints, and the methods that only this one has.
 *
 * @type {Record<string, { className: string, wasm: string, paths: string[], methods: string[] }>}
 */
const APIS = {
	track: {
		className: "TrackClient",
		wasm: "core.wasm",
		// Without those of its tests, which have ids in them.
		paths: found(track, /"(\/api\/v[12]\/[a-zA-Z_{}/]*)"/g),
		methods: ["trackPageView", "trackAnonymous", "mergeCustomers"],
	},
	app: {
		className: "APIClient",
		wasm: "app.wasm",
		paths: found(app, /"(\/v1\/[a-z][^"]*)"/g),
		methods: found(app, /\b(?:get|post|put|delete)\(\s*"(\w+)"/g),
	},
	pipelines: {
		className: "PipelinesClient",
		wasm: "pipelines.wasm",
		paths: found(pipelines, /"(\/v1\/[a-z]+)"/g),
		methods: ["screen", "group", "alias"],
	},
};

/** @type {[string, string][]} */
const PAIRS = [
	["track", "app"],
	["app", "track"],
	["pipelines", "track"],
	["pipelines", "app"],
	["track", "pipelines"],
	["app", "pipelines"],
];

/** @param {string} text @param {string} path whole: `/api/v1/x` has no path `/v1/x` in it */
function hasPath(text, path) {
	for (let at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1))
		if (!text.slice(0, at).endsWith("/api")) return true;
	return false;
}

for (const [own, other] of PAIRS) {
	test(`the module of ${own} has its own paths, and none of ${other}`, () => {
		const text = readFileSync(join(installed, own, APIS[own].wasm), "latin1");
		const { paths } = APIS[other];
		assert.ok(APIS[own].paths.length > 6 && APIS[own].methods.length > 2);
		assert.deepEqual(
			APIS[own].paths.filter((path) => !hasPath(text, path)),
			[],
			"its own",
		);
		assert.deepEqual(
			paths.filter((path) => hasPath(text, path)),
			[],
		);
	});

	test(`the JavaScript of ${own} has no method of ${other}`, () => {
		const files = readdirSync(join(installed, own)).filter((file) => /\.c?js$/.test(file));
		assert.ok(files.length > 5);
		for (const file of files) {
			const code = readFileSync(join(installed, own, file), "utf8");
			const methods = APIS[other].methods.filter((method) => code.includes(`"${method}"`));
			assert.deepEqual(methods, [], file);
		}
		// Otherwise the check above could pass because the names have another form in the code.
		const client = readFileSync(join(installed, own, "client.js"), "utf8");
		assert.deepEqual(
			APIS[own].methods.filter((method) => !client.includes(`"${method}"`)),
			[],
			"its own",
		);
	});
}

for (const [part, ownText] of [
	["queue", "options.firstEventId"],
	["relay", "too_large"],
]) {
	test(`the module of ${part} sends nothing: it has the paths of no API`, () => {
		const text = readFileSync(join(installed, part, `${part}.wasm`), "latin1");
		assert.ok(text.includes(String(ownText)), "texts can be found in it");
		const paths = Object.values(APIS).flatMap((api) => api.paths);
		assert.deepEqual(
			paths.filter((path) => hasPath(text, path)),
			[],
		);
	});
}

/** Each builds `entry` into the folder `out`. @typedef {(entry: string, out: string) => Promise<unknown>} Build */

/** The bundlers, for servers and for pages. @type {[string, Build][]} */
const BUNDLERS = /** @type {const} */ (["node", "browser"]).flatMap(
	(platform) =>
		/** @type {[string, Build][]} */ ([
			[
				`esbuild for ${platform}`,
				(entry, out) =>
					esbuild.build({
						absWorkingDir: folder,
						entryPoints: [entry],
						outfile: join(folder, out, "main.js"),
						bundle: true,
						platform,
						format: "esm",
						minify: true,
					}),
			],
			[
				`rollup for ${platform}`,
				async (entry, out) => {
					const resolve =
						platform === "node"
							? nodeResolve({ exportConditions: ["node"] })
							: nodeResolve({ browser: true });
					const bundle = await rollup({
						input: join(folder, entry),
						plugins: [resolve],
						external: /^node:|^fs$|^zlib$/,
					});
					await bundle.write({ dir: join(folder, out), format: "es" });
				},
			],
			[
				`webpack for ${platform}`,
				(entry, out) =>
					buildWithWebpack(folder, entry, `${out}/main.js`, {
						target: platform === "node" ? "node20" : "web",
					}),
			],
			[
				`Vite for ${platform}`,
				(entry, out) =>
					buildWithVite({
						root: folder,
						configFile: false,
						logLevel: "error",
						build: {
							outDir: out,
							emptyOutDir: false,
							ssr: platform === "node",
							rollupOptions: { input: join(folder, entry) },
						},
						// A server that is deployed alone.
						ssr: { noExternal: true },
					}),
			],
		]),
);

/**
 * The files of WebAssembly that a bundler copies beside the script: for a page all of the API, for a server the one that it loads.
 *
 * @param {string} bundler
 * @param {string} api
 * @returns {string[]}
 */
function filesBeside(bundler, api) {
	if (bundler === "webpack for node") return [APIS[api].wasm];
	return /^(webpack|Vite) for browser$/.test(bundler) ? wasmOf(api) : [];
}

/** The files of WebAssembly of an API. @param {string} api */
const wasmOf = (api) => readdirSync(join(installed, api)).filter((file) => file.endsWith(".wasm"));

/** How many bytes a file has. Bundlers give it a name of their own. @param {string} file */
const sizeOf = (file) => statSync(file).size;

/** A piece of the WebAssembly of an API as text. @param {string} api */
function embedded(api) {
	const text = readFileSync(join(installed, api, "embedded.js"), "utf8");
	return (
		/"([\w+/=]{10000,})"/.exec(text)?.[1]?.slice(5000, 5080) ?? assert.fail("no text of the WebAssembly")
	);
}

for (const [bundler, build] of BUNDLERS) {
	for (const [own, { className, methods }] of Object.entries(APIS)) {
		const others = Object.entries(APIS).filter(([api]) => api !== own);
		for (const source of ["customerio-wasm", "customerio-wasm/inline", `customerio-wasm/${own}`]) {
			test(`${bundler}: only ${className} of ${source}`, { timeout: 60_000 }, async () => {
				const name = `${bundler}-${own}-${source}`.replaceAll(/\W+/g, "-");
				const [entry, out] = [`bundles/apis/${name}.js`, `bundles/apis/${name}`];
				await mkdir(join(folder, "bundles/apis"), { recursive: true });
				await writeFile(
					join(folder, entry),
					`import { ${className} } from "${source}"; globalThis.client = new ${className}("a", "b");`,
				);
				await build(entry, out);
				const files = readdirSync(join(folder, out), { recursive: true, encoding: "utf8" });
				const scripts = files.filter((file) => /\.m?js$/.test(file));
				const code = scripts.map((file) => readFileSync(join(folder, out, file), "utf8")).join("\n");
				// Vite's minifier writes template literals.
				const has = (/** @type {string} */ method) =>
					/** @type {const} */ (['"', "`"]).some((quote) => code.includes(quote + method + quote));
				assert.deepEqual(
					methods.filter((method) => !has(method)),
					[],
					"its own methods",
				);
				for (const [other, { methods }] of others) {
					assert.deepEqual(methods.filter(has), [], `methods of ${other}`);
					assert.ok(!code.includes(embedded(other)), `it has the WebAssembly of ${other}`);
				}
				const copied = files.filter((file) => file.endsWith(".wasm"));
				// Vite copies the files that the root names before it sees that nobody uses them. No script names them.
				const isExact = !bundler.startsWith("Vite") || source !== "customerio-wasm";
				const loaded = isExact ? copied : copied.filter((file) => code.includes(basename(file)));
				const expected = source.endsWith("/inline") ? [] : filesBeside(bundler, own);
				assert.deepEqual(
					loaded.map((file) => sizeOf(join(folder, out, file))).sort(),
					expected.map((file) => sizeOf(join(installed, own, file))).sort(),
					"the files of WebAssembly",
				);
			});
		}
	}
}

// Each bundle has its own error classes; `isTimeoutError` and the other guards recognise them all.
test("the root exports what each API exports alone, as ES modules and in CommonJS", () => {
	const program = `
		const assert = require("node:assert/strict");
		const APIS = ${JSON.stringify(Object.keys(APIS))};
		function compare(root, ...apis) {
			for (const api of apis) {
				const names = Object.keys(api).filter((name) => name !== "default" && name !== "module.exports");
				assert.deepEqual(names.filter((name) => !(name in root)), []);
				const own = names.filter((name) => apis.every((other) => other === api || !(name in other)));
				assert.ok(own.some((name) => name.endsWith("Client")), names.join());
				for (const name of own) assert.equal(api[name], root[name], name);
			}
		}
		for (const entry of ["", "/inline"])
			compare(...["", ...APIS.map((api) => "/" + api)].map((part) => require("customerio-wasm" + part + entry)));
		Promise.all([import("customerio-wasm"), ...APIS.map((api) => import("customerio-wasm/" + api))])
			.then((modules) => compare(...modules))
			.then(() => console.log("the same"));`;
	const args = ["--input-type=commonjs", "--eval", program];
	assert.equal(execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8" }), "the same\n");
});
