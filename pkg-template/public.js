/** What every entry point exports beside its own `TrackClient`. */
export {
	AbortError,
	CustomerIOError,
	CustomerIORequestError,
	LoadError,
	NetworkError,
	TimeoutError,
	ValidationError,
} from "./errors.js";
