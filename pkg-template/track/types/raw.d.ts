import type { Data, Json, Pairs } from "../../public/types/values.js";

/** How a raw request returns the body of the response: parsed, as text, or as a `Uint8Array`. */
export type ResponseType = "json" | "text" | "binary";

/** A file of a multipart body. */
export type FileValue = string | ArrayBuffer | ArrayBufferView | Blob;

/**
 * Any call of the Track API.
 *
 * @see https://docs.customer.io/api/track/
 */
export interface RawRequest<R extends ResponseType = "json"> {
	/** The path below `/api`, such as `/v1/accounts/region`; a query may follow. The host is always the client's. */
	readonly url: string;
	/** The HTTP method, in either case. */
	readonly method: string;
	/**
	 * The body. An object, an array, or text that is JSON is sent as `application/json`, other text as `text/plain`, bytes as
	 * `application/octet-stream`, and a Blob as its own type. A `Content-Type` in `headers` replaces these. Not together with `formData` or
	 * `fileData`.
	 */
	readonly data?:
		| Data
		| readonly unknown[]
		| string
		| ArrayBuffer
		| ArrayBufferView
		| Blob
		| null
		| undefined;
	/** Fields of a multipart body. A name may repeat. */
	readonly formData?: Pairs<FormData> | undefined;
	/** Files of a multipart body. A name may repeat. A `File` has its own name, and a `Blob` its own type. */
	readonly fileData?:
		| { readonly [name: string]: FileValue | readonly FileValue[] | undefined }
		| readonly (readonly [name: string, file: FileValue])[]
		| undefined;
	/** File names, by the names in `fileData`; several for a name that repeats. Default: the file's own name, or else the field's. */
	readonly fileDataFileNames?: Pairs<never> | undefined;
	/** Parameters that are added to the query of `url`. A space is sent as `+`. */
	readonly queryParams?: Pairs<URLSearchParams> | undefined;
	/** Headers of this request. Those that the client's option `headers` refuses are refused here too. */
	readonly headers?: Pairs<Headers> | undefined;
	/** How the body of the response is returned. Default `json`. */
	readonly responseType?: R | undefined;
	/**
	 * The time for one attempt, until its response has been read, in milliseconds; 0 for no limit. Default: the client's `timeout` if it
	 * was set, or else no limit.
	 */
	readonly timeout?: number | undefined;
	/** Whether to write each attempt, response and retry to the console, without credentials. */
	readonly debugRequest?: boolean | undefined;
	/**
	 * Retries after the first attempt. Default 0. An attempt that may have been processed is retried only if the method is idempotent
	 * (GET, HEAD, OPTIONS, PUT, DELETE), or with `retryAllErrors`.
	 */
	readonly maxRetries?: number | undefined;
	/** The wait between attempts, in milliseconds. Default 0. With `useExponentialBackoff`, the shortest first wait. Default 200. */
	readonly retryDelayMS?: number | undefined;
	/** Whether to retry after every failure, whatever the status and the method. An event may then count twice. */
	readonly retryAllErrors?: boolean | undefined;
	/** Whether the wait doubles with each retry (up to 5 seconds, with jitter) instead of staying the same. Default `false`. */
	readonly useExponentialBackoff?: boolean | undefined;
}

/** What a raw request resolves with. */
export interface RawResult<R extends ResponseType = "json"> {
	/** The body of the response. `null` if `responseType` is `json` and the body is empty. */
	readonly data: { json: Json; text: string; binary: Uint8Array }[R];
	/** The HTTP status. */
	readonly status: number;
	/** The response's headers, with their names in lower case. */
	readonly headers: { readonly [name: string]: string };
	/** How many attempts were made. */
	readonly attempts: number;
}
