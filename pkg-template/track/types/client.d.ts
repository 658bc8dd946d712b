import type { CallOptions, TrackClientOptions } from "../../public/types/options.js";
import type { AccountRegion } from "../../public/types/region.js";
import type { Attributes, Data, Identifier, Json } from "../../public/types/values.js";
import type { BulkSource, SendAllOptions, SendAllReport } from "./bulk.js";
import type {
	DeliveryMetric,
	DeviceDetails,
	DevicePlatform,
	Event,
	PageDetails,
	PushEvent,
} from "./events.js";
import type { BatchResult, Operation } from "./operations.js";
import type { RawRequest, RawResult, ResponseType } from "./raw.js";

/** The kinds of identifiers of a person, with the official client's names. */
export declare const IdentifierType: {
	readonly Id: "id";
	readonly Email: "email";
	readonly CioId: "cio_id";
};

/** A kind of identifier of a person: the text or the value of {@link IdentifierType}. */
export type IdentifierType = "id" | "email" | "cio_id";

/** What Customer.io answers to a call that it accepted: an empty object. */
export type TrackAnswer = { readonly [name: string]: Json };

/**
 * A client of one Customer.io workspace.
 *
 * Nothing is loaded or checked before the first call: a fault of the constructor's arguments rejects each call with a
 * {@link ValidationError}. Every method rejects with a {@link CustomerIOError}, and with nothing else: a
 * {@link ValidationError} if an argument cannot be sent, a {@link CustomerIORequestError} if Customer.io refuses it.
 *
 * @example
 * const cio = new TrackClient(siteId, apiKey, { region: "eu" });
 * await cio.identify("42", { email: "ada@example.com", created_at: new Date() });
 */
export declare class TrackClient {
	/**
	 * @param siteId the Site ID of a Track API key
	 * @param apiKey the API key; a secret, so not for a public page
	 */
	constructor(siteId: string, apiKey: string, options?: TrackClientOptions);

	/**
	 * Creates a person or updates the given attributes. To change an id or email address that is set, name the person by
	 * `cio_` and the cio_id.
	 *
	 * @see https://docs.customer.io/api/track/#operation/identify
	 * @example await cio.identify("42", { email: "ada@example.com", plan: "pro" });
	 */
	identify(customerId: Identifier, attributes?: Attributes, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Deletes a person. A later `identify` or `track` creates the person anew; `suppress` keeps that from happening.
	 *
	 * @see https://docs.customer.io/api/track/#operation/delete
	 * @example await cio.destroy("42");
	 */
	destroy(customerId: Identifier, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Deletes a person for good and keeps the identifiers from being added again: later calls that name them are ignored.
	 *
	 * @see https://docs.customer.io/api/track/#operation/suppress
	 * @example await cio.suppress("42");
	 */
	suppress(customerId: Identifier, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Allows the identifiers of a suppressed person again. It does not bring the person back.
	 *
	 * @see https://docs.customer.io/api/track/#operation/unsuppress
	 * @example await cio.unsuppress("42");
	 */
	unsuppress(customerId: Identifier, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Sends an event of a person.
	 *
	 * @see https://docs.customer.io/api/track/#operation/track
	 * @example await cio.track("42", { name: "purchase", data: { total: 9.9 } });
	 */
	track(customerId: Identifier, event: Event, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Sends an event of somebody who is not known yet. It becomes a person's when `identify` sets the same `anonymous_id`
	 * within 30 days, if the workspace merges events.
	 *
	 * @see https://docs.customer.io/api/track/#operation/trackAnonymous
	 * @param anonymousId at most 150 bytes of UTF-8; empty for an invite, whose `data` has the `recipient`'s address
	 * @example await cio.trackAnonymous("visitor-7", { name: "signup started" });
	 */
	trackAnonymous(anonymousId: Identifier, event: Event, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Sends a page view of a person: an event of the type `page` whose name is `url`.
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
	): Promise<TrackAnswer>;

	/**
	 * Tells what became of a push message. `reportMetric` does the same for every channel. It is sent without credentials:
	 * the delivery id is the secret.
	 *
	 * @see https://docs.customer.io/api/track/#operation/pushMetrics
	 * @example await cio.trackPush({ delivery_id: "dgTQ", event: "opened", device_id: "c7f3" });
	 */
	trackPush(event: PushEvent, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Adds a device to a person or updates it.
	 *
	 * @see https://docs.customer.io/api/track/#operation/add_device
	 * @param deviceId the token that the platform gave, from APNs or FCM
	 * @param details attributes of the device, as text, and `last_used`
	 * @example await cio.addDevice("42", "c7f3", "ios", { last_used: new Date(), app_version: "2.1" });
	 */
	addDevice(
		customerId: Identifier,
		deviceId: string | number,
		platform: DevicePlatform,
		details?: DeviceDetails,
		options?: CallOptions,
	): Promise<TrackAnswer>;

	/**
	 * Takes a device away from a person.
	 *
	 * @see https://docs.customer.io/api/track/#operation/delete_device
	 * @param deviceToken the token that the device was added with
	 * @example await cio.deleteDevice("42", "c7f3");
	 */
	deleteDevice(
		customerId: Identifier,
		deviceToken: string | number,
		options?: CallOptions,
	): Promise<TrackAnswer>;

	/**
	 * Sends operations in one request: at most 480,000 bytes of JSON, 32,000 each. More than that is refused with a
	 * {@link ValidationError}: `sendAll` has no limit.
	 *
	 * Resolves as soon as Customer.io took the request, with the operations that it refused by their places in the list. It
	 * rejects only if the request as a whole failed.
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
	): Promise<BatchResult>;

	/**
	 * Merges the secondary person into the primary one and deletes the secondary. This cannot be undone. Nothing happens if
	 * there is no primary person.
	 *
	 * @see https://docs.customer.io/api/track/#operation/merge
	 * @param primaryId who stays; a cio_id without `cio_` before it
	 * @param secondaryId who is deleted; a cio_id without `cio_` before it
	 * @example await cio.mergeCustomers("id", "42", "email", "ada@example.com");
	 */
	mergeCustomers(
		primaryIdType: IdentifierType,
		primaryId: Identifier,
		secondaryIdType: IdentifierType,
		secondaryId: Identifier,
		options?: CallOptions,
	): Promise<TrackAnswer>;

	/**
	 * Asks in which region the account is. Either region's host knows.
	 *
	 * @see https://docs.customer.io/api/track/#operation/getRegion
	 * @example const { region } = await cio.getAccountRegion();
	 */
	getAccountRegion(options?: CallOptions): Promise<AccountRegion>;

	/**
	 * Sends one operation of version 2: at most 32,000 bytes of JSON.
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
	entity<CioId extends string>(operation: Operation<CioId>, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Adds people to a manual segment, which must exist. Values of another kind than `idType` are ignored by Customer.io.
	 *
	 * @see https://docs.customer.io/api/track/#operation/add_to_segment
	 * @param segmentId the segment's number
	 * @param customerIds 1 to 1,000 people; cio_ids without `cio_` before them
	 * @param idType which kind all of them are; `id` unless given
	 * @example await cio.addCustomersToSegment(7, ["ada@example.com"], "email");
	 */
	addCustomersToSegment(
		segmentId: string | number,
		customerIds: readonly Identifier[],
		idType?: IdentifierType,
		options?: CallOptions,
	): Promise<TrackAnswer>;

	/**
	 * Takes people out of a manual segment. Values of another kind than `idType` are ignored by Customer.io.
	 *
	 * @see https://docs.customer.io/api/track/#operation/remove_from_segment
	 * @param segmentId the segment's number
	 * @param customerIds 1 to 1,000 people; cio_ids without `cio_` before them
	 * @param idType which kind all of them are; `id` unless given
	 * @example await cio.removeCustomersFromSegment(7, ["42", "43"]);
	 */
	removeCustomersFromSegment(
		segmentId: string | number,
		customerIds: readonly Identifier[],
		idType?: IdentifierType,
		options?: CallOptions,
	): Promise<TrackAnswer>;

	/**
	 * Submits a form for a person, who is created if need be. A form that is not known is created too.
	 *
	 * @see https://docs.customer.io/api/track/#operation/submitForm
	 * @param formId a name of your own; what has the same one is the same form
	 * @param fields the fields as text, with either `id` or `email`, or a field that is mapped to one of them
	 * @example await cio.submitForm("newsletter", { email: "ada@example.com", first_name: "Ada" });
	 */
	submitForm(formId: string | number, fields: Data, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Tells what became of a message, on whichever channel. It is sent without credentials: the delivery id is the secret.
	 *
	 * @see https://docs.customer.io/api/track/#operation/metrics
	 * @example await cio.reportMetric({ delivery_id: "dgTQ", metric: "clicked", href: "https://shop.example/" });
	 */
	reportMetric(metric: DeliveryMetric, options?: CallOptions): Promise<TrackAnswer>;

	/**
	 * Unsubscribes the person that a message went to, or takes that back. It is sent without credentials: the delivery id
	 * is the secret.
	 *
	 * @see https://docs.customer.io/api/track/#operation/unsubscribe
	 * @param deliveryId the `CIO-Delivery-ID` of the message
	 * @param unsubscribe `true` unless given
	 * @example await cio.unsubscribe("dgTQ");
	 */
	unsubscribe(
		deliveryId: string | number,
		unsubscribe?: boolean,
		options?: CallOptions,
	): Promise<TrackAnswer>;

	/**
	 * Sends any call of the Track API, with the client's credentials and under its base.
	 *
	 * @see https://docs.customer.io/api/track/
	 * @example const { data, status } = await cio.rawRequest({ url: "/v1/accounts/region", method: "GET" });
	 */
	rawRequest<R extends ResponseType = "json">(
		request: RawRequest<R>,
		options?: CallOptions,
	): Promise<RawResult<R>>;

	/**
	 * Sends any number of operations, packed into as few requests as the limits allow. The source is read only as there is
	 * room, so memory does not grow with its length.
	 *
	 * Operations that are too long, invalid or refused are rejected alone, and are in the report. A request that failed for
	 * a passing reason is sent again; one that the server refuses as a whole (400, 413) is halved until what it refuses is
	 * alone. What cannot be helped, such as wrong credentials or an abort, rejects with a {@link CustomerIOError} whose
	 * `report` says what was accepted, and which `resume` takes; requests under way are waited for, unless it is an abort. A
	 * fault of the source itself does so as a {@link ValidationError}, with that fault as the `cause`.
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
