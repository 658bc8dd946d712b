import assert from "node:assert/strict";
import test from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { WEBHOOKS } from "../../harness/specifications.js";
import { startApp } from "./support.js";

const TYPES = /** @type {const} */ (["email", "push", "twilio", "whatsapp", "in_app", "webhook"]);
const REPORTS = ["opened", "clicked", "converted", "bounced", "dropped", "spammed"];

/** Sends a message of each kind by a broadcast, reports each metric, and returns what was posted. */
async function collectEvents() {
	/** @type {any[]} */
	const events = [];
	const { app, track, identify, sandbox } = startApp({
		app: { broadcasts: [{ name: "All", actions: TYPES.map((type) => ({ type })) }] },
		webhook: {
			url: "http://hook.test/",
			fetch: async (_url, { body }) => {
				events.push(JSON.parse(String(body)));
				return new Response(null, { status: 204 });
			},
		},
	});
	await identify("ada", { email: "ada@example.com", phone: "+15550001" });
	await track("PUT", "/api/v1/customers/ada/devices", { device: { id: "token", platform: "ios" } });
	await app("POST", "/v1/campaigns/1/triggers", {});
	const email = { transactional_message_id: 1, to: "ada@example.com", identifiers: { id: "ada" } };
	await app("POST", "/v1/send/email", { ...email, queue_draft: true });
	await app("POST", "/v1/send/email", email);
	for (const { id } of sandbox.state().deliveries) {
		for (const metric of REPORTS) {
			const report = { delivery_id: id, metric, href: "https://example.com" };
			await track(
				"POST",
				"/api/v1/metrics",
				metric === "opened" ? { ...report, recipient: "token" } : report,
			);
		}
	}
	const { id } = sandbox.state().deliveries.at(-1) ?? { id: "" };
	await track("POST", `/unsubscribe/${encodeURIComponent(id)}`, { unsubscribe: true });
	await app("POST", "/v1/campaigns/1/triggers", {});
	await sandbox.settled();
	return events;
}

test("each event matches the OpenAPI file of webhooks", { skip: WEBHOOKS.missing }, async () => {
	const specification = WEBHOOKS.read();
	const ajv = new Ajv2020({ strict: false, validateFormats: false });
	ajv.addSchema(specification, "webhooks");
	const seen = new Set();
	for (const event of await collectEvents()) {
		const name = `${event.object_type}_${event.metric}`;
		seen.add(name);
		const validate = ajv.getSchema(`webhooks#/components/schemas/${name}`);
		// A webhook can subscribe to some events that the file does not describe.
		if (!validate) continue;
		assert.ok(validate(event), `${name}: ${ajv.errorsText(validate.errors)} ${JSON.stringify(event)}`);
	}
	for (const name of [
		"email_drafted",
		"email_unsubscribed",
		"push_bounced",
		"sms_clicked",
		"whatsapp_undeliverable",
	]) {
		assert.ok(seen.has(name), name);
	}
});
