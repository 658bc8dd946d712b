import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type {
	BroadcastActionList,
	BroadcastActionResult,
	BroadcastActionUpdate,
	BroadcastList,
	BroadcastResult,
	BroadcastTrigger,
	BroadcastTriggerErrorPage,
	BroadcastTriggerList,
} from "./broadcasts.js";
import type { BroadcastMessagesOptions, Delivery, DeliveryPage } from "./deliveries.js";
import type {
	ActionMetricResult,
	LinkMetrics,
	LinkMetricsOptions,
	MetricResult,
	MetricsOptions,
} from "./metrics.js";
import type { PagePromise } from "./promises.js";
import type { PaginationOptions } from "./workspace.js";

/** The methods for broadcasts. */
export interface BroadcastMethods {
	/**
	 * Returns the state of a trigger. It is done once `processed_at` is set.
	 *
	 * @see https://docs.customer.io/api/app/#operation/broadcastStatus
	 */
	getBroadcastTriggerStatus(
		broadcastId: string | number,
		triggerId: string | number,
		options?: CallOptions,
	): APIPromise<BroadcastTrigger>;

	/**
	 * Returns what could not be used of a trigger's data: one sentence per line.
	 *
	 * @see https://docs.customer.io/api/app/#operation/broadcastErrors
	 */
	getBroadcastTriggerErrors(
		broadcastId: string | number,
		triggerId: string | number,
		query?: PaginationOptions,
		options?: CallOptions,
	): PagePromise<BroadcastTriggerErrorPage, string>;

	/**
	 * Returns all API-triggered broadcasts.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listBroadcasts
	 */
	listBroadcasts(options?: CallOptions): APIPromise<BroadcastList>;

	/**
	 * Returns a broadcast.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getBroadcast
	 */
	getBroadcast(broadcastId: string | number, options?: CallOptions): APIPromise<BroadcastResult>;

	/**
	 * Returns the actions of a broadcast.
	 *
	 * @see https://docs.customer.io/api/app/#operation/broadcastActions
	 */
	getBroadcastActions(broadcastId: string | number, options?: CallOptions): APIPromise<BroadcastActionList>;

	/**
	 * Returns an action of a broadcast.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getBroadcastAction
	 */
	getBroadcastAction(
		broadcastId: string | number,
		actionId: string | number,
		options?: CallOptions,
	): APIPromise<BroadcastActionResult>;

	/**
	 * Changes an action of a broadcast.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateBroadcastAction
	 */
	updateBroadcastAction(
		broadcastId: string | number,
		actionId: string | number,
		action?: BroadcastActionUpdate,
		options?: CallOptions,
	): APIPromise<BroadcastActionResult>;

	/**
	 * Returns an action of a broadcast in a language.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getBroadcastActionLanguage
	 */
	getBroadcastActionLanguage(
		broadcastId: string | number,
		actionId: string | number,
		language: string,
		options?: CallOptions,
	): APIPromise<BroadcastActionResult>;

	/**
	 * Changes an action of a broadcast in a language.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateBroadcastActionLanguage
	 */
	updateBroadcastActionLanguage(
		broadcastId: string | number,
		actionId: string | number,
		language: string,
		action?: BroadcastActionUpdate,
		options?: CallOptions,
	): APIPromise<BroadcastActionResult>;

	/**
	 * Returns the metrics of a broadcast's action.
	 *
	 * @see https://docs.customer.io/api/app/#operation/broadcastActionMetrics
	 */
	getBroadcastActionMetrics(
		broadcastId: string | number,
		actionId: string | number,
		query?: MetricsOptions,
		options?: CallOptions,
	): APIPromise<ActionMetricResult>;

	/**
	 * Returns the clicks on the links of a broadcast's action.
	 *
	 * @see https://docs.customer.io/api/app/#operation/broadcastActionLinks
	 */
	getBroadcastActionMetricsLinks(
		broadcastId: string | number,
		actionId: string | number,
		query?: LinkMetricsOptions,
		options?: CallOptions,
	): APIPromise<LinkMetrics>;

	/**
	 * Returns the metrics of a broadcast.
	 *
	 * @see https://docs.customer.io/api/app/#operation/broadcastMetrics
	 */
	getBroadcastMetrics(
		broadcastId: string | number,
		query?: MetricsOptions,
		options?: CallOptions,
	): APIPromise<MetricResult>;

	/**
	 * Returns the clicks on the links of a broadcast.
	 *
	 * @see https://docs.customer.io/api/app/#operation/broadcastLinks
	 */
	getBroadcastMetricsLinks(
		broadcastId: string | number,
		query?: LinkMetricsOptions,
		options?: CallOptions,
	): APIPromise<LinkMetrics>;

	/**
	 * Returns the deliveries of a broadcast.
	 *
	 * @see https://docs.customer.io/api/app/#operation/broadcastMessages
	 */
	getBroadcastMessages(
		broadcastId: string | number,
		query?: BroadcastMessagesOptions,
		options?: CallOptions,
	): PagePromise<DeliveryPage, Delivery>;

	/**
	 * Returns the triggers of a broadcast.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listBroadcastTriggers
	 */
	getBroadcastTriggers(broadcastId: string | number, options?: CallOptions): APIPromise<BroadcastTriggerList>;
}
