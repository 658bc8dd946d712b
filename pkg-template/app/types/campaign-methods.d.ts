import type { CallOptions } from "../../public/types/options.js";
import type { APIPromise } from "../../public/types/promises.js";
import type {
	CampaignAction,
	CampaignActionPage,
	CampaignActionResult,
	CampaignActionsOptions,
	CampaignActionUpdate,
} from "./campaign-actions.js";
import type { CampaignList, CampaignResult } from "./campaigns.js";
import type { CampaignMessagesOptions, Delivery, DeliveryPage } from "./deliveries.js";
import type {
	CampaignActionMetricResult,
	CampaignActionMetricsOptions,
	CampaignMetricResult,
	CampaignMetricsOptions,
	JourneyMetricResult,
	JourneyMetricsOptions,
	LinkMetrics,
	LinkMetricsOptions,
} from "./metrics.js";
import type { PagePromise } from "./promises.js";

/** The methods for campaigns. */
export interface CampaignMethods {
	/**
	 * Returns all campaigns.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listCampaigns
	 */
	listCampaigns(options?: CallOptions): APIPromise<CampaignList>;

	/**
	 * Returns a campaign.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getCampaigns
	 */
	getCampaign(campaignId: string | number, options?: CallOptions): APIPromise<CampaignResult>;

	/**
	 * Returns the actions of a campaign. A page has ten items.
	 *
	 * @see https://docs.customer.io/api/app/#operation/listCampaignActions
	 * @example for await (const action of app.getCampaignActions(5)) if (action.type === "webhook") console.log(action.url);
	 */
	getCampaignActions(
		campaignId: string | number,
		query?: CampaignActionsOptions,
		options?: CallOptions,
	): PagePromise<CampaignActionPage, CampaignAction>;

	/**
	 * Returns an action of a campaign.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getCampaignAction
	 */
	getCampaignAction(
		campaignId: string | number,
		actionId: string | number,
		options?: CallOptions,
	): APIPromise<CampaignActionResult>;

	/**
	 * Changes an action of a campaign.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateCampaignAction
	 * @example await app.updateCampaignAction(5, 12, { type: "email", subject: "Welcome" });
	 */
	updateCampaignAction(
		campaignId: string | number,
		actionId: string | number,
		action?: CampaignActionUpdate,
		options?: CallOptions,
	): APIPromise<CampaignActionResult>;

	/**
	 * Returns an action of a campaign in a language.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getCampaignActionTranslation
	 */
	getCampaignActionLanguage(
		campaignId: string | number,
		actionId: string | number,
		language: string,
		options?: CallOptions,
	): APIPromise<CampaignActionResult>;

	/**
	 * Changes an action of a campaign in a language.
	 *
	 * @see https://docs.customer.io/api/app/#operation/updateCampaignActionTranslation
	 */
	updateCampaignActionLanguage(
		campaignId: string | number,
		actionId: string | number,
		language: string,
		action?: CampaignActionUpdate,
		options?: CallOptions,
	): APIPromise<CampaignActionResult>;

	/**
	 * Returns the metrics of a campaign's action.
	 *
	 * @see https://docs.customer.io/api/app/#operation/campaignActionMetrics
	 */
	getCampaignActionMetrics(
		campaignId: string | number,
		actionId: string | number,
		query?: CampaignActionMetricsOptions,
		options?: CallOptions,
	): APIPromise<CampaignActionMetricResult>;

	/**
	 * Returns the clicks on the links of a campaign's action.
	 *
	 * @see https://docs.customer.io/api/app/#operation/campaignActionLinks
	 */
	getCampaignActionMetricsLinks(
		campaignId: string | number,
		actionId: string | number,
		query?: LinkMetricsOptions,
		options?: CallOptions,
	): APIPromise<LinkMetrics>;

	/**
	 * Returns the metrics of a campaign.
	 *
	 * @see https://docs.customer.io/api/app/#operation/campaignMetrics
	 * @example await app.getCampaignMetrics(5, { version: "2", start: lastWeek, end: new Date(), res: "days" });
	 */
	getCampaignMetrics(
		campaignId: string | number,
		query?: CampaignMetricsOptions,
		options?: CallOptions,
	): APIPromise<CampaignMetricResult>;

	/**
	 * Returns the clicks on the links of a campaign.
	 *
	 * @see https://docs.customer.io/api/app/#operation/campaignLinkMetrics
	 */
	getCampaignMetricsLinks(
		campaignId: string | number,
		query?: LinkMetricsOptions,
		options?: CallOptions,
	): APIPromise<LinkMetrics>;

	/**
	 * Returns how many people reached each stage of a campaign.
	 *
	 * @see https://docs.customer.io/api/app/#operation/campaignJourneyMetrics
	 * @example await app.getCampaignJourneyMetrics(5, { start: lastWeek, end: new Date(), res: "days" });
	 */
	getCampaignJourneyMetrics(
		campaignId: string | number,
		query: JourneyMetricsOptions,
		options?: CallOptions,
	): APIPromise<JourneyMetricResult>;

	/**
	 * Returns the deliveries of a campaign. A page has 50 items, or `limit`: at most 1,000.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getCampaignMessages
	 */
	getCampaignMessages(
		campaignId: string | number,
		query?: CampaignMessagesOptions,
		options?: CallOptions,
	): PagePromise<DeliveryPage, Delivery>;
}
