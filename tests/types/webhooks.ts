/** The types of webhooks: an event is recognised by its `object_type` and `metric`, also one that is newer than the package. */
import {
	type EmailEvent,
	type KnownWebhookEvent,
	type SignedWebhook,
	signWebhook,
	verifyRequestSignature,
	verifyWebhook,
	WebhookError,
	type WebhookEvent,
} from "customerio-wasm/webhooks";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare const is: <Condition extends true>() => Condition;

export async function narrows(request: Request) {
	const event = await verifyWebhook(request, ["new", "old"], { tolerance: 60 });
	is<Same<typeof event, WebhookEvent>>();
	if (event.object_type === "email" && event.metric === "clicked") {
		const href: string | undefined = event.data.href;
		const machine: boolean | undefined = event.data.machine;
		return [href, machine];
	}
	if (event.object_type === "sms" && event.metric === "replied") return [event.data.inbound_event_id];
	// Not known when the package was published.
	if (event.object_type === "line" && event.metric === "waved")
		return [event.data.recipient, event.timestamp];
	// @ts-expect-error: only a click has it
	return [event.data.href];
}

export const known = (event: KnownWebhookEvent) => {
	// @ts-expect-error: there is no such event
	if (event.metric === "waved") return;
	switch (event.object_type) {
		case "email":
			is<Same<Extract<typeof event, EmailEvent>, EmailEvent>>();
			return event.event_id;
		default:
			return event.data.identifiers?.cio_id;
	}
};

export async function others(parts: {
	headers: Record<string, string | string[] | undefined>;
	rawBody: Uint8Array;
}) {
	const signed = await signWebhook({ metric: "sent" }, "key", { timestamp: 1 });
	new Request("https://app.example", { method: "POST", ...signed });
	is<Same<typeof signed, SignedWebhook<string>>>();
	is<Same<typeof signed, SignedWebhook>>();
	const ofText = await signWebhook('{"metric":"sent"}', "key");
	is<Same<typeof ofText.body, string>>();
	const ofBytes = await signWebhook(new TextEncoder().encode("{}"), "key", { timestamp: undefined });
	new Request("https://app.example", { method: "POST", ...ofBytes });
	const ofEither = await signWebhook(Math.random() > 0.5 ? parts.rawBody : "{}", "key");
	is<Same<typeof ofEither.body, string | Uint8Array>>();
	await verifyWebhook(ofEither, "key", { tolerance: undefined });
	const valid: boolean = verifyRequestSignature({
		signingSecret: "key",
		timestamp: 1,
		body: parts.rawBody,
		signature: signed.signature,
	});
	await verifyWebhook(
		{
			body: parts.rawBody,
			timestamp: parts.headers["x-cio-timestamp"],
			signature: parts.headers["x-cio-signature"],
		},
		"key",
	).catch((error: unknown) => {
		if (error instanceof WebhookError && error.code === "timestamp") return;
		// @ts-expect-error: the code is one of three
		if (error instanceof WebhookError && error.code === "other") return;
	});
	// @ts-expect-error: a parsed body cannot be verified
	await verifyWebhook({ body: { metric: "sent" }, timestamp: 1, signature: "" }, "key");
	return valid;
}
