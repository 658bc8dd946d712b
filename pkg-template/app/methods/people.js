/**
 * People, their activities, their subscription preferences, and suppressions by email providers: a part of the public class.
 *
 * Each method has a row in `src/core/app/endpoints/people.rs`. A test there compares the two. Types and documentation are in
 * `../types/*-methods.d.ts`.
 *
 * @import * as api from "../index.js"
 */
import { ask, call, list } from "../call.js";
import { CURSOR, OFFSET } from "../pages.js";
import { MessageMethods } from "./messages.js";

export class PeopleMethods extends MessageMethods {
	/** `GET /v1/customers` @type {api.APIClient["getCustomersByEmail"]} */
	getCustomersByEmail(email, options) {
		return call(this, "getCustomersByEmail", [email], options);
	}

	/** `GET /v1/customers/{id}/attributes` @type {api.APIClient["getAttributes"]} */
	getAttributes(id, idType, options) {
		return call(this, "getAttributes", [id, idType], options);
	}

	/** `GET /v1/customers/{customerId}/activities` @type {api.APIClient["getCustomerActivities"]} */
	getCustomerActivities(customerId, query, options) {
		return list(this, "getCustomerActivities", [customerId, query], options, CURSOR, "activities");
	}

	/** `GET /v1/customers/{customerId}/messages` @type {api.APIClient["getCustomerMessages"]} */
	getCustomerMessages(customerId, query, options) {
		return list(this, "getCustomerMessages", [customerId, query], options, CURSOR, "messages");
	}

	/** `GET /v1/customers/{customerId}/relationships` @type {api.APIClient["getCustomerRelationships"]} */
	getCustomerRelationships(customerId, query, options) {
		return list(this, "getCustomerRelationships", [customerId, query], options, CURSOR, "cio_relationships");
	}

	/** `GET /v1/customers/{customerId}/segments` @type {api.APIClient["getCustomerSegments"]} */
	getCustomerSegments(customerId, idType, options) {
		return call(this, "getCustomerSegments", [customerId, idType], options);
	}

	/** `GET /v1/customers/{customerId}/subscription_preferences` @type {api.APIClient["getCustomerSubscriptionPreferences"]} */
	getCustomerSubscriptionPreferences(customerId, query, options) {
		return ask(this, "getCustomerSubscriptionPreferences", [customerId, query], options);
	}

	/** `POST /v1/customers` @type {api.APIClient["searchCustomers"]} */
	searchCustomers(filter, query, options) {
		return list(this, "searchCustomers", [filter, query], options, CURSOR, "identifiers");
	}

	/** `POST /v1/customers/attributes` @type {api.APIClient["getCustomersAttributes"]} */
	getCustomersAttributes(ids, idType, options) {
		return call(this, "getCustomersAttributes", [ids, idType], options);
	}

	/** `GET /v1/activities` @type {api.APIClient["listActivities"]} */
	listActivities(query, options) {
		return list(this, "listActivities", [query], options, CURSOR, "activities");
	}

	/** `GET /v1/optouts` @type {api.APIClient["listOptOuts"]} */
	listOptOuts(query, options) {
		return list(this, "listOptOuts", [query], options, CURSOR, "optouts");
	}

	/** `GET /v1/customers/{customerId}/optouts` @type {api.APIClient["getCustomerOptOuts"]} */
	getCustomerOptOuts(customerId, idType, options) {
		return call(this, "getCustomerOptOuts", [customerId, idType], options);
	}

	/** `PUT /v1/customers/{customerId}/optouts` @type {api.APIClient["updateCustomerOptOuts"]} */
	updateCustomerOptOuts(customerId, optOuts, idType, options) {
		return call(this, "updateCustomerOptOuts", [customerId, optOuts, idType], options);
	}

	/** `GET /v1/subscription_topics` @type {api.APIClient["listSubscriptionTopics"]} */
	listSubscriptionTopics(options) {
		return call(this, "listSubscriptionTopics", [], options);
	}

	/** `GET /v1/subscription_channels` @type {api.APIClient["listSubscriptionChannels"]} */
	listSubscriptionChannels(options) {
		return call(this, "listSubscriptionChannels", [], options);
	}

	/** `GET /v1/subscription_center/{customerId}/token` @type {api.APIClient["getSubscriptionCenterToken"]} */
	getSubscriptionCenterToken(customerId, options) {
		return call(this, "getSubscriptionCenterToken", [customerId], options);
	}

	/** `GET /v1/esp/search_suppression/{email}` @type {api.APIClient["searchSuppression"]} */
	searchSuppression(email, options) {
		return call(this, "searchSuppression", [email], options);
	}

	/** `GET /v1/esp/suppression/{suppressionType}` @type {api.APIClient["getSuppressions"]} */
	getSuppressions(suppressionType, query, options) {
		return list(this, "getSuppressions", [suppressionType, query], options, OFFSET, "suppressions");
	}

	/** `GET /v1/esp/domains/{domainName}/suppression/{suppressionType}` @type {api.APIClient["getDomainSuppressions"]} */
	getDomainSuppressions(domainName, suppressionType, query, options) {
		return list(
			this,
			"getDomainSuppressions",
			[domainName, suppressionType, query],
			options,
			CURSOR,
			"suppressions",
		);
	}

	/** `POST /v1/esp/suppression/{suppressionType}/{email}` @type {api.APIClient["createSuppression"]} */
	createSuppression(suppressionType, email, options) {
		return call(this, "createSuppression", [suppressionType, email], options);
	}

	/** `DELETE /v1/esp/suppression/{suppressionType}/{email}` @type {api.APIClient["deleteSuppression"]} */
	deleteSuppression(suppressionType, email, options) {
		return call(this, "deleteSuppression", [suppressionType, email], options);
	}
}
