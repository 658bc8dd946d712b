import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type { ImportInput, ImportResult } from "./imports.js";
import type { EmptyResult, PagePromise } from "./promises.js";
import type {
	ReportingWebhook,
	ReportingWebhookInput,
	ReportingWebhookList,
	ReportingWebhookUpdate,
} from "./reporting-webhooks.js";
import type {
	DomainSuppressionsOptions,
	DomainSuppressionsPage,
	Suppression,
	SuppressionList,
	SuppressionsOptions,
	SuppressionsPage,
	SuppressionType,
} from "./suppressions.js";
import type {
	DataIndexAttribute,
	DataIndexEvent,
	IpAddressList,
	SenderIdentitiesOptions,
	SenderIdentity,
	SenderIdentityPage,
	SenderIdentityResult,
	SenderIdentityUsedBy,
	SnippetInput,
	SnippetList,
	SnippetResult,
	WorkspaceList,
} from "./workspace.js";

/** The methods for the workspace: suppressions, webhooks, snippets, senders, imports. */
export interface WorkspaceMethods {
	/**
	 * Returns whether and why an address is suppressed.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getSuppression
	 */
	searchSuppression(email: string, options?: CallOptions): APIPromise<SuppressionList>;

	/**
	 * Returns the suppressed addresses. A page has 100 items, or `limit`: at most 1,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getSuppressionByType
	 * @example for await (const { email, reason } of app.getSuppressions("bounces")) console.log(email, reason);
	 */
	getSuppressions(
		suppressionType: SuppressionType,
		query?: SuppressionsOptions,
		options?: CallOptions,
	): PagePromise<SuppressionsPage, Suppression>;

	/**
	 * Returns the suppressed addresses of a sending domain. A page has 100 items, or `limit`: at most 1,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getDomainSuppressionsByType
	 */
	getDomainSuppressions(
		domainName: string,
		suppressionType: SuppressionType,
		query?: DomainSuppressionsOptions,
		options?: CallOptions,
	): PagePromise<DomainSuppressionsPage, Suppression>;

	/**
	 * Suppresses an address.
	 *
	 * @see https://docs.customer.io/api/app/#operation/postSuppression
	 */
	createSuppression(
		suppressionType: SuppressionType,
		email: string,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Lifts the suppression of an address.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteSuppression
	 */
	deleteSuppression(
		suppressionType: SuppressionType,
		email: string,
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Returns all reporting webhooks.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listWebhooks
	 */
	listReportingWebhooks(options?: CallOptions): APIPromise<ReportingWebhookList>;

	/**
	 * Creates a reporting webhook. Not retried if an attempt may have been processed; the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createWebhook
	 * @example
	 * await app.createReportingWebhook({
	 * 	name: "shop",
	 * 	endpoint: "https://shop.example/customerio",
	 * 	events: ["email_bounced", "email_unsubscribed"],
	 * });
	 */
	createReportingWebhook(webhook: ReportingWebhookInput, options?: CallOptions): APIPromise<ReportingWebhook>;

	/**
	 * Returns a reporting webhook.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getWebhook
	 */
	getReportingWebhook(webhookId: string | number, options?: CallOptions): APIPromise<ReportingWebhook>;

	/**
	 * Changes a reporting webhook.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateWebhook
	 */
	updateReportingWebhook(
		webhookId: string | number,
		updates: ReportingWebhookUpdate,
		options?: CallOptions,
	): APIPromise<ReportingWebhook>;

	/**
	 * Deletes a reporting webhook.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteWebhook
	 */
	deleteReportingWebhook(webhookId: string | number, options?: CallOptions): APIPromise<EmptyResult>;

	/**
	 * Returns all snippets.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listSnippets
	 */
	getSnippets(options?: CallOptions): APIPromise<SnippetList>;

	/**
	 * Creates a snippet. A 422 means that a snippet of that name exists. Not retried if an attempt may have been processed; the
	 * error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/createSnippet
	 */
	createSnippet(snippet: SnippetInput, options?: CallOptions): APIPromise<SnippetResult>;

	/**
	 * Changes a snippet, or creates it.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateSnippets
	 */
	updateSnippet(snippet: SnippetInput, options?: CallOptions): APIPromise<SnippetResult>;

	/**
	 * Deletes a snippet. A 400 means that it is in use.
	 *
	 * @see https://docs.customer.io/api/app/#operation/deleteSnippet
	 */
	deleteSnippet(name: string, options?: CallOptions): APIPromise<EmptyResult>;

	/**
	 * Returns the senders of messages.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listSenders
	 */
	getSenderIdentities(
		query?: SenderIdentitiesOptions,
		options?: CallOptions,
	): PagePromise<SenderIdentityPage, SenderIdentity>;

	/**
	 * Returns a sender.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getSender
	 */
	getSenderIdentity(senderId: string | number, options?: CallOptions): APIPromise<SenderIdentityResult>;

	/**
	 * Returns the campaigns and newsletters that use a sender.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getSenderUsage
	 */
	getSenderIdentityUsedBy(senderId: string | number, options?: CallOptions): APIPromise<SenderIdentityUsedBy>;

	/**
	 * Starts an import. Customer.io fetches the CSV file. Not retried if an attempt may have been processed; the error then has
	 * `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/import
	 * @example
	 * const { import: started } = await app.createImport({
	 * 	name: "shops",
	 * 	type: "people",
	 * 	identifier: "email",
	 * 	data_file_url: "https://shop.example/people.csv",
	 * });
	 */
	createImport(importData: ImportInput, options?: CallOptions): APIPromise<ImportResult>;

	/**
	 * Returns the state of an import. `waitForImport` waits until it is done.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getImport
	 */
	getImport(importId: string | number, options?: CallOptions): APIPromise<ImportResult>;

	/**
	 * Describes up to 100 attributes in the data index.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateAttributeMetadata
	 */
	batchUpdateAttributes(
		attributes: readonly DataIndexAttribute[],
		options?: CallOptions,
	): APIPromise<EmptyResult>;

	/**
	 * Describes up to 100 events in the data index.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateEventMetadata
	 */
	batchUpdateEvents(events: readonly DataIndexEvent[], options?: CallOptions): APIPromise<EmptyResult>;

	/**
	 * Returns the workspaces of the account.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listWorkspaces
	 */
	listWorkspaces(options?: CallOptions): APIPromise<WorkspaceList>;

	/**
	 * Returns the IP addresses that Customer.io sends webhooks from.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getCioAllowlist
	 */
	getIpAddresses(options?: CallOptions): APIPromise<IpAddressList>;
}
