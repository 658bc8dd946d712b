/**
 * The client of Customer.io's App API, for servers: {@link APIClient}.
 *
 * @see https://docs.customer.io/api/app/
 * @module customerio-wasm/app
 */

export * from "../public/types/errors.js";
export type * from "../public/types/observers.js";
export type {
	CallOptions,
	ClientOptions,
	Fetch,
	ReceivedResponse,
	Retry,
	RetryOptions,
	SentRequest,
} from "../public/types/options.js";
export type * from "../public/types/promises.js";
export { type Region, RegionEU, RegionUS } from "../public/types/region.js";
export type { Data, Identifier, Json, Pairs, PairValue, Timestamp } from "../public/types/values.js";
export { IdentifierType } from "../track/types/client.js";
export type { FileValue } from "../track/types/raw.js";
export type * from "./types/activities.js";
export type * from "./types/asset-methods.js";
export type * from "./types/assets.js";
export type * from "./types/broadcast-methods.js";
export type * from "./types/broadcast-recipients.js";
export type * from "./types/broadcasts.js";
export type * from "./types/campaign-actions.js";
export type * from "./types/campaign-methods.js";
export type * from "./types/campaigns.js";
export { APIClient } from "./types/client.js";
export type * from "./types/collections.js";
export { DeliveryExportMetric, FilterOperator, type OrText } from "./types/constants.js";
export type * from "./types/deliveries.js";
export type * from "./types/design-studio.js";
export type * from "./types/design-studio-email-methods.js";
export type * from "./types/design-studio-emails.js";
export type * from "./types/design-studio-methods.js";
export type * from "./types/design-studio-renders.js";
export type * from "./types/design-studio-transformers.js";
export type * from "./types/exports.js";
export type * from "./types/filters.js";
export type * from "./types/imports.js";
export type * from "./types/inbox-previews.js";
export type * from "./types/inputs.js";
export type * from "./types/live-notifications.js";
export type * from "./types/message-methods.js";
export type * from "./types/metrics.js";
export type * from "./types/newsletter-contents.js";
export type * from "./types/newsletter-inputs.js";
export type * from "./types/newsletter-methods.js";
export type * from "./types/newsletters.js";
export type * from "./types/object-methods.js";
export type * from "./types/objects.js";
export type * from "./types/options.js";
export type * from "./types/people.js";
export type * from "./types/people-methods.js";
export type * from "./types/promises.js";
export type * from "./types/reporting-webhooks.js";
export {
	type Attachments,
	type EmailHeaders,
	type EmailMessage,
	type InAppMessage,
	type InboxMessage,
	type PushMessage,
	SendEmailRequest,
	type SendEmailRequestOptions,
	SendInAppRequest,
	SendInboxMessageRequest,
	SendPushRequest,
	type SendRequest,
	SendSMSRequest,
	SendWhatsAppRequest,
	type SMSMessage,
	type WhatsAppMessage,
} from "./types/requests.js";
export type * from "./types/segments.js";
export type * from "./types/send-methods.js";
export type * from "./types/sends.js";
export type * from "./types/subscriptions.js";
export type * from "./types/suppressions.js";
export type * from "./types/transactional.js";
export type * from "./types/workspace.js";
export type * from "./types/workspace-methods.js";
