/** `signWebhook`. */
import { rejection, seconds } from "../support.js";
import { module, test } from "../test.js";
import { VECTOR, webhooks } from "./support.js";

module("signWebhook");

test("gives the headers that Customer.io sends", async ({ expect }) => {
	const { signWebhook } = await webhooks();
	const { secret, body, timestamp, signature } = VECTOR;
	const signed = await signWebhook(body, secret, { timestamp });
	expect(signed).to.deep.equal({
		body,
		headers: {
			"content-type": "application/json",
			"x-cio-timestamp": String(timestamp),
			"x-cio-signature": signature,
		},
		timestamp: String(timestamp),
		signature,
	});
});

test("signs an object as its JSON, now", async ({ expect }) => {
	const { signWebhook, verifyWebhook } = await webhooks();
	const event = { event_id: "01E4C4CT6YDC7Y5M7FE1GWWPQJ", object_type: "email", metric: "sent", data: {} };
	const before = seconds();
	const signed = await signWebhook(event, "key");
	expect(Number(signed.timestamp)).to.be.within(before, seconds());
	expect(await verifyWebhook(signed, "key")).to.deep.equal(event);
});

test("needs a key", async ({ expect }) => {
	const { signWebhook } = await webhooks();
	expect(await rejection(signWebhook({}, ""))).to.be.instanceOf(TypeError);
	for (const timestamp of [1.5, -1, Number.NaN])
		expect(await rejection(signWebhook({}, "key", { timestamp }))).to.be.instanceOf(TypeError);
});
