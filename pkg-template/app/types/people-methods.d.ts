import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type { Identifier } from "../../public/types/values.js";
import type { Activity, ActivityPage, ListActivitiesOptions } from "./activities.js";
import type { AudienceFilter } from "./filters.js";
import type {
	CustomerActivitiesOptions,
	CustomerIdentifiers,
	CustomerIdType,
	CustomerMessage,
	CustomerMessagePage,
	CustomerMessagesOptions,
	CustomerOptOuts,
	CustomerPage,
	CustomerRelationship,
	CustomerRelationshipPage,
	CustomerRelationshipsOptions,
	CustomerResult,
	CustomerSegmentList,
	CustomerSubscriptionPreferences,
	CustomerSubscriptionPreferencesOptions,
	CustomersByEmail,
	CustomersResult,
	OptOutList,
	OptOutPage,
	OptOutsOptions,
	OptOutUpdate,
} from "./people.js";
import type { EmptyResult, PagePromise } from "./promises.js";
import type {
	SubscriptionCenterToken,
	SubscriptionChannelList,
	SubscriptionTopicList,
} from "./subscriptions.js";
import type { PaginationOptions } from "./workspace.js";

/** The methods for people, their opt-outs and subscriptions. */
export interface PeopleMethods {
	/**
	 * Returns the people who have an email address.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPeopleEmail
	 * @example const { results } = await app.getCustomersByEmail("ada@example.com");
	 */
	getCustomersByEmail(email: string, options?: CallOptions): APIPromise<CustomersByEmail>;

	/**
	 * Finds people. A page has 50 items, or `limit`: at most 1,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPeopleFilter
	 * @example for await (const { id } of app.searchCustomers({ segment: { id: 7 } }, { limit: 1000 })) console.log(id);
	 */
	searchCustomers(
		filter: AudienceFilter,
		query?: PaginationOptions,
		options?: CallOptions,
	): PagePromise<CustomerPage, CustomerIdentifiers>;

	/**
	 * Returns a person with attributes and devices. A 404 means that nobody has the identifier.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPersonAttributes
	 * @param idType the kind of `customerId`. Default `id`
	 * @example const { customer } = await app.getAttributes("ada@example.com", "email");
	 */
	getAttributes(
		customerId: Identifier,
		idType?: CustomerIdType,
		options?: CallOptions,
	): APIPromise<CustomerResult>;

	/**
	 * Returns up to 100 people with attributes and devices. People that Customer.io does not know are left out.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPeopleById
	 * @param ids 1 to 100 identifiers
	 * @param idType the kind of these identifiers. Default `id`
	 * @example const { customers } = await app.getCustomersAttributes(["42", "43"]);
	 */
	getCustomersAttributes(
		ids: readonly Identifier[],
		idType?: CustomerIdType,
		options?: CallOptions,
	): APIPromise<CustomersResult>;

	/**
	 * Returns what a person did and what happened to their messages, newest first. A page has 10 items, or `limit`: at most 100.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPersonActivities
	 * @example for await (const { type, timestamp } of app.getCustomerActivities("42", { type: "event" })) console.log(type, timestamp);
	 */
	getCustomerActivities(
		customerId: Identifier,
		query?: CustomerActivitiesOptions,
		options?: CallOptions,
	): PagePromise<ActivityPage, Activity>;

	/**
	 * Returns the messages to a person. A page has 50 items, or `limit`: at most 1,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPersonMessages
	 */
	getCustomerMessages(
		customerId: Identifier,
		query?: CustomerMessagesOptions,
		options?: CallOptions,
	): PagePromise<CustomerMessagePage, CustomerMessage>;

	/**
	 * Returns the objects that a person is related to. A relationship can be on two pages.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPersonRelationships
	 */
	getCustomerRelationships(
		customerId: Identifier,
		query?: CustomerRelationshipsOptions,
		options?: CallOptions,
	): PagePromise<CustomerRelationshipPage, CustomerRelationship>;

	/**
	 * Returns the segments that a person is in.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPersonSegments
	 * @param idType the kind of `customerId`. Default `id`
	 */
	getCustomerSegments(
		customerId: Identifier,
		idType?: CustomerIdType,
		options?: CallOptions,
	): APIPromise<CustomerSegmentList>;

	/**
	 * Returns the topics that a person is subscribed to.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPersonSubscriptionPreferences
	 */
	getCustomerSubscriptionPreferences(
		customerId: Identifier,
		query?: CustomerSubscriptionPreferencesOptions,
		options?: CallOptions,
	): APIPromise<CustomerSubscriptionPreferences>;

	/**
	 * Returns the SMS and WhatsApp senders that a person has opted out of.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getPersonOptouts
	 * @param idType the kind of `customerId`. Default `id`
	 */
	getCustomerOptOuts(
		customerId: Identifier,
		idType?: CustomerIdType,
		options?: CallOptions,
	): APIPromise<OptOutList>;

	/**
	 * Opts a person out of SMS and WhatsApp senders, or back in.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updatePersonOptouts
	 * @param idType the kind of `customerId`. Default `id`
	 * @example await app.updateCustomerOptOuts("42", [{ from: "+15551234567", optout: true }]);
	 */
	updateCustomerOptOuts(
		customerId: Identifier,
		optOuts: readonly OptOutUpdate[],
		idType?: CustomerIdType,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Returns the people who have opted out of SMS and WhatsApp senders. A page has 100 items, or `limit`: at most 1,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getOptouts
	 */
	listOptOuts(query?: OptOutsOptions, options?: CallOptions): PagePromise<OptOutPage, CustomerOptOuts>;

	/**
	 * Returns the activities of all people, or of one person, newest first. A page has 10 items, or `limit`: at most 100.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listActivities
	 */
	listActivities(query?: ListActivitiesOptions, options?: CallOptions): PagePromise<ActivityPage, Activity>;

	/**
	 * Returns the topics of the subscription center.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getTopics
	 */
	listSubscriptionTopics(options?: CallOptions): APIPromise<SubscriptionTopicList>;

	/**
	 * Returns the channels of the subscription center.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getChannels
	 */
	listSubscriptionChannels(options?: CallOptions): APIPromise<SubscriptionChannelList>;

	/**
	 * Returns a link to a person's subscription center. It is valid for 24 hours.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getSubscriptionCenterToken
	 */
	getSubscriptionCenterToken(
		customerId: Identifier,
		options?: CallOptions,
	): APIPromise<SubscriptionCenterToken>;
}
