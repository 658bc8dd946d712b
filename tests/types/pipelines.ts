/** Code of a user of the Pipelines API. Each `@ts-expect-error` is a mistake that an editor must report. Compiled, never run. */
import { type PipelinesClient as PipelinesClientOfRoot, TrackClient } from "customerio-wasm";
import {
	type BatchItem,
	CustomerIORequestError,
	isNetworkError,
	type MessageSource,
	PipelinesClient,
	type PipelinesContext,
	RegionEU,
	SemanticEvents,
	type TrackPayload,
} from "customerio-wasm/pipelines";
import { createConsumer } from "customerio-wasm/queue";
import { createRelay } from "customerio-wasm/relay";

/** What the official client's documentation does. */
export async function dropIn(cdp: PipelinesClient) {
	const defaultContext: PipelinesContext = { ip: "203.0.113.7", locale: "en-US" };
	new PipelinesClient("key", {
		region: RegionEU,
		strictMode: true,
		defaultContext,
		retry: { maxRetries: 0 },
	});
	new PipelinesClient("key", { url: "https://host/v1", timeout: 5000 });
	await cdp.identify({ userId: "123", traits: { email: "a@example.com", plan: { name: "pro" } } });
	await cdp.identify({ anonymousId: "a", messageId: "m", timestamp: "2026-01-31T12:00:00Z" });
	await cdp.track({ userId: 123, event: "Signed Up", properties: { total: 9.9 }, context: { ip: "1" } });
	await cdp.page({ userId: "123", name: "Home", category: "Docs", integrations: { All: true } });
	await cdp.screen({ anonymousId: "a", name: "Home" });
	await cdp.group({ userId: "123", groupId: "acme", traits: { name: "Acme" } });
	await cdp.alias({ userId: "123", previousId: "a" });
	await cdp.batch([
		{ type: "identify", userId: "123", traits: {} },
		{ type: "track", userId: "123", event: "a" },
		{ type: "alias", userId: "123", previousId: "a" },
	]);
}

export async function more(cdp: PipelinesClient, signal: AbortSignal) {
	const payload: TrackPayload = {
		userId: 42n,
		event: "a",
		timestamp: new Date(),
		properties: { at: new Date() },
	};
	await cdp.track(payload, { signal, timeout: 1000 });
	await cdp.track({ userId: "42", event: "Device Deleted", context: { device: { token: "c7f3" } } });
	await cdp.track(SemanticEvents.deviceCreatedOrUpdated("42", { token: "c7f3", type: "ios" }));
	await cdp.track({ ...SemanticEvents.relationshipDeleted("42", "acme", 2), timestamp: new Date() });
	await cdp.batch([1, 2].map((id) => ({ type: "track", ...SemanticEvents.userSuppressed(id) })));
	new PipelinesClient("key", { keepalive: true });
	new PipelinesClient("key", { url: undefined, strictMode: undefined, defaultContext: undefined });
	const items: BatchItem[] = ["a", "b"].map((event) => ({ type: "track", userId: "42", event }));
	const { anything } = await cdp.batch(items);
	await cdp.page({ userId: "42", timestamp: null, messageId: null, context: null });
	await cdp.page({ userId: "42" }).catch((error: unknown) => {
		if (error instanceof CustomerIORequestError) return error.errors[0]?.message;
		return isNetworkError(error) && error.mayHaveTakenEffect;
	});
	const { response, attempts } = await cdp.page({ userId: "42" }).withResponse();
	new PipelinesClient("key", {
		logger: console,
		logLevel: response.status + attempts > 200 ? "warn" : "off",
	});
	// @ts-expect-error: an unknown level
	new PipelinesClient("key", { logLevel: "all" });
	cdp.close();
	const same: PipelinesClientOfRoot = cdp;
	return [anything, same, TrackClient];
}

export async function bulk(cdp: PipelinesClient, stream: ReadableStream<BatchItem>) {
	async function* messages(): AsyncGenerator<BatchItem> {
		yield { type: "identify", userId: "42", traits: { plan: "pro" } };
	}
	const report = await cdp.sendAll(messages(), {
		ordered: true,
		concurrency: 2,
		maxItemBytes: 16_000,
		maxRequestBytes: 100_000,
		maxRejected: 10,
		signal: AbortSignal.timeout(1000),
		timeout: 100,
		firstEventId: "01ARZ3NDEKTSV4RRFFQ69G5FAV",
		onRejected: ({ index, message, cause }) => [index.toFixed(), message, cause],
		onProgress: ({ accepted, uncertainRanges }) => accepted + uncertainRanges.length,
	});
	const { resumeFrom, doneRanges, firstEventId } = report;
	await cdp.sendAll([{ type: "track", userId: "42", event: "a" }], { resume: report });
	await cdp.sendAll(new Set<BatchItem>(), { resume: { resumeFrom, doneRanges, firstEventId } });
	await cdp.sendAll([1, 2].map((id) => ({ type: "track", ...SemanticEvents.userDeleted(id) })));
	const source: MessageSource = stream;
	return [await cdp.sendAll(source), report.uncertainRanges.length];
}

export async function mistakesInBulk(cdp: PipelinesClient) {
	// @ts-expect-error an operation of the Track API
	await cdp.sendAll([{ type: "person", action: "delete", identifiers: { id: "42" } }]);
	// @ts-expect-error one message is not a source
	await cdp.sendAll({ type: "page", userId: "42" });
	// @ts-expect-error it has no person
	await cdp.sendAll([{ type: "page" }]);
	// @ts-expect-error there is no such option
	await cdp.sendAll([], { batchSize: 10 });
	// @ts-expect-error a relay makes operations of the Track API
	createRelay({ client: cdp, events: [], cookie: { secret: "x".repeat(32) } });
	// @ts-expect-error and so does a queue
	createConsumer(cdp, { onDead: () => {} });
}

export function mistakes(cdp: PipelinesClient) {
	// @ts-expect-error: it has no person
	cdp.identify({ traits: {} });
	// @ts-expect-error: the event has no name
	cdp.track({ userId: "42" });
	// @ts-expect-error: data has names
	cdp.track({ userId: "42", event: "a", properties: ["b"] });
	// @ts-expect-error: a time is text or a Date
	cdp.track({ userId: "42", event: "a", timestamp: 1_700_000_000 });
	// @ts-expect-error: the group is missing
	cdp.group({ userId: "42" });
	// @ts-expect-error: a visitor has no alias
	cdp.alias({ anonymousId: "a", previousId: "b" });
	// @ts-expect-error: a message of a batch has a type
	cdp.batch([{ userId: "42" }]);
	// @ts-expect-error: there is no such type
	cdp.batch([{ type: "delete", userId: "42" }]);
	// @ts-expect-error: this API has no look-up
	new PipelinesClient("key", { region: "auto" });
	// @ts-expect-error: there is no such option
	new PipelinesClient("key", { eventIds: false });
	// @ts-expect-error: the token is missing
	SemanticEvents.deviceCreatedOrUpdated("42", { type: "ios" });
	// @ts-expect-error: the key is missing
	new PipelinesClient();
	// @ts-expect-error: there is no such method
	cdp.destroy("42");
}
