/// <reference lib="esnext.disposable" />
import type { SendAllOptions, SendAllReport } from "../../public/types/bulk.js";
import type { AnyEvents, MembersOf } from "../../public/types/events.js";
import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type { Json } from "../../public/types/values.js";
import type {
	AliasPayload,
	BatchItem,
	GroupPayload,
	IdentifyPayload,
	MessageSource,
	PagePayload,
	ScreenPayload,
	TrackPayloadOf,
} from "./messages.js";
import type { PipelinesClientOptions } from "./options.js";

/** The JSON of Customer.io's response to a call that it accepted: an empty object. */
export type PipelinesResponse = { readonly [name: string]: Json };

/**
 * A client of one source of Customer.io's Pipelines API, for servers and pages.
 *
 * Nothing is loaded or checked before the first call: a mistake in the constructor's arguments rejects each call with a
 * {@link ValidationError}.
 *
 * **Messages.** Each gets a `messageId`, a `timestamp` and `context.library` unless it has them; they are the same in each attempt. A
 * `Date` is sent as ISO 8601 text. A message has at most 32,000 bytes of JSON with what the client adds, a batch 500,000: Customer.io
 * would respond to longer ones with success and drop them.
 *
 * **Errors.** Every failure rejects with a {@link CustomerIOError}: a {@link ValidationError} if an argument cannot be sent, a
 * {@link CustomerIORequestError} if Customer.io refuses the call, or a {@link NetworkError}, {@link TimeoutError}, {@link AbortError},
 * {@link RegionError} or {@link LoadError}.
 *
 * **Retries.** `identify`, `group`, `alias` and the events that delete, suppress or change a device are retried after transient failures. A
 * repeated event may count twice: Customer.io does not promise to drop a second one with the same `messageId`. So other events, pages and
 * screens are retried only if the failed attempt cannot have been processed, and fail with `mayHaveTakenEffect` otherwise.
 *
 * **In a page** and its workers, the write key is in the body, and the request needs no preflight. Strict mode is off there: Customer.io
 * responds with success even to what it drops. Keys that begin with `sk_` are refused.
 *
 * `PipelinesClient<Events>` knows your events: `Events` maps each name to the type of its properties, and `track` takes no other. The option
 * `events` has a validator for each name instead, which gives the types and also checks the properties at run time.
 *
 * @see https://docs.customer.io/integrations/api/cdp/
 *
 * @example
 * const cdp = new PipelinesClient(writeKey, { region: "eu" });
 * await cdp.identify({ userId: "42", traits: { email: "ada@example.com" } });
 * await cdp.track({ userId: "42", event: "Signed Up" });
 */
export declare class PipelinesClient<Events extends object = AnyEvents> {
	/**
	 * @param writeKey the API key of a source, or a key that begins with `sk_` (a secret, for servers) or `pk_`. One line break at its
	 * end is dropped
	 */
	constructor(writeKey: string, options?: PipelinesClientOptions<Events>);

	/**
	 * Frees what the client holds at once, instead of when it is garbage-collected. Calls in flight end as usual. A later call reopens
	 * the client.
	 *
	 * @example using cdp = new PipelinesClient(writeKey);
	 */
	close(): void;
	/** The same, for `using`. */
	[Symbol.dispose](): void;

	/**
	 * Creates a person or updates the given traits.
	 *
	 * @see https://docs.customer.io/integrations/api/cdp/#operation/identify
	 * @example await cdp.identify({ userId: "42", traits: { email: "ada@example.com", plan: "pro" } });
	 */
	identify(payload: IdentifyPayload, options?: CallOptions): APIPromise<PipelinesResponse>;

	/**
	 * Sends an event for a person. Customer.io acts on some event names: on `User Deleted`, for example, it deletes the person.
	 *
	 * @see https://docs.customer.io/integrations/api/cdp/#operation/track
	 * @example await cdp.track({ userId: "42", event: "Order Completed", properties: { total: 9.9 } });
	 */
	track(payload: TrackPayloadOf<MembersOf<Events>>, options?: CallOptions): APIPromise<PipelinesResponse>;

	/**
	 * Sends a page view.
	 *
	 * @see https://docs.customer.io/integrations/api/cdp/#operation/page
	 * @example await cdp.page({ anonymousId: visitor, name: "Pricing", properties: { path: "/pricing" } });
	 */
	page(payload: PagePayload, options?: CallOptions): APIPromise<PipelinesResponse>;

	/**
	 * Sends a screen view in an app.
	 *
	 * @see https://docs.customer.io/integrations/api/cdp/#operation/screen
	 * @example await cdp.screen({ userId: "42", name: "Settings" });
	 */
	screen(payload: ScreenPayload, options?: CallOptions): APIPromise<PipelinesResponse>;

	/**
	 * Adds a person to a group, and sets the group's traits.
	 *
	 * @see https://docs.customer.io/integrations/api/cdp/#operation/group
	 * @example await cdp.group({ userId: "42", groupId: "acme", traits: { name: "Acme", object_type_id: "1" } });
	 */
	group(payload: GroupPayload, options?: CallOptions): APIPromise<PipelinesResponse>;

	/**
	 * Merges an identity of a person into another one.
	 *
	 * @see https://docs.customer.io/integrations/api/cdp/#operation/alias
	 * @example await cdp.alias({ userId: "42", previousId: visitor });
	 */
	alias(payload: AliasPayload, options?: CallOptions): APIPromise<PipelinesResponse>;

	/**
	 * Sends messages in one request. Customer.io accepts or refuses the request as a whole. Its reference says that a batch has one `context`
	 * and one `integrations` for all messages; this client sends those of each message with it, as `customerio-node` does.
	 *
	 * @see https://docs.customer.io/integrations/api/cdp/#operation/batch
	 * @example
	 * await cdp.batch([
	 * 	{ type: "identify", userId: "42", traits: { plan: "pro" } },
	 * 	{ type: "track", userId: "42", event: "Upgraded" },
	 * ]);
	 */
	batch(items: readonly BatchItem[], options?: CallOptions): APIPromise<PipelinesResponse>;

	/**
	 * Sends any number of messages, packed into as few batches as the limits allow. The source is read only as fast as messages can be sent,
	 * so memory does not grow with its length. Each message is one that {@link batch} takes.
	 *
	 * Customer.io accepts or refuses a batch as a whole. One that it refuses (400, 413) is split in half until the refused message is
	 * alone: only that one is rejected and listed in the report, like one that is too long or invalid. In strict mode the report counts
	 * as accepted what Customer.io found valid. Without it, as in every page, Customer.io responds with success even to what it drops.
	 *
	 * A batch is retried only if the failed attempt cannot have been processed, or if repeating it changes nothing for any of its
	 * messages. Any other failure, such as a wrong key, a 500 or an abort, stops the run. Then it rejects with a {@link CustomerIOError}
	 * whose `report` says what was accepted and what is uncertain; pass it as `resume` to continue. Events, pages and screens that are
	 * uncertain are not sent again: they stay in `uncertainRanges`.
	 *
	 * A message without a `messageId` gets a ULID, and one without a `timestamp` the time at which the run began. Both follow from
	 * `firstEventId`, so they are the same in each attempt and in a run that is resumed.
	 *
	 * @see https://docs.customer.io/integrations/api/cdp/#operation/batch
	 * @example
	 * const report = await cdp.sendAll(messages, {
	 * 	onProgress: ({ accepted, rejected }) => console.log(accepted, rejected),
	 * });
	 * for (const { index, message } of report.errors) console.warn(index, message);
	 */
	sendAll(source: MessageSource, options?: SendAllOptions): Promise<SendAllReport>;
}
