import type { APIPromise } from "../../public/types/promises.js";

/** What a call without a result resolves with: an empty object. */
export type EmptyResult = { readonly [name: string]: never };

/**
 * The promise of a list. `await` gives the first page. `for await` gives the items of that page and of all that follow; a page is
 * requested when the loop reaches it. A cursor that repeats itself ends the loop with a {@link StateError}.
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
