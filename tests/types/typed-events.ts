/** Events with types: a map of names to the types of their data, or validators that have them. Compiled, never run. */
import {
	type AnyEvents,
	type Event,
	type EventOf,
	PipelinesClient,
	type PipelinesClientOptions,
	SemanticEvents,
	type StandardSchema,
	TrackClient,
	type TrackClientOptions,
	type TrackPayload,
	type TrackPayloadOf,
} from "customerio-wasm";
import { createPage } from "customerio-wasm/page";
import { createConsumer } from "customerio-wasm/queue";
import { createRelay, type RelayEvents } from "customerio-wasm/relay";
import { TrackClient as OfSubpath } from "customerio-wasm/track";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare const is: <Condition extends true>() => Condition;

interface Purchase {
	total: number;
	currency?: string;
}

interface Events {
	purchase: Purchase;
	"signup started": { plan?: "free" | "pro" };
	login: undefined;
	anything: unknown;
}

export async function mapped(data: Purchase, signal: AbortSignal) {
	const cio = new TrackClient<Events>("site", "key", { region: "eu" });
	await cio.track("42", { name: "purchase", data }, { signal });
	await cio.track("42", { name: "purchase", data: { total: 9.9 }, id: "01J", timestamp: new Date() });
	await cio.trackAnonymous("visitor", { name: "signup started", data: { plan: "pro" } });
	await cio.trackAnonymous("visitor", { name: "signup started" });
	await cio.track("42", { name: "login" });
	await cio.track("42", { name: "anything", data: { a: [1] } });
	await cio.track("42", { name: "anything", type: "screen" });
	const either: EventOf<Events> = Math.random() > 0.5 ? { name: "purchase", data } : { name: "login" };
	await cio.track("42", either);
	// @ts-expect-error no such event
	await cio.track("42", { name: "purchas", data });
	// @ts-expect-error the data of this event is required
	await cio.track("42", { name: "purchase" });
	// @ts-expect-error a total is a number
	await cio.track("42", { name: "purchase", data: { total: "9.9" } });
	// @ts-expect-error no such member
	await cio.track("42", { name: "purchase", data: { total: 9.9, colour: "red" } });
	// @ts-expect-error the data of another event
	await cio.trackAnonymous("visitor", { name: "signup started", data: { total: 9.9 } });
	// @ts-expect-error no such type of event
	await cio.track("42", { name: "login", type: "click" });
	// @ts-expect-error the name is not known
	await cio.track("42", { name: String(Math.random()), data });
}

export function byKey() {
	new TrackClient<Events>("sk_eu_abc");
	new TrackClient<Events>("sk_eu_abc", { timeout: 100 }) satisfies TrackClient<Events>;
	// @ts-expect-error options come last
	new TrackClient<Events>("sk_eu_abc", { timeout: 100 }, {});
	// @ts-expect-error no such option
	new TrackClient("sk_eu_abc", { retires: 3 });
}

/** Events that have the same data: which of them it is can be decided at run time. */
interface Orders {
	ordered: Purchase;
	refunded: Purchase;
	signedUp: { plan: string };
	signedIn: undefined;
	signedOut: undefined;
}

export async function severalNames(properties: Purchase, isRefund: boolean) {
	const cio = new TrackClient<Orders>("site", "key");
	const cdp = new PipelinesClient<Orders>("key");
	const event = isRefund ? "refunded" : "ordered";
	await cio.track("42", { name: event, data: properties });
	await cdp.track({ userId: "42", event, properties });
	await cdp.track({ anonymousId: "visitor", event, properties });
	await cdp.track({ userId: "42", anonymousId: "visitor", event, properties, timestamp: new Date() });
	await cdp.track({ userId: "42", event: isRefund ? "signedIn" : "signedOut" });
	const payload: TrackPayloadOf<Orders> = { userId: "42", event, properties };
	if (payload.event === "ordered") payload.properties satisfies Purchase;
	// @ts-expect-error the data of another event
	await cdp.track({ userId: "42", event, properties: { plan: "pro" } });
	// @ts-expect-error no such member
	await cdp.track({ userId: "42", event, properties: { total: 9.9, plan: "pro" } });
	// @ts-expect-error these events need their data
	await cdp.track({ userId: "42", event });
	// @ts-expect-error it has no person
	await cdp.track({ event, properties });
	// @ts-expect-error one of the events has other data
	await cdp.track({ userId: "42", event: isRefund ? "refunded" : "signedUp", properties });
	return cdp.track(payload);
}

/** A validator as a library types it. */
declare const click: StandardSchema<{ where: "hero" | "footer" }, { where: string; at: Date }>;
/** As Zod's: with more members, in a class. */
declare class ZodLike<Output, Input> {
	readonly _zod: { output: Output; input: Input };
	parse(value: unknown): Output;
	readonly "~standard": {
		readonly version: 1;
		readonly vendor: string;
		readonly validate: (value: unknown) =>
			| { readonly value: Output; readonly issues?: undefined }
			| {
					readonly issues: ReadonlyArray<{
						readonly message: string;
						readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
					}>;
			  }
			| Promise<{ readonly value: Output; readonly issues?: undefined }>;
		readonly types?: { readonly input: Input; readonly output: Output } | undefined;
	};
}
declare const purchase: ZodLike<{ total: number }, { total: string }>;
declare const empty: ZodLike<Record<string, never>, Record<string, never>>;
/** A validator of any data. */
declare const any: StandardSchema;

export async function validated() {
	const cio = new TrackClient("site", "key", { events: { click, purchase, empty, any } });
	is<
		Same<
			typeof cio,
			TrackClient<{
				click: { where: "hero" | "footer" };
				purchase: { total: string };
				empty: Record<string, never>;
				any: unknown;
			}>
		>
	>();
	await cio.track("42", { name: "click", data: { where: "hero" } });
	await cio.track("42", { name: "purchase", data: { total: "9" } });
	await cio.track("42", { name: "empty" });
	await cio.track("42", { name: "any", data: { a: 1 } });
	await cio.track("42", { name: "any" });
	// @ts-expect-error the input of the validator is a text
	await cio.track("42", { name: "purchase", data: { total: 9 } });
	// @ts-expect-error no such event
	await cio.track("42", { name: "other" });
	const byKey = new TrackClient("sk_eu_abc", { events: { purchase }, batching: {} });
	is<Same<typeof byKey, TrackClient<{ purchase: { total: string } }>>>();
	// @ts-expect-error each event of the map needs a validator
	new TrackClient<{ purchase: { total: string }; login: undefined }>("sk_eu_abc", { events: { purchase } });
	// @ts-expect-error it checks something else
	new TrackClient<Events>("sk_eu_abc", { events: { purchase: click } });
	// @ts-expect-error no validator
	new TrackClient("site", "key", { events: { purchase: true } });
}

declare const optional: ZodLike<{ total: number } | undefined, { total: number } | undefined>;
declare const text: ZodLike<string, string>;
declare const list: ZodLike<string[], string[]>;
declare const objectOrText: ZodLike<unknown, { total: number } | string>;

/** The data of an event is an object. */
export async function objects(data: Purchase) {
	const cio = new TrackClient("site", "key", { events: { optional, purchase } });
	await cio.track("42", { name: "optional" });
	await cio.track("42", { name: "optional", data: { total: 9.9 } });
	const cdp = new PipelinesClient("key", { events: { optional } });
	await cdp.track({ userId: "42", event: "optional" });
	// @ts-expect-error a text
	new TrackClient("site", "key", { events: { text } });
	// @ts-expect-error a text beside others
	new TrackClient("sk_eu_abc", { events: { purchase, text } });
	// @ts-expect-error a list
	new TrackClient("site", "key", { events: { list } });
	// @ts-expect-error perhaps a text
	new TrackClient("site", "key", { events: { objectOrText } });
	// @ts-expect-error a text
	new PipelinesClient("key", { events: { text } });
	const wrong = new TrackClient<{ text: string; either: Purchase | string }>("site", "key");
	await wrong.track("42", { name: "either", data });
	// @ts-expect-error a text
	await wrong.track("42", { name: "either", data: "x" });
	// @ts-expect-error a text
	await wrong.track("42", { name: "text", data: "x" });
	// @ts-expect-error a text
	await new PipelinesClient<{ text: string }>("key").track({ userId: "42", event: "text", properties: "x" });
}

/** Without types of events, nothing has changed. */
export async function untyped(event: Event, options: TrackClientOptions) {
	const cio = new TrackClient("site", "key");
	is<Same<typeof cio, TrackClient>>();
	is<Same<Parameters<typeof cio.track>[1], Event>>();
	is<Same<EventOf<AnyEvents>, Event>>();
	is<Same<Parameters<InstanceType<typeof TrackClient>["track"]>[1], Event>>();
	type Arguments = ConstructorParameters<typeof TrackClient>;
	is<Same<Arguments[0], string>>();
	is<Same<Arguments[1], string>>();
	const third: Arguments[2] = options;
	await new TrackClient("site", "key", options).track("42", event);
	const instance: InstanceType<typeof TrackClient> = cio;
	const typed = new TrackClient<Events>("site", "key");
	const asAny: TrackClient = typed;
	const asInstance: InstanceType<typeof TrackClient> = typed;
	const same: TrackClient = new OfSubpath<Events>("site", "key");
	createConsumer(typed, { onDead: () => {} });
	createRelay({ client: typed, identify: () => null, events: [], cookie: { secret: "x".repeat(32) } });
	return [third, instance, asAny, asInstance, same];
}

/** The same for the Pipelines API, whose events have `properties`. */
export async function pipelines(data: Purchase, at: Date) {
	const cdp = new PipelinesClient<Events>("key", { region: "eu" });
	await cdp.track({ userId: "42", event: "purchase", properties: data, timestamp: at });
	await cdp.track({ anonymousId: "visitor", event: "signup started" });
	await cdp.track({ anonymousId: "visitor", event: "signup started", properties: { plan: "pro" } });
	await cdp.track({ userId: "42", event: "login" });
	await cdp.track({ userId: "42", event: "anything", properties: { a: [1] } });
	await cdp.track(SemanticEvents.userDeleted("42"));
	await cdp.track({ ...SemanticEvents.deviceDeleted("42", "c7f3"), timestamp: at });
	await cdp.track({ userId: "42", event: "Report Delivery Event", properties: { metric: "opened" } });
	// Batches take any event.
	await cdp.batch([{ type: "track", userId: "42", event: "other" }]);
	await cdp.sendAll([{ type: "track", userId: "42", event: "other" }]);
	const either: TrackPayloadOf<Events> =
		Math.random() > 0.5
			? { userId: "42", event: "purchase", properties: data }
			: { userId: "42", event: "login" };
	await cdp.track(either);
	// @ts-expect-error no such event
	await cdp.track({ userId: "42", event: "purchas", properties: data });
	// @ts-expect-error the properties of this event are required
	await cdp.track({ userId: "42", event: "purchase" });
	// @ts-expect-error a total is a number
	await cdp.track({ userId: "42", event: "purchase", properties: { total: "9.9" } });
	// @ts-expect-error the properties of another event
	await cdp.track({ userId: "42", event: "signup started", properties: { total: 9.9 } });
	// @ts-expect-error it has no person
	await cdp.track({ event: "login" });
	// @ts-expect-error the name is misspelled
	await cdp.track({ userId: "42", event: "User deleted" });

	const validated = new PipelinesClient("key", { events: { click, purchase, empty, any } });
	is<
		Same<
			typeof validated,
			PipelinesClient<{
				click: { where: "hero" | "footer" };
				purchase: { total: string };
				empty: Record<string, never>;
				any: unknown;
			}>
		>
	>();
	await validated.track({ userId: "42", event: "click", properties: { where: "hero" } });
	await validated.track({ userId: "42", event: "empty" });
	await validated.track(SemanticEvents.userSuppressed("42"));
	// @ts-expect-error the input of the validator is a text
	await validated.track({ userId: "42", event: "purchase", properties: { total: 9 } });
	// @ts-expect-error it checks something else
	new PipelinesClient<Events>("key", { events: { purchase: click } });
	// @ts-expect-error no validator
	new PipelinesClient("key", { events: { purchase: true } });
}

export async function untypedPipelines(payload: TrackPayload, options: PipelinesClientOptions) {
	const cdp = new PipelinesClient("key");
	is<Same<typeof cdp, PipelinesClient>>();
	is<Same<Parameters<typeof cdp.track>[0], TrackPayload>>();
	is<Same<TrackPayloadOf<AnyEvents>, TrackPayload>>();
	await new PipelinesClient("key", options).track(payload);
	const typed = new PipelinesClient<Events>("key");
	const untyped: PipelinesClient = typed;
	const instance: InstanceType<typeof PipelinesClient> = typed;
	return [untyped, instance];
}

/** One map of events for a page, its relay, and the clients of a server. */
export function everywhere() {
	const relay = createRelay({
		client: new TrackClient("site", "key"),
		events: { click, purchase },
		cookie: { secret: "x".repeat(32) },
	});
	type OfRelay = RelayEvents<typeof relay>;
	is<Same<OfRelay, { click: { where: "hero" | "footer" }; purchase: { total: string } }>>();
	const page = createPage<OfRelay>({ relay: "/e" });
	page.track("click", { where: "hero" });
	// @ts-expect-error no such event
	page.track("clik", { where: "hero" });
	// @ts-expect-error the data is that of another event
	page.track("click", { total: "9" });
	const cio = new TrackClient<OfRelay>("site", "key", { events: { click, purchase } });
	const cdp = new PipelinesClient<OfRelay>("key", { events: { click, purchase } });
	const plain = createPage<Events>({ relay: "/e" });
	plain.track("purchase", { total: 9.9 });
	plain.track("login");
	// @ts-expect-error the data of this event is required
	plain.track("purchase");
	return [cio, cdp];
}
