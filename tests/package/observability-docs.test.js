/** The examples of docs/observability.md, as they stand there, in Node. */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, sharedConsumer } from "../harness/consumer.js";
import { start } from "../harness/processes.js";

const folder = await sharedConsumer();
const document = await readFile(join(ROOT, "docs/observability.md"), "utf8");

/** The sections with an example, by their headings. */
const examples = Object.fromEntries(
	[...document.matchAll(/^##+ ([^\n]+)\n(?:(?!^##)[^`]|`(?!``))*```js\n(.*?)^```/gms)].map(
		([, heading = "", code = ""]) => [heading, code],
	),
);

/** Runs first: Customer.io is a sandbox that fails once, and pino a stand-in that writes what it gets. */
const SET_UP = `
	import { createSandbox } from "customerio-wasm/sandbox";
	Object.assign(process.env, { CIO_SITE_ID: "site", CIO_API_KEY: "key-of-docs" });
	const sandbox = createSandbox({ siteId: "site", apiKey: "key-of-docs" });
	sandbox.fail({ kind: "answer", status: 503, times: 1 });
	globalThis.fetch = sandbox.fetch;
`;
const PINO = `
	const write = (details, line) => console.log(line, details);
	export default () => ({ error: write, warn: write, info: write, debug: write });
`;

/** What an example must print. @type {Record<string, RegExp[]>} */
const PRINTED = {
	Log: [
		/identify: attempt 1 failed \(status 503\), retry in \d+ ms \{/,
		/identify: succeeded \(status 200\) \{/,
	],
	"Your own logger": [
		/attempt 1 failed \(status 503\)/,
		/succeeded \(status 200\) \{\n? *action: 'identify'/,
	],
	Hooks: [/1 PUT https:\S+ \{[^}]*Basic \[redacted\]/, /1 503 \{/, /1 \d+ identify: /, /2 200 \{/],
	"The diagnostics channel": [/\{ 'track 503': 1 \}/],
	Spans: [
		/name: 'track\.identify'/,
		/'http\.response\.status_code': 503/,
		/'http\.request\.resend_count': 1/,
	],
	"The response of a call": [/^\{\} 200 application\/json.* 2$/m],
};

test("each section with an example is run here", () => {
	assert.deepEqual(Object.keys(examples), Object.keys(PRINTED));
	assert.equal(document.match(/^```js$/gm)?.length, Object.keys(PRINTED).length);
});

for (const [heading, patterns] of Object.entries(PRINTED)) {
	test(heading, async () => {
		const name = `docs-observability-${heading.replaceAll(" ", "-").toLowerCase()}`;
		const code = String(examples[heading]).replace('"pino"', `"./${name}-pino.mjs"`);
		await writeFile(join(folder, `${name}-pino.mjs`), PINO);
		await writeFile(join(folder, `${name}-set-up.mjs`), SET_UP);
		await writeFile(join(folder, `${name}.mjs`), `import "./${name}-set-up.mjs";\n${code}`);
		const ended = await start(process.execPath, [`${name}.mjs`], { cwd: folder }).exit;
		assert.equal(ended.code, 0, ended.output);
		for (const pattern of patterns) assert.match(ended.output, pattern);
	});
}
