/** The types of the relay: rules say which events there are, and so does the page that takes its types from them. */
import { TrackClient } from "customerio-wasm";
import {
	createRelay,
	type Identity,
	type RelayEvents,
	type RelayOperation,
	type StandardSchema,
	signIdentity,
	verifyIdentity,
} from "customerio-wasm/relay";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare const is: <Condition extends true>() => Condition;

const client = new TrackClient("site", "key");
const cookie = { secret: "x".repeat(32) };

/** A validator as a library types it. */
declare const click: StandardSchema<{ where: "hero" | "footer" }, { where: string; at: Date }>;
/** As Zod's: with more members, and in a class. */
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
						readonly path?: readonly PropertyKey[];
					}>;
			  }
			| Promise<{ readonly value: Output; readonly issues?: undefined }>;
		readonly types?: { readonly input: Input; readonly output: Output } | undefined;
	};
}
declare const purchase: ZodLike<{ total: number }, { total: string }>;

const relay = createRelay({ client, cookie, events: { cta_clicked: click, purchase } });
is<
	Same<RelayEvents<typeof relay>, { cta_clicked: { where: "hero" | "footer" }; purchase: { total: string } }>
>();

/** An option that is `undefined` counts as not given. */
createRelay({
	client,
	sink: undefined,
	cookie: { ...cookie, name: undefined },
	events: [],
	identify: undefined,
});
createRelay({ client: undefined, sink: () => {}, cookie, events: [], limits: { items: undefined } });
createRelay({ client, cookie, events: [], limits: undefined, enrich: undefined, pages: undefined });
signIdentity(cookie.secret, { id: "42" }, { expiresIn: undefined });
verifyIdentity(cookie.secret, { header: undefined });
// @ts-expect-error: operations go to one place
createRelay({ client, sink: () => {}, cookie, events: [] });

const named = createRelay({ client, cookie, events: ["cta_clicked", "pricing_viewed"] });
is<Same<keyof RelayEvents<typeof named>, "cta_clicked" | "pricing_viewed">>();

const free = createRelay({ client, cookie, events: (name) => name.startsWith("web_") });
is<Same<keyof RelayEvents<typeof free>, string | number>>();

/** What a page makes of the types. */
declare function track<Events, Name extends keyof Events & string>(name: Name, data: Events[Name]): void;
track<RelayEvents<typeof relay>, "purchase">("purchase", { total: "9" });
// @ts-expect-error: the input of the schema is a text
track<RelayEvents<typeof relay>, "purchase">("purchase", { total: 9 });
// @ts-expect-error: there is no such event
track<RelayEvents<typeof named>, "other">("other", {});

// @ts-expect-error: events are required
createRelay({ client, cookie });
// @ts-expect-error: a secret is required
createRelay({ client, events: [], cookie: {} });
// @ts-expect-error: client or sink
createRelay({ events: [], cookie });
// @ts-expect-error: not both
createRelay({ client, sink: () => {}, events: [], cookie });
// @ts-expect-error: a schema has a validate function
createRelay({ client, cookie, events: { a: {} } });
// @ts-expect-error: exactly one identifier
createRelay({ client, cookie, events: [], identify: () => ({ id: "1", email: "a@example.com" }) });

export async function everything(
	request: Request,
	limiter: { limit(options: { key: string }): Promise<{ success: boolean }> },
) {
	const queue: RelayOperation[] = [];
	const full = createRelay({
		sink: async (operations) => void queue.push(...operations),
		identify: async (incoming) => (incoming.headers.has("cookie") ? { id: "42" } : null),
		events: ["cta_clicked"],
		attributes: ["plan"],
		pages: true,
		origins: ["https://shop.example"],
		credentials: true,
		cookie: { secret: ["x".repeat(32), "y".repeat(32)], name: "aid", maxAge: 3600 },
		rateLimit: (incoming, identity) =>
			limiter.limit({ key: identity?.id ?? incoming.headers.get("x-ip") ?? "" }),
		consent: () => true,
		ignoreGpc: false,
		enrich: (incoming, operation) => ({
			...operation,
			attributes: { ...operation.attributes, country: incoming.headers.get("cf-ipcountry") },
		}),
		limits: { bytes: 1000, items: 10 },
		waitUntil: (promise) => void promise,
		onError: (error, { request: failed }) => console.error(failed.url, error),
	});
	const response: Response = await full(request);
	const identity: Identity = { email: "ada@example.com" };
	const token: string = await signIdentity("x".repeat(32), identity, { expiresIn: 60 });
	createRelay({ client, cookie, events: [], identify: verifyIdentity(["a", "b"], { header: "x-visitor" }) });
	// @ts-expect-error: an anonymous id is not an identity
	await signIdentity("x".repeat(32), { anonymous_id: "1" });
	return [response, token];
}
