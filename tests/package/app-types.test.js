/** The App API's types: what the generator makes of Customer.io's OpenAPI file, and nothing that is `any`. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { SENTENCES } from "../../tools/app-types/docs.js";
import { format, generate } from "../../tools/app-types/generate.js";
import { ROOT } from "../harness/consumer.js";
import { APP } from "../harness/specifications.js";

const TYPES = join(ROOT, "pkg-template/app/types");

test("the generator makes these types from the OpenAPI file", { skip: APP.missing }, () => {
	const files = generate(APP.read());
	assert.ok(files.size > 20);
	for (const [name, text] of files) {
		const written = readFileSync(join(TYPES, name), "utf8");
		assert.equal(written, format(text, name), "run: node tools/app-types/generate.js");
	}
});

test("each sentence of the generator's tables is used", { skip: APP.missing }, () => {
	const text = [...generate(APP.read()).values()].join("\n");
	const unused = Object.entries(SENTENCES).filter(([, sentence]) => !text.includes(sentence));
	assert.deepEqual(unused, []);
});

test("no declaration is any", () => {
	const names = readdirSync(TYPES).filter((name) => name.endsWith(".d.ts"));
	assert.ok(names.length > 40);
	for (const name of names) {
		const code = readFileSync(join(TYPES, name), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"]*"/g, "");
		assert.doesNotMatch(code, /\bany\b|Record<string, unknown>|\bFunction\b/, name);
	}
});
