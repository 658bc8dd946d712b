/** Code of a user. Each `@ts-expect-error` is a mistake that an editor must report. Compiled, never run. */
import {
	type APIPromise,
	type BatchingOptions,
	type BatchResult,
	CustomerIOError,
	CustomerIORequestError,
	type DetailedResult,
	type EndedAttempt,
	IdentifierType,
	isTimeoutError,
	type Logger,
	type LogLevel,
	RegionEU,
	TrackClient,
	ValidationError,
} from "customerio-wasm";
import { TrackClient as TrackClientOfSubpath } from "customerio-wasm/track";

interface Person {
	email: string;
	createdAt: Date;
}

export async function observing(cio: TrackClient) {
	const logLevel: LogLevel = "debug";
	new TrackClient("site", "key", { logger: console, logLevel });
	const logger: Logger = {
		error: (line, { error, status = 0, url }) => [
			line.length,
			error === "timeout",
			status > 499,
			url?.length,
		],
		warn: (_line, { retryInMs = 0, attempt }) => retryInMs + (attempt ?? 0),
		async info() {},
		debug() {},
	};
	new TrackClient("site", "key", { logger });
	const call: APIPromise<BatchResult> = cio.batch([]);
	const { data, response, attempts } = await call.withResponse();
	const region: DetailedResult<{ region: string }> = await cio.getAccountRegion().withResponse();
	const header: string | undefined = response.headers["x-request-id"];
	return [data.accepted + attempts + response.status, header, region.data.region];
}

export const isFailure = ({ api, error, status, retryInMs, durationMs }: EndedAttempt) =>
	api === "track" && error !== undefined && (status ?? 0) + (retryInMs ?? 0) + durationMs;

export function observingWrongly(cio: TrackClient) {
	// @ts-expect-error: an unknown level
	new TrackClient("site", "key", { logLevel: "verbose" });
	// @ts-expect-error: a logger has four methods
	new TrackClient("site", "key", { logger: { error: console.error } });
	// @ts-expect-error: sendAll has a report instead
	cio.sendAll([]).withResponse();
	// @ts-expect-error: a raw request has status and headers itself
	cio.rawRequest({ url: "/v1/a", method: "GET" }).withResponse();
}

/** An option that is `undefined` counts as not given. */
export async function notGiven(url: string | undefined, signal: AbortSignal | undefined) {
	const cio = new TrackClient("site", "key", {
		url,
		fetch: undefined,
		onRetry: undefined,
		events: undefined,
	});
	new TrackClient("key", { retry: { maxRetries: undefined }, batching: { maxDelayMs: undefined } });
	await cio.track("42", { name: "a" }, { signal, timeout: undefined });
	await cio.rawRequest({
		url: "/v1/a",
		method: "GET",
		data: undefined,
		fileData: undefined,
		headers: undefined,
	});
}

export async function good(person: Person, signal: AbortSignal) {
	const cio = new TrackClient("site", "key", { region: "eu", headers: { "x-app": "shop" }, timeout: 5000 });
	new TrackClient("site", "key", {
		region: RegionEU,
		retry: { maxRetries: 1 },
		onRetry: ({ delay }) => delay,
	});
	new TrackClient("site", "key", { batching: {} });
	const batching: BatchingOptions = { maxDelayMs: 5, maxOperations: 100 };
	new TrackClient("site", "key", { batching }).flush() satisfies Promise<void>;
	await cio.identify("42", person, { signal, timeout: 100 });
	await cio.identify(42n);
	await cio.track(42, { name: "purchase", data: { total: 9.9, at: new Date() }, timestamp: new Date() });
	await cio.trackPageView("42", "https://shop.example/", { data: { referrer: "/" } });
	const { data, status } = await cio.rawRequest({ url: "/v1/a", method: "GET", responseType: "binary" });
	const bytes: Uint8Array = data;
	await cio.rawRequest({
		url: "/v1/a",
		method: "POST",
		data: [1],
		queryParams: [["a", 1]],
		headers: new Headers(),
	});
	await cio.destroy("42");
	const same: TrackClient = new TrackClientOfSubpath("site", "key");
	return [bytes, status, same];
}

export async function goodRest(cio: TrackClient, signal: AbortSignal, person: Person) {
	await cio.identify("42", {
		cio_relationships: {
			action: "add_relationships",
			relationships: [{ identifiers: { object_type_id: "1", object_id: "acme" } }],
		},
	});
	await cio.suppress("42", { signal });
	await cio.unsuppress("42", { signal });
	await cio.trackAnonymous("", { name: "invite", data: { recipient: "ada@example.com" } }, { signal });
	await cio.trackPush({ delivery_id: "d", event: "opened", timestamp: new Date() }, { signal });
	await cio.addDevice("42", "token", "ios", { last_used: new Date(), colour: "red" }, { signal });
	await cio.deleteDevice("42", 7, { signal });
	await cio.mergeCustomers(IdentifierType.Id, 42, "email", "ada@example.com", { signal });
	const { region, environment_id } = await cio.getAccountRegion({ signal });
	await cio.addCustomersToSegment(7, ["42", 43], IdentifierType.CioId, { signal });
	await cio.removeCustomersFromSegment("7", ["42"]);
	await cio.submitForm("newsletter", person, { signal });
	await cio.reportMetric({ delivery_id: "d", metric: "bounced", recipient: 15551234567 }, { signal });
	await cio.unsubscribe("d", false, { signal });
	const { accepted, errors } = await cio.batch([], { signal });
	return [
		region satisfies "us" | "eu",
		environment_id.toFixed(),
		accepted.toFixed(),
		errors[0]?.index.toFixed(),
	];
}

export function failures(error: unknown): string | number {
	if (error instanceof ValidationError) return error.argument;
	if (error instanceof CustomerIORequestError) return error.statusCode;
	if (isTimeoutError(error)) return error.attempts;
	if (error instanceof CustomerIOError) return error.report?.resumeFrom ?? error.code;
	throw error;
}

export async function bad(cio: TrackClient) {
	// @ts-expect-error the credentials are required
	new TrackClient();
	// @ts-expect-error no such region
	new TrackClient("site", "key", { region: "asia" });
	// @ts-expect-error no such option
	new TrackClient("site", "key", { retires: 3 });
	// @ts-expect-error the option is an object
	new TrackClient("site", "key", { batching: true });
	// @ts-expect-error an id is a string or a number
	await cio.identify({ id: "42" });
	// @ts-expect-error attributes need names
	await cio.identify("42", ["a"]);
	// @ts-expect-error a Map has no JSON form
	await cio.identify("42", new Map());
	// @ts-expect-error an event needs a name
	await cio.track("42", { data: {} });
	// @ts-expect-error no such event type
	await cio.track("42", { name: "a", type: "click" });
	// @ts-expect-error the URL is required
	await cio.trackPageView("42");
	// @ts-expect-error no such response type
	await cio.rawRequest({ url: "/v1/a", method: "GET", responseType: "document" });
	// @ts-expect-error the attempt is a number
	const attempts: string = (await cio.rawRequest({ url: "/v1/a", method: "GET" })).attempts;
	return attempts;
}

export async function badRest(cio: TrackClient) {
	// @ts-expect-error the person is required
	await cio.suppress();
	// @ts-expect-error options are not a boolean
	await cio.unsuppress("42", true);
	// @ts-expect-error the event is required
	await cio.trackAnonymous("visitor");
	// @ts-expect-error the delivery is required
	await cio.trackPush({ event: "opened" });
	// @ts-expect-error no such push event
	await cio.trackPush({ delivery_id: "d", event: "clicked" });
	// @ts-expect-error the platform is required
	await cio.addDevice("42", "token");
	// @ts-expect-error no such platform
	await cio.addDevice("42", "token", "symbian");
	// @ts-expect-error device attributes are strings
	await cio.addDevice("42", "token", "ios", { push_enabled: true });
	// @ts-expect-error Unix seconds or a Date
	await cio.addDevice("42", "token", "ios", { last_used: "2026-01-01" });
	// @ts-expect-error attributes need names
	await cio.addDevice("42", "token", "ios", { attributes: { colour: "red" } });
	// @ts-expect-error the token is required, or the path would identify the person
	await cio.deleteDevice("42");
	// @ts-expect-error people cannot be merged by phone number
	await cio.mergeCustomers("phone", "1", "id", "2");
	// @ts-expect-error both people are required
	await cio.mergeCustomers("id", "1");
	// @ts-expect-error a list of people is required
	await cio.addCustomersToSegment(7, "42");
	// @ts-expect-error no such kind of identifier
	await cio.removeCustomersFromSegment(7, ["42"], "phone");
	// @ts-expect-error the fields are required
	await cio.submitForm("newsletter");
	// @ts-expect-error no such metric
	await cio.reportMetric({ delivery_id: "d", metric: "seen" });
	// @ts-expect-error true or false
	await cio.unsubscribe("d", "yes");
	// @ts-expect-error one operation is not a list
	await cio.batch({ type: "person", action: "delete", identifiers: { id: "1" } });
	const relationships = [{ identifiers: { object_type_id: "1", object_id: "acme" } }];
	// @ts-expect-error the v1 API takes an object here, not a list
	await cio.identify("42", { cio_relationships: relationships });
}
