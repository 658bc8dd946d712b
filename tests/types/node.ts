/** Code of a user with the types of Node and without those of the DOM. Compiled, never run. */

import { createServer } from "node:http";
import * as official from "customerio-node";
import * as all from "customerio-wasm";
import type { APIClient, SendStore } from "customerio-wasm/app";
import * as page from "customerio-wasm/page";
import * as pipelines from "customerio-wasm/pipelines";
import * as queue from "customerio-wasm/queue";
import * as relay from "customerio-wasm/relay";
import { toNodeHandler } from "customerio-wasm/relay/node";
import * as sandbox from "customerio-wasm/sandbox";
import { serveSandbox } from "customerio-wasm/sandbox/node";
import * as track from "customerio-wasm/track";
import { signWebhook } from "customerio-wasm/webhooks";

export const entries = [all, page, pipelines, queue, relay, sandbox, track];

export async function servers() {
	const options = { client: new track.TrackClient("site", "key"), events: [], cookie: { secret: "" } };
	createServer(toNodeHandler(relay.createRelay(options), { origin: undefined }));
	const { url } = await serveSandbox({ port: undefined, host: undefined });
	return url;
}

export async function webhooks(file: Buffer) {
	const url = "https://app.example";
	new Request(url, { method: "POST", ...(await signWebhook({ metric: "sent" }, "key")) });
	new Request(url, { method: "POST", ...(await signWebhook("{}", "key")) });
	new Request(url, { method: "POST", ...(await signWebhook(file, "key")) });
}

/** The builders of the official client. */
export async function builders(app: APIClient, store: SendStore) {
	const template = { identifiers: { id: "42" }, transactional_message_id: 1 };
	const email = new official.SendEmailRequest({ ...template, to: "ada@example.com" });
	email.attach("a.txt", Buffer.from("a"));
	await app.sendEmail(email);
	const push = new official.SendPushRequest({
		...template,
		custom_payload: { ios: { message: {} }, android: {} },
		custom_device: { token: "c7f3", platform: "ios" },
	});
	await app.sendPush(push);
	await app.sendSMS(new official.SendSMSRequest({ ...template, to: "+15551234567" }));
	await app.sendWhatsApp(new official.SendWhatsAppRequest({ ...template, to: "+15551234567" }));
	await app.sendInboxMessage(new official.SendInboxMessageRequest(template));
	await app.sendInApp(new official.SendInAppRequest(template));
	await app.sendOnce("key", push, { store });
}
