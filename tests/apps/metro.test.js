/** Metro, the bundler of React Native, which has no WebAssembly: an app builds and starts, and a call says why it cannot work. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { testApp } from "../harness/app.js";

/** What React Native has of the web. */
const GLOBALS = {
	navigator: { product: "ReactNative" },
	setTimeout,
	clearTimeout,
	AbortController,
	AbortSignal,
	Headers,
	URL,
	fetch,
};

testApp("Metro, of React Native 0.88", ["metro"], async ({ folder, exec }) => {
	for (const mode of ["true", "false"]) {
		const options = ["--out", "bundle.js", "--platform", "ios", "--dev", mode];
		// Metro keeps its cache there.
		await exec("metro", ["build", "index.js", ...options], { TMPDIR: folder });
		const bundle = await readFile(join(folder, "bundle.js"), "utf8");
		const { name, message } = await new Promise((report) => {
			const context = createContext({ ...GLOBALS, report });
			runInContext("delete globalThis.WebAssembly", context);
			runInContext(bundle, context);
		});
		assert.equal(name, "LoadError");
		assert.match(
			message,
			/React Native has no WebAssembly, and is not supported\. Call Customer\.io from a server/,
		);
	}
});
