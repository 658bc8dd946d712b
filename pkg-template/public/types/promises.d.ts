/** The response that a call ended with. */
export interface ResponseDetails {
	/** The HTTP status. */
	readonly status: number;
	/** The response's headers, with their names in lower case. */
	readonly headers: { readonly [name: string]: string };
}

/** The result of a call, and the response that it came in. */
export interface DetailedResult<Result> {
	/** What the call itself resolves with. */
	readonly data: Result;
	/** The response to the last attempt. With the `batching` of a `TrackClient`, it is that of the request in which the call went out. */
	readonly response: ResponseDetails;
	/** How many attempts were made. With `batching`, those of the request. */
	readonly attempts: number;
}

/**
 * The promise of a call.
 *
 * @example
 * const { data, response, attempts } = await cio.track("42", { name: "purchase" }).withResponse();
 * console.log(data, response.status, response.headers["x-request-id"], attempts);
 */
export interface APIPromise<Result> extends Promise<Result> {
	/** Resolves with the result, the response it came in, and the number of attempts. Makes no further request. */
	withResponse(): Promise<DetailedResult<Result>>;
}
