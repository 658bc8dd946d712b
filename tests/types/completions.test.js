/** The completions that an editor offers for operations of version 2. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { sharedConsumer } from "../harness/consumer.js";
import { startLanguageServer } from "../harness/language-server.js";

const server = await startLanguageServer(await sharedConsumer());
after(() => server.stop());

/** @type {readonly [string, string[]][]} */
const CASES = [
	['cio.entity({ type: "|" })', ["delivery", "object", "person"]],
	[
		'cio.entity({ type: "person", action: "|" })',
		[
			"add_device",
			"add_relationships",
			"delete",
			"delete_device",
			"delete_relationships",
			"event",
			"identify",
			"merge",
			"page",
			"screen",
			"suppress",
			"unsuppress",
		],
	],
	[
		'cio.entity({ type: "object", action: "|" })',
		["add_relationships", "delete", "delete_relationships", "identify", "identify_anonymous"],
	],
	['cio.entity({ type: "delivery", action: "event", name: "|" })', ["converted", "delivered", "opened"]],
	[
		'cio.batch([{ type: "person", action: "delete", identifiers: { | } }])',
		["cio_id", "email", "id", "phone"],
	],
	['cio.sendAll([{ type: "person", action: "merge", primary: { | } }])', ["cio_id", "email", "id"]],
	['cio.addDevice("42", "token", "|")', ["android", "ios"]],
	['cio.mergeCustomers("|")', ["cio_id", "email", "id"]],
];

for (const [index, [code, expected]] of CASES.entries()) {
	test(`an editor completes ${code}`, async () => {
		const start = 'import type { TrackClient } from "customerio-wasm";\ndeclare const cio: TrackClient;\n';
		assert.deepEqual(await server.complete(`completion-${index}.ts`, start + code), expected);
	});
}
