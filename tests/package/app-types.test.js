/** The App API's types: what the generator makes of Customer.io's OpenAPI file, and nothing that is `any`. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { format, generate, SPECIFICATION } from "../../tools/app-types/generate.js";
import { ROOT } from "../harness/consumer.js";

const TYPES = join(ROOT, "pkg-template/app/types");

const missing = existsSync(SPECIFICATION)
	? undefined
	: `Customer.io's OpenAPI file is missing at ${SPECIFICATION.pathname}: set CUSTOMERIO_APP_OPENAPI`;

test("the types are those that the generator makes of the OpenAPI file", { skip: missing }, () => {
	const files = generate(JSON.parse(readFileSync(SPECIFICATION, "utf8")));
	assert.ok(files.size > 20);
	for (const [name, text] of files) {
		const written = readFileSync(join(TYPES, name), "utf8");
		assert.equal(written, format(text, name), "run: node tools/app-types/generate.js");
	}
});

test("no declaration is any", () => {
	const names = readdirSync(TYPES).filter((name) => name.endsWith(".d.ts"));
	assert.ok(names.length > 40);
	for (const name of names) {
		const code = readFileSync(join(TYPES, name), "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|"[^"]*"/g, "");
		assert.doesNotMatch(code, /\bany\b|Record<string, unknown>|\bFunction\b/, name);
	}
});
