/**
 * Newsletters: a part of the public class.
 *
 * Each method has a row in `src/core/app/endpoints/newsletters.rs`. A test there compares the two. Types and documentation are in
 * `../types/*-methods.d.ts`.
 *
 * @import * as api from "../index.js"
 */
import { ask, call, list } from "../call.js";
import { CURSOR } from "../pages.js";
import { CampaignMethods } from "./campaigns.js";

export class NewsletterMethods extends CampaignMethods {
	/** `GET /v1/newsletters` @type {api.APIClient["listNewsletters"]} */
	listNewsletters(query, options) {
		return list(this, "listNewsletters", [query], options, CURSOR, "newsletters");
	}

	/** `POST /v1/newsletters` @type {api.APIClient["createNewsletter"]} */
	createNewsletter(data, options) {
		return call(this, "createNewsletter", [data], options);
	}

	/** `GET /v1/newsletters/{newsletterId}` @type {api.APIClient["getNewsletter"]} */
	getNewsletter(newsletterId, options) {
		return call(this, "getNewsletter", [newsletterId], options);
	}

	/** `DELETE /v1/newsletters/{newsletterId}` @type {api.APIClient["deleteNewsletter"]} */
	deleteNewsletter(newsletterId, options) {
		return call(this, "deleteNewsletter", [newsletterId], options);
	}

	/** `GET /v1/newsletters/{newsletterId}/contents` @type {api.APIClient["getNewsletterContents"]} */
	getNewsletterContents(newsletterId, options) {
		return call(this, "getNewsletterContents", [newsletterId], options);
	}

	/** `GET /v1/newsletters/{newsletterId}/contents/{contentId}` @type {api.APIClient["getNewsletterContent"]} */
	getNewsletterContent(newsletterId, contentId, options) {
		return call(this, "getNewsletterContent", [newsletterId, contentId], options);
	}

	/** `PUT /v1/newsletters/{newsletterId}/contents/{contentId}` @type {api.APIClient["updateNewsletterContent"]} */
	updateNewsletterContent(newsletterId, contentId, data, options) {
		return call(this, "updateNewsletterContent", [newsletterId, contentId, data], options);
	}

	/** `GET /v1/newsletters/{newsletterId}/contents/{contentId}/metrics` @type {api.APIClient["getNewsletterContentMetrics"]} */
	getNewsletterContentMetrics(newsletterId, contentId, query, options) {
		return ask(this, "getNewsletterContentMetrics", [newsletterId, contentId, query], options);
	}

	/** `GET /v1/newsletters/{newsletterId}/contents/{contentId}/metrics/links` @type {api.APIClient["getNewsletterContentMetricsLinks"]} */
	getNewsletterContentMetricsLinks(newsletterId, contentId, query, options) {
		return ask(this, "getNewsletterContentMetricsLinks", [newsletterId, contentId, query], options);
	}

	/** `GET /v1/newsletters/{newsletterId}/metrics` @type {api.APIClient["getNewsletterMetrics"]} */
	getNewsletterMetrics(newsletterId, query, options) {
		return ask(this, "getNewsletterMetrics", [newsletterId, query], options);
	}

	/** `GET /v1/newsletters/{newsletterId}/metrics/links` @type {api.APIClient["getNewsletterMetricsLinks"]} */
	getNewsletterMetricsLinks(newsletterId, query, options) {
		return ask(this, "getNewsletterMetricsLinks", [newsletterId, query], options);
	}

	/** `GET /v1/newsletters/{newsletterId}/messages` @type {api.APIClient["getNewsletterMessages"]} */
	getNewsletterMessages(newsletterId, query, options) {
		return list(this, "getNewsletterMessages", [newsletterId, query], options, CURSOR, "messages");
	}

	/** `POST /v1/newsletters/{newsletterId}/send` @type {api.APIClient["sendNewsletter"]} */
	sendNewsletter(newsletterId, data, options) {
		return call(this, "sendNewsletter", [newsletterId, data], options);
	}

	/** `POST /v1/newsletters/{newsletterId}/schedule` @type {api.APIClient["scheduleNewsletter"]} */
	scheduleNewsletter(newsletterId, data, options) {
		return call(this, "scheduleNewsletter", [newsletterId, data], options);
	}

	/** `POST /v1/newsletters/{newsletterId}/language` @type {api.APIClient["createNewsletterLanguage"]} */
	createNewsletterLanguage(newsletterId, data, options) {
		return call(this, "createNewsletterLanguage", [newsletterId, data], options);
	}

	/** `GET /v1/newsletters/{newsletterId}/language/{language}` @type {api.APIClient["getNewsletterLanguage"]} */
	getNewsletterLanguage(newsletterId, language, options) {
		return call(this, "getNewsletterLanguage", [newsletterId, language], options);
	}

	/** `PUT /v1/newsletters/{newsletterId}/language/{language}` @type {api.APIClient["updateNewsletterLanguage"]} */
	updateNewsletterLanguage(newsletterId, language, data, options) {
		return call(this, "updateNewsletterLanguage", [newsletterId, language, data], options);
	}

	/** `DELETE /v1/newsletters/{newsletterId}/language/{language}` @type {api.APIClient["deleteNewsletterLanguage"]} */
	deleteNewsletterLanguage(newsletterId, language, options) {
		return call(this, "deleteNewsletterLanguage", [newsletterId, language], options);
	}

	/** `GET /v1/newsletters/{newsletterId}/test_groups` @type {api.APIClient["getNewsletterTestGroups"]} */
	getNewsletterTestGroups(newsletterId, options) {
		return call(this, "getNewsletterTestGroups", [newsletterId], options);
	}

	/** `POST /v1/newsletters/{newsletterId}/test_groups` @type {api.APIClient["createNewsletterTestGroup"]} */
	createNewsletterTestGroup(newsletterId, options) {
		return call(this, "createNewsletterTestGroup", [newsletterId], options);
	}

	/** `POST /v1/newsletters/{newsletterId}/test_group/{testGroupId}/language` @type {api.APIClient["createNewsletterTestGroupLanguage"]} */
	createNewsletterTestGroupLanguage(newsletterId, testGroupId, data, options) {
		return call(this, "createNewsletterTestGroupLanguage", [newsletterId, testGroupId, data], options);
	}

	/** `GET /v1/newsletters/{newsletterId}/test_group/{testGroupId}/language/{language}` @type {api.APIClient["getNewsletterTestGroupLanguage"]} */
	getNewsletterTestGroupLanguage(newsletterId, testGroupId, language, options) {
		return call(this, "getNewsletterTestGroupLanguage", [newsletterId, testGroupId, language], options);
	}

	/** `PUT /v1/newsletters/{newsletterId}/test_group/{testGroupId}/language/{language}` @type {api.APIClient["updateNewsletterTestGroupLanguage"]} */
	updateNewsletterTestGroupLanguage(newsletterId, testGroupId, language, data, options) {
		return call(
			this,
			"updateNewsletterTestGroupLanguage",
			[newsletterId, testGroupId, language, data],
			options,
		);
	}

	/** `DELETE /v1/newsletters/{newsletterId}/test_group/{testGroupId}/language/{language}` @type {api.APIClient["deleteNewsletterTestGroupLanguage"]} */
	deleteNewsletterTestGroupLanguage(newsletterId, testGroupId, language, options) {
		return call(this, "deleteNewsletterTestGroupLanguage", [newsletterId, testGroupId, language], options);
	}
}
