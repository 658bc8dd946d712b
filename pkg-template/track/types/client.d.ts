/// <reference lib="esnext.disposable" />
import type { SendAllOptions, SendAllReport } from "../../public/types/bulk.js";
import type { AnyEvents, MembersOf } from "../../public/types/events.js";
import type { CallOptions, TrackClientOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type { AccountRegion } from "../../public/types/region.js";
import type { Attributes, Data, Identifier, Json } from "../../public/types/values.js";
import type {
	DeliveryMetric,
	DeviceDetails,
	DevicePlatform,
	EventOf,
	PageDetails,
	PushEvent,
} from "./events.js";
import type { BatchResult, BulkSource, Operation } from "./operations.js";
import type { RawRequest, RawResult, ResponseType } from "./raw.js";

/** The kinds of identifiers of a person, with the names of `customerio-node`. */
export declare const IdentifierType: {
	/** Your own id for the person. */
	readonly Id: "id";
	/** An email address. */
	readonly Email: "email";
	/** The id that Customer.io assigned to the person. */
	readonly CioId: "cio_id";
};

/** A kind of identifier of a person: a value of {@link IdentifierType}, or its text. */
export type IdentifierType = "id" | "email" | "cio_id";

/** The JSON of Customer.io's response to a call that it accepted: an empty object. */
export type TrackResponse = { readonly [name: string]: Json };

/**
 * A client of one Customer.io workspace.
 *
 * Nothing is loaded or checked before the first call: a mistake in the constructor's arguments rejects each call with a
 * {@link ValidationError}.
 *
 * Every failure rejects with a {@link CustomerIOError}: a {@link ValidationError} if an argument cannot be sent, a
 * {@link CustomerIORequestError} if Customer.io refuses the call, or a {@link NetworkError}, {@link TimeoutError}, {@link AbortError},
 * {@link RegionError} or {@link LoadError}.
 *
 * `TrackClient<Events>` knows your events: `Events` maps each name to the type of its data, and `track` and `trackAnonymous` take no other.
 * The option `events` has a validator for each name instead, which gives the types and also checks the data at run time.
 *
 * @see https://docs.customer.io/api/track/
 *
 * @example
 * const cio = new TrackClient(siteId, apiKey, { region: "eu" });
 * await cio.identify("42", { email: "ada@example.com", created_at: new Date() });
 */
export declare class TrackClient<Events extends object = AnyEvents> {
	/**
	 * @param key a private key, `sk_us_…` or `sk_eu_…`, whose prefix sets the region. It is a secret: pages and their workers are
	 * refused. It is sent as a Bearer token. One line break at its end is dropped. Customer.io announced these keys for all its APIs on
	 * 30 October 2026; this package has not tried one on the Track API's own host
	 *
	 * @example const cio = new TrackClient("sk_eu_…");
	 */
	constructor(key: string, options?: TrackClientOptions<Events>);
	/**
	 * @param siteId the Site ID of a Track API key. One line break at its end is dropped
	 * @param apiKey the API key: a secret, which a public page must not hold. One line break at its end is dropped
	 */
	constructor(siteId: string, apiKey: string, options?: TrackClientOptions<Events>);

	/**
	 * Sends the calls that `batching` holds back. Resolves when all calls made so far have ended. If one fails, its own promise rejects,
	 * not this one. Without `batching`, there is nothing to send.
	 *
	 * @example ctx.waitUntil(cio.flush());
	 */
	flush(): Promise<void>;

	/**
	 * Frees what the client holds at once, instead of when it is garbage-collected. Calls in flight end as usual, and those that
	 * `batching` holds back are sent now. A later call reopens the client.
	 *
	 * @example using cio = new TrackClient(siteId, apiKey);
	 */
	close(): void;
	/** The same, for `using`. */
	[Symbol.dispose](): void;
	/** Waits for {@link flush} and closes the client, for `await using`. */
	[Symbol.asyncDispose](): Promise<void>;

	/**
	 * Creates a person or updates the given attributes. To change the `id` or `email` of a person who has one, identify the person by
	 * `cio_` followed by the cio_id.
	 *
	 * @see https://docs.customer.io/api/track/#operation/identify
	 * @example await cio.identify("42", { email: "ada@example.com", plan: "pro" });
	 */
	identify(customerId: Identifier, attributes?: Attributes, options?: CallOptions): APIPromise<TrackResponse>;

	/**
	 * Deletes a person. A later `identify` or `track` creates the person again; use `suppress` to prevent that.
	 *
	 * @see https://docs.customer.io/api/track/#operation/delete
	 * @example await cio.destroy("42");
	 */
	destroy(customerId: Identifier, options?: CallOptions): APIPromise<TrackResponse>;

	/**
	 * Deletes a person and blocks the identifiers: Customer.io ignores later calls with them.
	 *
	 * @see https://docs.customer.io/api/track/#operation/suppress
	 * @example await cio.suppress("42");
	 */
	suppress(customerId: Identifier, options?: CallOptions): APIPromise<TrackResponse>;

	/**
	 * Lifts the block of a suppressed person's identifiers. It does not restore the person.
	 *
	 * @see https://docs.customer.io/api/track/#operation/unsuppress
	 * @example await cio.unsuppress("42");
	 */
	unsuppress(customerId: Identifier, options?: CallOptions): APIPromise<TrackResponse>;

	/**
	 * Sends an event for a person.
	 *
	 * @see https://docs.customer.io/api/track/#operation/track
	 * @example await cio.track("42", { name: "purchase", data: { total: 9.9 } });
	 */
	track(
		customerId: Identifier,
		event: EventOf<MembersOf<Events>>,
		options?: CallOptions,
	): APIPromise<TrackResponse>;

	/**
	 * Sends an event for a person who is not known yet. Customer.io adds it to the person who gets the same `anonymous_id` by `identify` within
	 * 30 days, if the workspace merges events.
	 *
	 * @see https://docs.customer.io/api/track/#operation/trackAnonymous
	 * @param anonymousId at most 150 bytes of UTF-8; empty for an invitation, whose `data` has the address as `recipient`
	 * @example await cio.trackAnonymous("visitor-7", { name: "signup started" });
	 */
	trackAnonymous(
		anonymousId: Identifier,
		event: EventOf<MembersOf<Events>>,
		options?: CallOptions,
	): APIPromise<TrackResponse>;

	/**
	 * Sends a page view for a person: an event of the type `page` whose name is `url`.
	 *
	 * @see https://docs.customer.io/api/track/#operation/track
	 * @param url the full path of the page; `*` is sent as it is
	 * @example await cio.trackPageView("42", "https://shop.example/pricing", { data: { referrer: "/" } });
	 */
	trackPageView(
		customerId: Identifier,
		url: string,
		page?: PageDetails,
		options?: CallOptions,
	): APIPromise<TrackResponse>;

	/**
	 * Reports a metric of a push message. `reportMetric` does the same for every channel. The request has no credentials: the delivery id
	 * authorises it.
	 *
	 * @see https://docs.customer.io/api/track/#operation/pushMetrics
	 * @example await cio.trackPush({ delivery_id: "dgTQ", event: "opened", device_id: "c7f3" });
	 */
	trackPush(event: PushEvent, options?: CallOptions): APIPromise<TrackResponse>;

	/**
	 * Adds a device to a person or updates it.
	 *
	 * @see https://docs.customer.io/api/track/#operation/add_device
	 * @param deviceId the device token of APNs or FCM
	 * @param details attributes of the device, as text, and `last_used`
	 * @example await cio.addDevice("42", "c7f3", "ios", { last_used: new Date(), app_version: "2.1" });
	 */
	addDevice(
		customerId: Identifier,
		deviceId: string | number,
		platform: DevicePlatform,
		details?: DeviceDetails,
		options?: CallOptions,
	): APIPromise<TrackResponse>;

	/**
	 * Removes a device from a person.
	 *
	 * @see https://docs.customer.io/api/track/#operation/delete_device
	 * @param deviceToken the token that the device was added with
	 * @example await cio.deleteDevice("42", "c7f3");
	 */
	deleteDevice(
		customerId: Identifier,
		deviceToken: string | number,
		options?: CallOptions,
	): APIPromise<TrackResponse>;

	/**
	 * Sends operations in one request: at most 480,000 bytes of JSON in all and 32,000 for each operation. Longer lists are refused with a
	 * {@link ValidationError}; `sendAll` takes any number.
	 *
	 * Resolves if Customer.io accepts the request, with the operations that it refused by their `index`. Rejects only if the request as a
	 * whole fails.
	 *
	 * @see https://docs.customer.io/api/track/#operation/batch
	 * @example
	 * const { errors } = await cio.batch([
	 * 	{ type: "person", action: "identify", identifiers: { id: "42" }, attributes: { plan: "pro" } },
	 * 	{ type: "person", action: "event", identifiers: { id: "42" }, name: "upgraded" },
	 * ]);
	 * for (const { index, reason, field, message } of errors) console.warn(index, reason, field, message);
	 */
	batch<CioId extends string>(
		operations: readonly Operation<CioId>[],
		options?: CallOptions,
	): APIPromise<BatchResult>;

	/**
	 * Merges the secondary person into the primary person and deletes the secondary person. This cannot be undone. Nothing happens if the
	 * primary person does not exist.
	 *
	 * @see https://docs.customer.io/api/track/#operation/merge
	 * @param primaryId the person who stays; a cio_id without the prefix `cio_`
	 * @param secondaryId the person who is deleted; a cio_id without the prefix `cio_`
	 * @example await cio.mergeCustomers("id", "42", "email", "ada@example.com");
	 */
	mergeCustomers(
		primaryIdType: IdentifierType,
		primaryId: Identifier,
		secondaryIdType: IdentifierType,
		secondaryId: Identifier,
		options?: CallOptions,
	): APIPromise<TrackResponse>;

	/**
	 * Looks up the account's region. The hosts of both regions respond.
	 *
	 * @see https://docs.customer.io/api/track/#operation/getRegion
	 * @example const { region } = await cio.getAccountRegion();
	 */
	getAccountRegion(options?: CallOptions): APIPromise<AccountRegion>;

	/**
	 * Sends one operation of the v2 API: at most 32,000 bytes of JSON.
	 *
	 * @see https://docs.customer.io/api/track/#operation/entity
	 * @example
	 * await cio.entity({
	 * 	type: "object",
	 * 	action: "identify",
	 * 	identifiers: { object_type_id: "1", object_id: "acme" },
	 * 	attributes: { name: "Acme" },
	 * 	cio_relationships: [{ identifiers: { id: "42" } }],
	 * });
	 */
	entity<CioId extends string>(operation: Operation<CioId>, options?: CallOptions): APIPromise<TrackResponse>;

	/**
	 * Adds people to a manual segment, which must exist. Customer.io ignores identifiers that are not of the kind `idType`.
	 *
	 * @see https://docs.customer.io/api/track/#operation/add_to_segment
	 * @param segmentId the segment's number
	 * @param customerIds 1 to 1,000 people; cio_ids without the prefix `cio_`
	 * @param idType the kind of all these identifiers. Default `id`
	 * @example await cio.addCustomersToSegment(7, ["ada@example.com"], "email");
	 */
	addCustomersToSegment(
		segmentId: string | number,
		customerIds: readonly Identifier[],
		idType?: IdentifierType,
		options?: CallOptions,
	): APIPromise<TrackResponse>;

	/**
	 * Removes people from a manual segment. Customer.io ignores identifiers that are not of the kind `idType`.
	 *
	 * @see https://docs.customer.io/api/track/#operation/remove_from_segment
	 * @param segmentId the segment's number
	 * @param customerIds 1 to 1,000 people; cio_ids without the prefix `cio_`
	 * @param idType the kind of all these identifiers. Default `id`
	 * @example await cio.removeCustomersFromSegment(7, ["42", "43"]);
	 */
	removeCustomersFromSegment(
		segmentId: string | number,
		customerIds: readonly Identifier[],
		idType?: IdentifierType,
		options?: CallOptions,
	): APIPromise<TrackResponse>;

	/**
	 * Submits a form for a person. Customer.io creates the person and the form if they do not exist.
	 *
	 * @see https://docs.customer.io/api/track/#operation/submitForm
	 * @param formId a name of your own: submissions with the same name belong to the same form
	 * @param fields the fields as text, with either `id` or `email`, or a field that is mapped to one of them
	 * @example await cio.submitForm("newsletter", { email: "ada@example.com", first_name: "Ada" });
	 */
	submitForm(formId: string | number, fields: Data, options?: CallOptions): APIPromise<TrackResponse>;

	/**
	 * Reports a delivery metric of a message on any channel. The request has no credentials: the delivery id authorises it.
	 *
	 * @see https://docs.customer.io/api/track/#operation/metrics
	 * @example await cio.reportMetric({ delivery_id: "dgTQ", metric: "clicked", href: "https://shop.example/" });
	 */
	reportMetric(metric: DeliveryMetric, options?: CallOptions): APIPromise<TrackResponse>;

	/**
	 * Unsubscribes a message's recipient, or subscribes the recipient again. The request has no credentials: the delivery id
	 * authorises it.
	 *
	 * @see https://docs.customer.io/api/track/#operation/unsubscribe
	 * @param deliveryId the `CIO-Delivery-ID` of the message
	 * @param unsubscribe `false` subscribes again. Default `true`
	 * @example await cio.unsubscribe("dgTQ");
	 */
	unsubscribe(
		deliveryId: string | number,
		unsubscribe?: boolean,
		options?: CallOptions,
	): APIPromise<TrackResponse>;

	/**
	 * Sends any call of the Track API, with the client's credentials and below its base URL.
	 *
	 * @see https://docs.customer.io/api/track/
	 * @example const { data, status } = await cio.rawRequest({ url: "/v1/accounts/region", method: "GET" });
	 */
	rawRequest<R extends ResponseType = "json">(
		request: RawRequest<R>,
		options?: CallOptions,
	): Promise<RawResult<R>>;

	/**
	 * Sends any number of operations, packed into as few requests as the limits allow. The source is read only as fast as operations can
	 * be sent, so memory does not grow with its length.
	 *
	 * An operation that is too long, invalid or refused is listed in the report, and the others are sent. Transient failures are retried.
	 * A request that Customer.io refuses as a whole (400, 413) is split in half until the refused operation is alone.
	 *
	 * Any other failure, such as wrong credentials or an abort, stops the run. Unless it was aborted, it waits for the requests in
	 * flight. Then it rejects with a {@link CustomerIOError} whose `report` says what was accepted; pass it as `resume` to continue. If
	 * the source throws, the error is a {@link ValidationError} with the thrown value as its `cause`.
	 *
	 * @see https://docs.customer.io/api/track/#operation/batch
	 * @example
	 * const report = await cio.sendAll(operations, {
	 * 	onProgress: ({ accepted, rejected }) => console.log(accepted, rejected),
	 * });
	 * for (const { index, field, message } of report.errors) console.warn(index, field, message);
	 */
	sendAll<CioId extends string>(source: BulkSource<CioId>, options?: SendAllOptions): Promise<SendAllReport>;
}
