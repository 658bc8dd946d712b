/**
 * The client of Customer.io's Track API, for any JavaScript runtime: {@link TrackClient}.
 *
 * @see https://docs.customer.io/api/track/
 * @module customerio-wasm/track
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
	BatchingOptions,
	CallOptions,
	ClientOptions,
	Fetch,
	ReceivedResponse,
	Retry,
	RetryOptions,
	SentRequest,
	TrackClientOptions,
} from "../public/types/options.js";
export type * from "../public/types/promises.js";
export { type AccountRegion, type Region, RegionEU, RegionUS } from "../public/types/region.js";
export type * from "../public/types/standard-schema.js";
export type {
	Attributes,
	Data,
	Identifier,
	Json,
	Pairs,
	PairValue,
	Timestamp,
} from "../public/types/values.js";
export { IdentifierType, TrackClient, type TrackResponse } from "./types/client.js";
export type {
	DeliveryMetric,
	DeviceAttributes,
	DeviceDetails,
	DevicePlatform,
	Event,
	EventOf,
	NamedEvent,
	PageDetails,
	PushEvent,
} from "./types/events.js";
export type {
	BatchResult,
	BulkSource,
	CustomerRelationships,
	DeliveryEvent,
	EventIdentifiers,
	LinkedPersonIdentifiers,
	ObjectDelete,
	ObjectIdentifiers,
	ObjectIdentify,
	ObjectIdentifyAnonymous,
	ObjectOperation,
	ObjectRelationship,
	ObjectRelationships,
	Operation,
	PersonAddDevice,
	PersonDeleteDevice,
	PersonEvent,
	PersonIdentifiers,
	PersonIdentify,
	PersonMerge,
	PersonNames,
	PersonOperation,
	PersonPage,
	PersonRelationship,
	PersonRelationships,
	PersonRemoval,
} from "./types/operations.js";
export type { FileValue, RawRequest, RawResult, ResponseType } from "./types/raw.js";
