/** The files of types, by their names in camel case. */
import { broadcasts, campaignActions, campaigns } from "./campaigns.js";
import {
	designStudio,
	designStudioEmails,
	designStudioRenders,
	designStudioTransformers,
	inboxPreviews,
} from "./design-studio.js";
import { deliveries, liveNotifications, sends, transactional } from "./messages.js";
import { metrics } from "./metrics.js";
import { newsletterContents, newsletterInputs, newsletters } from "./newsletters.js";
import { activities, filters, objects, people, segments, subscriptions } from "./people.js";
import {
	assets,
	collections,
	exports,
	imports,
	reportingWebhooks,
	suppressions,
	workspace,
} from "./workspace.js";

/** @type {Record<string, import("../generate.js").Domain>} */
export const DOMAINS = {
	activities,
	assets,
	broadcasts,
	campaignActions,
	campaigns,
	collections,
	deliveries,
	designStudio,
	designStudioEmails,
	designStudioRenders,
	designStudioTransformers,
	exports,
	filters,
	imports,
	inboxPreviews,
	liveNotifications,
	metrics,
	newsletterContents,
	newsletterInputs,
	newsletters,
	objects,
	people,
	reportingWebhooks,
	segments,
	sends,
	subscriptions,
	suppressions,
	transactional,
	workspace,
};
