/** What the entry points of every API export. */
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
	isStateError,
	isTimeoutError,
	isValidationError,
	LoadError,
	NetworkError,
	RegionError,
	StateError,
	TimeoutError,
	ValidationError,
} from "./errors.js";
export { RegionEU, RegionUS } from "./regions.js";
