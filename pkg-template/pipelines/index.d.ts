/**
 * The client of Customer.io's Pipelines API, for any JavaScript runtime: {@link PipelinesClient}.
 *
 * @see https://docs.customer.io/integrations/api/cdp/
 * @module customerio-wasm/pipelines
 */

export type {
	BatchError,
	IndexRange,
	Rejection,
	ResumePoint,
	SendAllOptions,
	SendAllProgress,
	SendAllReport,
	SourceOf,
} from "../public/types/bulk.js";
export * from "../public/types/errors.js";
export type * from "../public/types/events.js";
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
export type * from "../public/types/standard-schema.js";
export type { Data, Json, Pairs, PairValue, Timestamp } from "../public/types/values.js";
export { PipelinesClient, type PipelinesResponse } from "./types/client.js";
export type {
	AliasPayload,
	BatchItem,
	GroupPayload,
	IdentifyPayload,
	IsoTime,
	MessageSource,
	NamedTrackPayload,
	PagePayload,
	PipelinesCommon,
	PipelinesContext,
	PipelinesId,
	PipelinesIdentifier,
	ScreenPayload,
	TrackPayload,
	TrackPayloadOf,
} from "./types/messages.js";
export type { PipelinesClientOptions } from "./types/options.js";
export {
	type PipelinesDevice,
	type SemanticEventName,
	SemanticEvents,
	type SemanticPayload,
} from "./types/semantic-events.js";
