/**
 * The client of Customer.io's Pipelines API, for any JavaScript runtime: {@link PipelinesClient}.
 *
 * @see https://docs.customer.io/integrations/api/cdp/
 * @module customerio-wasm/pipelines
 */

export {
	AbortError,
	CustomerIOError,
	CustomerIORequestError,
	type ErrorReport,
	isAbortError,
	isCustomerIOError,
	isCustomerIORequestError,
	isLoadError,
	isNetworkError,
	isRegionError,
	isStateError,
	isTimeoutError,
	isValidationError,
	LoadError,
	NetworkError,
	type Refusal,
	RegionError,
	StateError,
	TimeoutError,
	ValidationError,
} from "../public/types/errors.js";
export type {
	CallOptions,
	Fetch,
	ReceivedResponse,
	Retry,
	RetryOptions,
	SentRequest,
} from "../public/types/options.js";
export { type Region, RegionEU, RegionUS } from "../public/types/region.js";
export type { Data, Json, Pairs, PairValue, Timestamp } from "../public/types/values.js";
export { PipelinesClient, type PipelinesResponse } from "./types/client.js";
export type {
	AliasPayload,
	BatchItem,
	GroupPayload,
	IdentifyPayload,
	IsoTime,
	PagePayload,
	PipelinesCommon,
	PipelinesContext,
	PipelinesId,
	PipelinesIdentifier,
	ScreenPayload,
	TrackPayload,
} from "./types/messages.js";
export type { PipelinesClientOptions } from "./types/options.js";
export { type PipelinesDevice, SemanticEvents } from "./types/semantic-events.js";
