import assert from "node:assert/strict";
import test from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { PIPELINES } from "../../harness/specifications.js";
import { startPipelines } from "./support.js";

/** @typedef {{ operationId: string, responses: object, "x-codeSamples": { lang: string, source: string }[] }} Operation */
/** @typedef {{ paths: Record<string, Record<string, Operation>>, components: { schemas: any, responses: any } }} Specification */

/** Examples of the OpenAPI file that the sandbox refuses, and why. */
const EXCEPTIONS = [
	{ call: "group", error: "timestamp must be an ISO 8601 date-time", why: "its timestamp ends with a comma" },
	{ call: "batch", error: "batch is required", why: "it is an empty object" },
];

/** The bodies of the samples: JSON, and what curl sends. @param {Operation} operation @returns {object[]} */
function samplesOf({ "x-codeSamples": samples }) {
	return samples.flatMap(({ lang, source }) => {
		if (lang === "json") return [JSON.parse(source)];
		const sent = /--data-raw '([^']*)'/.exec(source)?.[1];
		return lang === "shell" && sent !== undefined ? [JSON.parse(sent)] : [];
	});
}

test("the sandbox and the OpenAPI file of the Pipelines API agree", {
	skip: PIPELINES.missing,
}, async (t) => {
	/** @type {Specification} */
	const { paths, components } = PIPELINES.read();
	const calls = Object.keys(paths).map((path) => path.slice(1));

	await t.test("each path takes POST", async () => {
		for (const call of calls) {
			assert.deepEqual(Object.keys(paths[`/${call}`]), ["post"]);
			const { status, text } = await startPipelines().strict(call, {});
			assert.equal(status, 400, `${call}: ${text}`);
		}
		assert.deepEqual(calls, ["identify", "track", "page", "screen", "group", "alias", "batch"]);
	});

	await t.test("a refused request has the form of the 400, and others that of the 200", async () => {
		const { schema } = components.responses[400].content["application/json"];
		const isError = new Ajv2020({ strict: false }).compile(schema);
		const { strict, loose, send } = startPipelines();
		for (const call of calls) {
			const { status, text, errors } = await strict(call, { userId: {} });
			assert.ok(status === 400 && isError(JSON.parse(text)) && errors?.length === 1, text);
			assert.deepEqual(JSON.parse((await loose(call, {})).text), {});
			const refused = await send(call, {}, { "content-type": "text/plain", "x-strict-mode": "1" });
			assert.ok(String(refused.status) in components.responses && refused.status === 401);
		}
	});

	await t.test("each example is accepted, except where it is known to be wrong", async () => {
		const { strict, state } = startPipelines();
		let accepted = 0;
		const refused = new Set();
		for (const call of calls) {
			const { example = [] } = components.schemas[call];
			for (const body of [...samplesOf(paths[`/${call}`].post), example].flat()) {
				const { status, text, errors = [] } = await strict(call, body);
				if (status === 200) accepted += 1;
				else refused.add(`${call}: ${errors[0] ?? text}`);
			}
		}
		assert.deepEqual(
			[...refused],
			EXCEPTIONS.map(({ call, error }) => `${call}: ${error}`),
		);
		assert.ok(accepted >= 12, `${accepted} examples`);
		assert.deepEqual(state().dropped, []);
	});

	await t.test("each semantic event of the file changes the workspace instead of being stored", async () => {
		const schemas = /** @type {any[]} */ (Object.values(components.schemas));
		const names = schemas.flatMap(({ properties }) => properties?.event?.enum ?? []);
		assert.equal(names.length, 9);
		const properties = { objectId: "a", deliveryId: "d", metric: "opened", activityType: "viewed_content" };
		const context = { device: { token: "t", type: "ios" } };
		for (const event of names) {
			const { strict, state } = startPipelines();
			const { status, text } = await strict("track", { userId: "1", event, properties, context });
			assert.equal(status, 200, `${event}: ${text}`);
			assert.deepEqual(state().events, [], event);
		}
	});
});
