/** What every entry point exports beside its own `TrackClient`. */
export { IdentifierType, RegionEU, RegionUS } from "./constants.js";
export {
	AbortError,
	CustomerIOError,
	CustomerIORequestError,
	isAbortError,
	isCustomerIOError,
	isCustomerIORequestError,
	isLoadError,
	isNetworkError,
	isRegionError,
	isTimeoutError,
	isValidationError,
	LoadError,
	NetworkError,
	RegionError,
	TimeoutError,
	ValidationError,
} from "./errors.js";
