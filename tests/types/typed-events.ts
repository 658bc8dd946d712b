/** Events with types: a map of names to the types of their data, or validators that have them. Compiled, never run. */
import {
	type AnyEvents,
	type Event,
	type EventOf,
	type StandardSchema,
	TrackClient,
	type TrackClientOptions,
} from "customerio-wasm";
import { createConsumer } from "customerio-wasm/queue";
import { createRelay } from "customerio-wasm/relay";
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
