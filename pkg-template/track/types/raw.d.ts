import type { Data, Json, Pairs } from "../../public/types/values.js";

/** How the data of a raw request's answer is given: parsed, as text, or as a `Uint8Array`. */
export type ResponseType = "json" | "text" | "binary";

/** A file of a multipart body. */
export type FileValue = string | ArrayBuffer | ArrayBufferView | Blob;

/** Any call of the Track API. */
export interface RawRequest<R extends ResponseType = "json"> {
	/** The path below `/api`, such as `/v1/accounts/region`; a query may follow. The host is the client's, always. */
	readonly url: string;
	/** The HTTP method, in either case. */
	readonly method: string;
	/**
	 * The body. An object or array goes out as JSON, text that is JSON as such, other text as `text/plain`, bytes as
	 * `application/octet-stream`, a Blob as the type it says; `headers` may say otherwise. Not beside `formData` or `fileData`.
	 */
	readonly data?: Data | readonly unknown[] | string | ArrayBuffer | ArrayBufferView | Blob | null;
	/** Fields of a multipart body; a name may repeat. */
	readonly formData?: Pairs<FormData>;
	/** Files of a multipart body; a name may repeat. A `File` brings its name and a `Blob` its type. */
	readonly fileData?:
		| { readonly [name: string]: FileValue | readonly FileValue[] | undefined }
		| readonly (readonly [name: string, file: FileValue])[];
	/** The file names, by the names in `fileData`; several for a name that repeats. The file's own name, or the field's, unless given. */
	readonly fileDataFileNames?: Pairs<never>;
	/** Further parts of the query. */
	readonly queryParams?: Pairs<URLSearchParams>;
	/** Headers of this request. `Authorization` is refused: the client sets it. */
	readonly headers?: Pairs<Headers>;
	/** `json` unless given. */
	readonly responseType?: R;
	/**
	 * How long an attempt may take until its answer is read, in milliseconds; 0 for no limit. The client's `timeout` unless
	 * given, if that was; else none.
	 */
	readonly timeout?: number;
	/** Writes each attempt and its answer to the console, without credentials. */
	readonly debugRequest?: boolean;
	/**
	 * Retries after the first attempt; 0 unless given. What may have been processed is sent again only if the method allows
	 * it (GET, HEAD, OPTIONS, PUT, DELETE), or with `retryAllErrors`.
	 */
	readonly maxRetries?: number;
	/** The wait between attempts, in milliseconds; with `useExponentialBackoff` the first one. 0 unless given, or 200. */
	readonly retryDelayMS?: number;
	/** Whether to repeat after any failure, whatever the status and the method. An event may then count twice. */
	readonly retryAllErrors?: boolean;
	/** Whether the wait doubles with each retry (up to 5 seconds, with jitter) instead of staying the same. */
	readonly useExponentialBackoff?: boolean;
}

/** What a raw request resolves with. */
export interface RawResult<R extends ResponseType = "json"> {
	/** The body of the answer; `null` for an empty one where JSON was asked for. */
	readonly data: { json: Json; text: string; binary: Uint8Array }[R];
	/** The HTTP status. */
	readonly status: number;
	/** The answer's headers, names in lower case. */
	readonly headers: { readonly [name: string]: string };
	/** How many attempts were made. */
	readonly attempts: number;
}
