import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type { NewsletterDelivery, NewsletterDeliveryPage, NewsletterMessagesOptions } from "./deliveries.js";
import type {
	LinkMetrics,
	LinkMetricsOptions,
	NewsletterLinkMetricsOptions,
	NewsletterMetricResult,
	NewsletterMetricsOptions,
} from "./metrics.js";
import type {
	NewsletterContentList,
	NewsletterContentResult,
	NewsletterContentUpdate,
	NewsletterLanguageInput,
} from "./newsletter-contents.js";
import type { NewsletterInput } from "./newsletter-inputs.js";
import type {
	ListNewslettersOptions,
	Newsletter,
	NewsletterPage,
	NewsletterResult,
	NewsletterSchedule,
	NewsletterSendOptions,
	NewsletterTestGroupList,
} from "./newsletters.js";
import type { EmptyResult, PagePromise } from "./promises.js";

/** The methods for newsletters. */
export interface NewsletterMethods {
	/**
	 * Returns newsletters in order of creation.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listNewsletters
	 */
	listNewsletters(
		query?: ListNewslettersOptions,
		options?: CallOptions,
	): PagePromise<NewsletterPage, Newsletter>;

	/**
	 * Creates a newsletter. It is a draft unless `send_now` or `scheduled_at` is given. Not retried if an attempt may have been
	 * processed; the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createNewsletter
	 * @example
	 * await app.createNewsletter({
	 * 	type: "email",
	 * 	name: "June",
	 * 	recipients: { and: [{ segment: { id: 7 } }] },
	 * 	subject: "News",
	 * 	body: "<p>Hello</p>",
	 * 	from_id: 1,
	 * });
	 */
	createNewsletter(newsletter?: NewsletterInput, options?: CallOptions): APIPromise<NewsletterResult>;

	/**
	 * Returns a newsletter.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getNewsletters
	 */
	getNewsletter(newsletterId: string | number, options?: CallOptions): APIPromise<NewsletterResult>;

	/**
	 * Deletes a newsletter.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteNewsletters
	 */
	deleteNewsletter(newsletterId: string | number, options?: CallOptions): APIPromise<EmptyResult>;

	/**
	 * Returns the contents of a newsletter: one for each language and each test group.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listNewsletterVariants
	 */
	getNewsletterContents(
		newsletterId: string | number,
		options?: CallOptions,
	): APIPromise<NewsletterContentList>;

	/**
	 * Returns a content of a newsletter.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getNewsletterVariant
	 */
	getNewsletterContent(
		newsletterId: string | number,
		contentId: string | number,
		options?: CallOptions,
	): APIPromise<NewsletterContentResult>;

	/**
	 * Changes a content of a newsletter.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateNewsletterVariant
	 */
	updateNewsletterContent(
		newsletterId: string | number,
		contentId: string | number,
		content?: NewsletterContentUpdate,
		options?: CallOptions,
	): APIPromise<NewsletterContentResult>;

	/**
	 * Returns the metrics of a content of a newsletter.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getVariantMetrics
	 */
	getNewsletterContentMetrics(
		newsletterId: string | number,
		contentId: string | number,
		query?: NewsletterMetricsOptions,
		options?: CallOptions,
	): APIPromise<NewsletterMetricResult>;

	/**
	 * Returns the clicks on the links of a content of a newsletter.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getVariantLinks
	 */
	getNewsletterContentMetricsLinks(
		newsletterId: string | number,
		contentId: string | number,
		query?: NewsletterLinkMetricsOptions,
		options?: CallOptions,
	): APIPromise<LinkMetrics>;

	/**
	 * Returns the metrics of a newsletter.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getNewsletterMetrics
	 */
	getNewsletterMetrics(
		newsletterId: string | number,
		query?: NewsletterMetricsOptions,
		options?: CallOptions,
	): APIPromise<NewsletterMetricResult>;

	/**
	 * Returns the clicks on the links of a newsletter.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getNewsletterLinks
	 */
	getNewsletterMetricsLinks(
		newsletterId: string | number,
		query?: LinkMetricsOptions,
		options?: CallOptions,
	): APIPromise<LinkMetrics>;

	/**
	 * Returns the deliveries of a newsletter.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getNewsletterMsgMeta
	 */
	getNewsletterMessages(
		newsletterId: string | number,
		query?: NewsletterMessagesOptions,
		options?: CallOptions,
	): PagePromise<NewsletterDeliveryPage, NewsletterDelivery>;

	/**
	 * Sends a newsletter. Not retried if an attempt may have been processed; the error then has `mayHaveTakenEffect`. A second
	 * call gets a 400 if the first one succeeded.
	 *
	 * @see https://docs.customer.io/api/app/#operation/sendNewsletter
	 * @param rateLimit how fast. Default: at once
	 */
	sendNewsletter(
		newsletterId: string | number,
		rateLimit?: NewsletterSendOptions,
		options?: CallOptions,
	): APIPromise<NewsletterResult>;

	/**
	 * Schedules a newsletter, or takes it off the schedule with `scheduled_at: 0`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/scheduleNewsletter
	 * @example await app.scheduleNewsletter(3, { scheduled_at: tomorrow, timezone: "Europe/Berlin" });
	 */
	scheduleNewsletter(
		newsletterId: string | number,
		schedule?: NewsletterSchedule,
		options?: CallOptions,
	): APIPromise<NewsletterResult>;

	/**
	 * Adds a language to a newsletter. Not retried if an attempt may have been processed; the error then has
	 * `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createNewsletterLanguageVariant
	 */
	createNewsletterLanguage(
		newsletterId: string | number,
		content?: NewsletterLanguageInput,
		options?: CallOptions,
	): APIPromise<NewsletterResult>;

	/**
	 * Returns the content of a newsletter in a language.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getNewsletterVariantTranslation
	 */
	getNewsletterLanguage(
		newsletterId: string | number,
		language: string,
		options?: CallOptions,
	): APIPromise<NewsletterContentResult>;

	/**
	 * Changes the content of a newsletter in a language.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateNewsletterVariantTranslation
	 */
	updateNewsletterLanguage(
		newsletterId: string | number,
		language: string,
		content?: NewsletterContentUpdate,
		options?: CallOptions,
	): APIPromise<NewsletterContentResult>;

	/**
	 * Removes a language from a newsletter.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteNewsletterLanguageVariant
	 */
	deleteNewsletterLanguage(
		newsletterId: string | number,
		language: string,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Returns the groups of a newsletter's A/B test.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getNewsletterTestGroups
	 */
	getNewsletterTestGroups(
		newsletterId: string | number,
		options?: CallOptions,
	): APIPromise<NewsletterTestGroupList>;

	/**
	 * Adds a group to a newsletter's A/B test. Not retried if an attempt may have been processed; the error then has
	 * `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createNewsletterTestGroup
	 */
	createNewsletterTestGroup(
		newsletterId: string | number,
		options?: CallOptions,
	): APIPromise<NewsletterResult>;

	/**
	 * Adds a language to a test group. Not retried if an attempt may have been processed; the error then has
	 * `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createNewsletterTestLanguageVariant
	 */
	createNewsletterTestGroupLanguage(
		newsletterId: string | number,
		testGroupId: string | number,
		content?: NewsletterLanguageInput,
		options?: CallOptions,
	): APIPromise<NewsletterResult>;

	/**
	 * Returns the content of a test group in a language.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getNewsletterVariantTranslationTest
	 */
	getNewsletterTestGroupLanguage(
		newsletterId: string | number,
		testGroupId: string | number,
		language: string,
		options?: CallOptions,
	): APIPromise<NewsletterContentResult>;

	/**
	 * Changes the content of a test group in a language.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateNewsletterTestTranslation
	 */
	updateNewsletterTestGroupLanguage(
		newsletterId: string | number,
		testGroupId: string | number,
		language: string,
		content?: NewsletterContentUpdate,
		options?: CallOptions,
	): APIPromise<NewsletterContentResult>;

	/**
	 * Removes a language from a test group.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteNewsletterTestLanguageVariant
	 */
	deleteNewsletterTestGroupLanguage(
		newsletterId: string | number,
		testGroupId: string | number,
		language: string,
		options?: CallOptions,
	): APIPromise<EmptyResult>;
}
