/** Webhooks: their code, their types beside Customer.io's specification, and their results beside the official client's. */
import assert from "node:assert/strict";
import { createHmac, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { inspect } from "node:util";
import { build } from "esbuild";
import { importInstalled, ROOT, sharedConsumer } from "../harness/consumer.js";
import { run } from "../harness/processes.js";
import { WEBHOOKS } from "../harness/specifications.js";

const folder = await sharedConsumer();

test("the entry point contains neither WebAssembly nor an API", async () => {
	const { outputFiles } = await build({
		stdin: { contents: 'export * from "customerio-wasm/webhooks"', resolveDir: folder },
		bundle: true,
		format: "esm",
		minify: true,
		write: false,
	});
	assert.doesNotMatch(outputFiles[0].text, /WebAssembly|\/v1\/|\/api\//);
});

test("verifyRequestSignature decides as the official client does", async () => {
	const official = createRequire(import.meta.url)("customerio-node");
	const { signWebhook, verifyRequestSignature } = await importWebhooks();
	const counts = { true: 0, false: 0 };
	for (let round = 0; round < 400; round += 1) {
		const body = randomBytes(round % 50);
		const signed = await signWebhook(body, "key", { timestamp: 1_700_000_000 + round });
		const flip = (/** @type {string} */ hex) => hex.replace(/.$/, (digit) => (digit === "0" ? "1" : "0"));
		const options = {
			signingSecret: round % 7 === 0 ? "other" : "key",
			timestamp: signed.timestamp,
			body: round % 5 === 0 ? randomBytes(9) : body,
			signature: round % 3 === 0 ? flip(signed.signature) : signed.signature,
		};
		const expected = official.verifyRequestSignature(options);
		assert.equal(verifyRequestSignature(options), expected);
		counts[/** @type {"true" | "false"} */ (String(expected))] += 1;
	}
	assert.ok(counts.true > 50 && counts.false > 50, JSON.stringify(counts));
});

test("verifyRequestSignature is never laxer than the official client, and stricter for wrong keys only", async () => {
	const official = createRequire(import.meta.url)("customerio-node");
	const { verifyRequestSignature } = await importWebhooks();
	const decide = (/** @type {(options: any) => boolean} */ verify, /** @type {unknown} */ options) => {
		try {
			return verify(options);
		} catch {
			return "throws";
		}
	};
	const seen = { true: 0, false: 0, throws: 0 };
	for (const options of requests()) {
		const expected = decide(official.verifyRequestSignature, options);
		const result = decide(verifyRequestSignature, options);
		seen[/** @type {keyof typeof seen} */ (String(expected))] += 1;
		const what = inspect(options);
		if (result === true) assert.equal(expected, true, what);
		// A key that no request could be signed with: that is a mistake of the program, not a forgery.
		if (/^\s|[ \t]$|.[\n\t]./.test(String(options.signingSecret))) assert.equal(result, "throws", what);
		else if (!String(options.signingSecret).endsWith("\n")) assert.equal(result, expected, what);
	}
	assert.ok(Math.min(...Object.values(seen)) > 50, JSON.stringify(seen));
});

/** Requests of every kind: the right ones, forged ones, and what a framework may give by mistake. */
function* requests() {
	const text = '{"event_id":"é"}';
	const right = (/** @type {any} */ key, /** @type {unknown} */ timestamp, /** @type {any} */ body) => {
		try {
			return createHmac("sha256", key).update(`v0:${timestamp}:`).update(body).digest("hex");
		} catch {
			return "0".repeat(64);
		}
	};
	/** @type {((mac: string) => unknown)[]} */
	const signatures = [
		(mac) => mac,
		(mac) => mac.toUpperCase(),
		(mac) => `v0=${mac}`,
		(mac) => mac.slice(1),
		(mac) => `${mac}0`,
		(mac) => [mac],
		(mac) => Buffer.from(mac),
		() => "é".repeat(32),
		() => "",
		() => undefined,
	];
	const keys = ["key", "kéy", Buffer.from("key"), "", undefined, "key\n", " key", "key ", "k\ney", "\tkey"];
	const bodies = [text, Buffer.from(text), Buffer.alloc(0), "", { event_id: "1" }, undefined];
	for (const signingSecret of keys)
		for (const timestamp of ["1700000000", 1700000000, undefined, ["1700000000"], "soon"])
			for (const body of bodies)
				for (const signature of signatures)
					yield {
						signingSecret,
						timestamp,
						body,
						signature: signature(right(signingSecret, timestamp, body)),
					};
}

test("the types have the events of the OpenAPI file, with their data", {
	skip: WEBHOOKS.missing,
}, async () => {
	const events = readEvents(WEBHOOKS.read());
	assert.equal(events.length, 69);
	const pairs = events.flatMap(({ objectTypes, metric }) => objectTypes.map((type) => `"${type}:${metric}"`));
	const samples = events.flatMap(({ objectTypes, metric, data }) =>
		objectTypes.map((type) => {
			const members = data.map((name) => `${name}: undefined as any`);
			return `{ event_id: "", object_type: "${type}", metric: "${metric}", timestamp: 0, data: { ${members.join(", ")} } }`;
		}),
	);
	const code = `import type { KnownWebhookEvent } from "customerio-wasm/webhooks";
type Same<A, B> = [A, B] extends [B, A] ? true : false;
type Pair<E> = E extends { object_type: infer O extends string; metric: infer M extends string } ? \`\${O}:\${M}\` : never;
const same: Same<Pair<KnownWebhookEvent>, ${[...new Set(pairs)].join(" | ")}> = true;
const events: KnownWebhookEvent[] = [${samples.join(",\n")}];
export { events, same };
`;
	await writeFile(join(folder, "webhook-events.ts"), code);
	const options = [
		"--noEmit",
		"--strict",
		"--module",
		"nodenext",
		"--target",
		"es2022",
		"--skipLibCheck",
		"false",
	];
	await run(join(ROOT, "node_modules/.bin/tsc"), [...options, "webhook-events.ts"], { cwd: folder });
});

/** @returns {Promise<typeof import("customerio-wasm/webhooks")>} */
const importWebhooks = () => importInstalled(folder, "webhooks/node.js");

/**
 * The events of the specification: a person's subscription can name a channel.
 *
 * @param {any} specification
 * @returns {{ objectTypes: string[], metric: string, data: string[] }[]}
 */
function readEvents({ webhooks, components }) {
	const resolve = (/** @type {any} */ schema) => {
		while (schema.$ref) schema = components.schemas[schema.$ref.split("/").at(-1)];
		return schema;
	};
	/** @param {any} schema @returns {any[]} */
	const variants = (schema) => {
		const found = resolve(schema);
		const parts = found.oneOf ?? found.anyOf;
		return parts ? parts.flatMap(variants) : [found];
	};
	/** @param {any} schema @returns {Record<string, any>} */
	const properties = (schema) => {
		const found = resolve(schema);
		return Object.assign({}, ...(found.allOf ?? []).map(properties), found.properties);
	};
	const body = webhooks.reportingWebhook.post.requestBody.content["application/json"].schema;
	return variants(body).map((event) => {
		const { object_type, metric, data } = properties(event);
		const names = variants(data).flatMap((variant) => Object.keys(properties(variant)));
		// One event is described without its type, which is the person's.
		const objectTypes = object_type ? resolve(object_type).enum : ["customer"];
		return { objectTypes, metric: resolve(metric).enum[0], data: [...new Set(names)] };
	});
}
