import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type {
	ArchivedMessageResult,
	Delivery,
	DeliveryPage,
	DeliveryResult,
	MessageOptions,
	MessagesOptions,
	TransactionalDeliveriesOptions,
} from "./deliveries.js";
import type {
	CustomersExportOptions,
	DeliveryExportRequestOptions,
	ExportDownload,
	ExportList,
	ExportResult,
} from "./exports.js";
import type { AudienceFilter } from "./filters.js";
import type { DeliveriesExportSource } from "./inputs.js";
import type { LinkMetrics, LinkMetricsOptions, MetricResult, MetricsWindowOptions } from "./metrics.js";
import type { PagePromise } from "./promises.js";
import type {
	TransactionalContentList,
	TransactionalContentResult,
	TransactionalContents,
	TransactionalContentUpdate,
	TransactionalMessageList,
	TransactionalMessageResult,
} from "./transactional.js";

/** The methods for deliveries, transactional messages and exports. */
export interface MessageMethods {
	/**
	 * Returns deliveries, from a window of six months at most. A page has 50 items, or `limit`: at most 1,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listMessages
	 * @example for await (const { id, recipient } of app.getMessages({ metric: "bounced", start_ts: yesterday })) console.log(id, recipient);
	 */
	getMessages(query?: MessagesOptions, options?: CallOptions): PagePromise<DeliveryPage, Delivery>;

	/**
	 * Returns a delivery.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getMessage
	 */
	getMessage(messageId: string, query?: MessageOptions, options?: CallOptions): APIPromise<DeliveryResult>;

	/**
	 * Returns the content of a delivery as it was sent. Limit: 100 a day for the workspace; the 429 beyond that is not retried.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getArchivedMessage
	 */
	getArchivedMessage(messageId: string, options?: CallOptions): APIPromise<ArchivedMessageResult>;

	/**
	 * Returns all transactional messages.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listTransactional
	 */
	listTransactionalMessages(options?: CallOptions): APIPromise<TransactionalMessageList>;

	/**
	 * Returns a transactional message.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getTransactional
	 */
	getTransactionalMessage(
		transactionalId: string | number,
		options?: CallOptions,
	): APIPromise<TransactionalMessageResult>;

	/**
	 * Returns the contents of a transactional message, in all languages.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listTransactionalVariants
	 */
	getTransactionalMessageContents(
		transactionalId: string | number,
		options?: CallOptions,
	): APIPromise<TransactionalContentList>;

	/**
	 * Returns one content of a transactional message.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getTransactionalTranslationById
	 */
	getTransactionalMessageContent(
		transactionalId: string | number,
		contentId: string | number,
		options?: CallOptions,
	): APIPromise<TransactionalContentResult>;

	/**
	 * Returns the content of a transactional message in a language.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getTransactionalVariant
	 */
	getTransactionalMessageLanguage(
		transactionalId: string | number,
		language: string,
		options?: CallOptions,
	): APIPromise<TransactionalContents>;

	/**
	 * Changes the content of a transactional message in a language.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateTransactionalVariant
	 */
	updateTransactionalMessageLanguage(
		transactionalId: string | number,
		language: string,
		content?: TransactionalContentUpdate,
		options?: CallOptions,
	): APIPromise<TransactionalContents>;

	/**
	 * Changes a content of a transactional message.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateTransactional
	 */
	updateTransactionalMessageContent(
		transactionalId: string | number,
		contentId: string | number,
		content?: TransactionalContentUpdate,
		options?: CallOptions,
	): APIPromise<TransactionalContents>;

	/**
	 * Returns the deliveries of a transactional message.
	 *
	 * @see https://docs.customer.io/api/app/#operation/transactionalMessages
	 */
	getTransactionalMessageDeliveries(
		transactionalId: string | number,
		query?: TransactionalDeliveriesOptions,
		options?: CallOptions,
	): PagePromise<DeliveryPage, Delivery>;

	/**
	 * Returns the metrics of a transactional message.
	 *
	 * @see https://docs.customer.io/api/app/#operation/transactionalMetrics
	 */
	getTransactionalMessageMetrics(
		transactionalId: string | number,
		query?: MetricsWindowOptions,
		options?: CallOptions,
	): APIPromise<MetricResult>;

	/**
	 * Returns the clicks on the links of a transactional message.
	 *
	 * @see https://docs.customer.io/api/app/#operation/transactionalLinks
	 */
	getTransactionalMessageLinkMetrics(
		transactionalId: string | number,
		query?: LinkMetricsOptions,
		options?: CallOptions,
	): APIPromise<LinkMetrics>;

	/**
	 * Returns all exports.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listExports
	 */
	listExports(options?: CallOptions): APIPromise<ExportList>;

	/**
	 * Returns the state of an export. `waitForExport` waits until it is done.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getExport
	 */
	getExport(exportId: string | number, options?: CallOptions): APIPromise<ExportResult>;

	/**
	 * Returns a link to an export's file. It is valid for 15 minutes. A 404 means that the export is not done.
	 *
	 * @see https://docs.customer.io/api/app/#operation/downloadExport
	 */
	downloadExport(exportId: string | number, options?: CallOptions): APIPromise<ExportDownload>;

	/**
	 * Starts an export of people. Not retried if an attempt may have been processed; the error then has `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/exportPeopleData
	 * @example
	 * const { export: started } = await app.createCustomersExport({ segment: { id: 7 } });
	 * const file = await app.waitForExport(started.id);
	 */
	createCustomersExport(
		filters: AudienceFilter,
		details?: CustomersExportOptions,
		options?: CallOptions,
	): APIPromise<ExportResult>;

	/**
	 * Starts an export of deliveries. Not retried if an attempt may have been processed; the error then has
	 * `mayHaveTakenEffect`.
	 *
	 * @see https://docs.customer.io/api/app/#operation/exportDeliveriesData
	 * @param source a newsletter's id, or an object that names another source of the deliveries
	 * @example await app.createDeliveriesExport({ campaign_id: 5 }, { start: new Date("2026-01-01"), metric: "bounced" });
	 */
	createDeliveriesExport(
		source: string | number | DeliveriesExportSource,
		details?: DeliveryExportRequestOptions,
		options?: CallOptions,
	): APIPromise<ExportResult>;
}
