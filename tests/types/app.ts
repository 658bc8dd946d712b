/** Code of a user of the App API. Each `@ts-expect-error` is a mistake that an editor must report. Compiled, never run. */
import { type APIClient as APIClientOfRoot, TrackClient } from "customerio-wasm";
import {
	APIClient,
	CustomerIORequestError,
	DeliveryExportMetric,
	FilterOperator,
	IdentifierType,
	isStateError,
	type NewsletterRecipients,
	RegionEU,
	SendEmailRequest,
	SendPushRequest,
	type SendStore,
} from "customerio-wasm/app";

/** What the official client's documentation does. */
export async function dropIn(app: APIClient, bytes: Uint8Array, operator: FilterOperator) {
	new APIClient("key", { region: RegionEU, url: "https://host/v1", timeout: 5000, retry: { maxRetries: 2 } });
	const email = new SendEmailRequest({
		to: "a@b.c",
		transactional_message_id: "welcome",
		message_data: { name: "Ada", items: [{ price: 1 }] },
		identifiers: { id: "42" },
		bcc: "b@b.c",
		headers: { "X-Order": "7" },
		send_at: 1_800_000_000,
	});
	email.attach("a.pdf", bytes);
	email.attach("b.txt", "aGk=", { encode: false });
	const { delivery_id } = await app.sendEmail(email);
	await app.sendPush(
		new SendPushRequest({ identifiers: { id: "42" }, transactional_message_id: 3, title: "t" }),
	);
	await app.triggerBroadcast(1, { headline: "x" }, { segment: { id: 7 } });
	await app.triggerBroadcast(1, undefined, { emails: ["a@b.c"], email_ignore_missing: true });
	await app.triggerBroadcast("1");
	await app.getCustomersByEmail("a@b.c");
	await app.getAttributes("42", IdentifierType.Id);
	await app.getAttributes(42, "email");
	await app.searchCustomers(
		{
			and: [
				{ segment: { id: 1 } },
				{ attribute: { field: "plan", operator: FilterOperator.Eq, value: "pro" } },
			],
		},
		{ limit: 10, start: "cursor" },
	);
	await app.searchCustomers({ attribute: { field: "plan", operator, value: "pro" } });
	await app.getCustomerActivities("42", { idType: IdentifierType.CioId, type: "event", limit: 10 });
	await app.createCustomersExport({ segment: { id: 1 } });
	await app.createDeliveriesExport(7, {
		start: 1,
		end: 2,
		metric: DeliveryExportMetric.Attempted,
		attributes: ["a"],
	});
	await app.getCampaignMetrics(1, { version: "2", res: "daily", tz: "Europe/Berlin", start: 1, end: 2 });
	await app.getCampaignJourneyMetrics(1, { start: 1, end: 2, res: "days" });
	await app.listDesignStudioFolders({ parentFolderId: "x", sortBy: "name", sortOrder: "asc", page: 1 });
	await app.createAsset({ data: bytes, filename: "a.png", parentFolderId: 3 });
	return delivery_id;
}

export async function more(app: APIClient, store: SendStore, signal: AbortSignal) {
	const to = "a@b.c";
	await app.sendEmail({ to, identifiers: { email: to }, subject: "s", body: "b", from: "c@b.c" }, { signal });
	await app.sendEmail({ to, identifiers: { cio_id: "1" }, transactional_message_id: 1, send_at: new Date() });
	const attachments = { "a.txt": "YQ==", "b.bin": new Uint8Array(1), "c.pdf": new Blob([]) };
	await app.sendEmail({ to, identifiers: { cio_id: "1" }, transactional_message_id: 1, attachments });
	new APIClient("key", { logger: console, logLevel: "info" });
	// @ts-expect-error: an unknown level
	new APIClient("key", { logLevel: true });
	const { data, response, attempts } = await app.getSegment(7).withResponse();
	const text: string =
		data.segment.name + response.headers["x-a"] + response.status.toFixed() + attempts.toFixed();
	for await (const person of app.searchCustomers({ segment: { id: 7 } }))
		text.includes(String(person.cio_id));
	for await (const page of app.listNewsletters().pages()) text.includes(String(page.newsletters?.length));
	const file: Response = await app.waitForExport(7, { signal, onProgress: ({ status }) => status });
	const once = await app.sendOnce(
		"key",
		new SendPushRequest({ identifiers: { id: 1 }, transactional_message_id: 1 }),
		{
			store,
			onUncertain: "skip",
		},
	);
	const id: string | undefined = once?.delivery_id;
	new APIClient("sa_live_x", {
		workspaceId: 12,
		rateLimit: { default: 10, send: 100, broadcast: 0.1 },
	}).close();
	const { exports } = await app.listExports();
	// Live, an empty list is null.
	// @ts-expect-error: it may be null
	exports.length;
	await app.listExports().catch((error: unknown) => {
		if (error instanceof CustomerIORequestError) return error.statusCode;
		return isStateError(error) ? error.code : undefined;
	});
	const same: APIClientOfRoot = app;
	return [file, id, same, TrackClient];
}

const sendTo = (recipients: NewsletterRecipients) => recipients;

sendTo({
	and: [
		{ segment: { id: 7 } },
		{ attribute: { field: "plan", operator: "exists", inverse: true } },
		{ not: { or: [{ segment: { id: 8 } }] } },
	],
});

/** An option that is `undefined` counts as not given. */
export async function notGiven(app: APIClient, store: SendStore, cursor: string | undefined) {
	new APIClient("key", { url: undefined, workspaceId: undefined, rateLimit: { send: undefined } });
	await app.getMessages({ start: cursor, limit: undefined, metric: undefined }, { signal: undefined });
	await app.getCampaignMetrics(1, { version: undefined, res: undefined });
	await app.createDeliveriesExport(7, { start: undefined, attributes: undefined });
	await app.createAsset({ data: "YQ==", filename: "a.png", contentType: undefined, name: undefined });
	await app.waitForExport(7, { onProgress: undefined });
	const email = new SendEmailRequest({ to: "a@b.c", identifiers: { id: "1" }, transactional_message_id: 1 });
	email.attach("a.txt", "YQ==", { encode: undefined });
	await app.sendEmail({
		to: "a@b.c",
		identifiers: { id: "1" },
		transactional_message_id: 1,
		headers: { "In-Reply-To": cursor },
		attachments: { "a.txt": cursor },
	});
	await app.sendOnce("key", email, { store, onUncertain: undefined });
}

export function mistakes(app: APIClient, store: SendStore) {
	// @ts-expect-error: it has neither a template nor a text
	app.sendEmail({ to: "a@b.c", identifiers: { id: "1" } });
	// @ts-expect-error: it has no person
	app.sendSMS({ to: "+49", transactional_message_id: 1 });
	// @ts-expect-error: a broadcast has one audience
	app.triggerBroadcast(1, {}, { ids: ["1"], emails: ["a@b.c"] });
	// @ts-expect-error: eq needs a value
	app.triggerBroadcast(1, {}, { not: { attribute: { field: "plan", operator: "eq" } } });
	// @ts-expect-error: eq needs a value
	app.findObjects(1, { object_attribute: { field: "plan", operator: "eq", type_id: 1 } });
	sendTo(
		// @ts-expect-error: eq needs a value
		{ and: [{ attribute: { field: "plan", operator: "eq", inverse: true } }] },
	);
	// @ts-expect-error: a condition is missing
	sendTo({});
	// @ts-expect-error: a condition has no addresses
	app.triggerBroadcast(1, {}, { segment: { id: 7 }, email_ignore_missing: true });
	// @ts-expect-error: ids are not addresses
	app.triggerBroadcast(1, {}, { ids: ["1"], email_ignore_missing: true });
	// @ts-expect-error: the broadcast is missing
	app.triggerBroadcast();
	// @ts-expect-error: there is no such option
	app.getCustomerActivities("42", { begin: "x" });
	// @ts-expect-error: there is no such kind
	app.getAttributes("42", "name");
	// @ts-expect-error: the start is missing
	app.getCampaignJourneyMetrics(1, { end: 2, res: "days" });
	// @ts-expect-error: there is no such limit
	new APIClient("key", { rateLimit: { sms: 1 } });
	// @ts-expect-error: a page is refused
	new APIClient("key", { dangerouslyAllowBrowser: true });
	// @ts-expect-error: the store is missing
	app.sendOnce("key", new SendPushRequest({ identifiers: { id: 1 }, transactional_message_id: 1 }), {});
	// @ts-expect-error: the choice is one of three
	app.sendOnce("key", {} as never, { store, onUncertain: "retry" });
	// @ts-expect-error: there is no such method
	app.sendFax({});
}
