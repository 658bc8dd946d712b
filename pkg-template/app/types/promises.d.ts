/** The response that a call ended with. */
export interface ResponseDetails {
	/** The HTTP status. */
	readonly status: number;
	/** The response's headers, with their names in lower case. */
	readonly headers: { readonly [name: string]: string };
}

/** What a call resolves with, and how it came about. */
export interface DetailedResult<Result> {
	/** What the call itself resolves with. */
	readonly data: Result;
	/** The response to the last attempt. */
	readonly response: ResponseDetails;
	/** How many attempts were made. */
	readonly attempts: number;
}

/** What a call without a result resolves with: an empty object. */
export type EmptyResult = { readonly [name: string]: never };

/**
 * The promise of a call of the App API.
 *
 * @example
 * const { data, response, attempts } = await app.getSegment(7).withResponse();
 * console.log(data.segment.name, response.status, attempts);
 */
export interface APIPromise<Result> extends Promise<Result> {
	/** Resolves with the result, the response it came in, and the number of attempts. Makes no further request. */
	withResponse(): Promise<DetailedResult<Result>>;
}

/**
 * The promise of a list. `await` gives the first page. `for await` gives the items of that page and of all that follow; a page is requested
 * when the loop gets to it. A cursor that repeats itself ends the loop with a {@link CustomerIOError}.
 *
 * The signal of the call aborts the loop too. Leaving the loop early requests nothing more.
 *
 * @example
 * const { identifiers, next } = await app.searchCustomers({ segment: { id: 7 } });
 * for await (const person of app.searchCustomers({ segment: { id: 7 } })) console.log(person.cio_id);
 * for await (const page of app.searchCustomers({ segment: { id: 7 } }).pages()) console.log(page.identifiers?.length);
 */
export interface PagePromise<Page, Item> extends APIPromise<Page>, AsyncIterable<Item> {
	/** The pages: the first, and all that follow. */
	pages(): AsyncIterable<Page>;
}
