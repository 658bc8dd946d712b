/**
 * Records events in a page, and sends them to your relay: {@link createPage}. Plain JavaScript, without WebAssembly or a key.
 *
 * @see https://github.com/customerio-wasm/customerio-wasm/blob/main/docs/page.md
 * @module customerio-wasm/page
 */

/**
 * Free-form data: names, and values that JSON can carry. A `Date` anywhere in it is sent as unix seconds. A bigint is sent as a number if
 * a JavaScript number can hold it exactly, or else as text. NaN, infinities, invalid dates, Maps, Sets, cycles and lone surrogates make
 * the call invalid.
 */
export type Data = { readonly [name: string]: unknown } | (object & { readonly [Symbol.iterator]?: never });

/**
 * Why recorded items will not reach Customer.io.
 *
 * - `invalid`: the arguments of the call cannot be sent. The error is reported as an uncaught one.
 * - `full`: the queue has 1,000 items or 1,000,000 characters; the oldest are dropped.
 * - `corrupt`: other code wrote into the page's storage.
 * - `rejected`: the relay rejected it; `code` says why.
 * - `consent`: the visitor refused or withdrew consent.
 * - `reset`: it belonged to the person before {@link Page.reset}, and could not be sent in time.
 */
export type LossReason = "invalid" | "full" | "corrupt" | "rejected" | "consent" | "reset";

/** Items that will not reach Customer.io. */
export interface Loss {
	/** Why they are lost. */
	readonly reason: LossReason;
	/** How many items. */
	readonly count: number;
	/** For `rejected`: the relay's code, or the HTTP status. */
	readonly code?: string | undefined;
}

/**
 * The options of {@link createPage}. All but `relay` are optional.
 *
 * @example
 * const options: PageOptions = { relay: "/e", consent: "pending" };
 */
export interface PageOptions {
	/** The address of your relay: a path of this site (`"/e"`), or a URL. Pages with the same relay share a queue. */
	readonly relay: string;
	/**
	 * Whether requests carry cookies, as for `fetch`. A relay on another origin gets them only with `"include"`, and must allow that.
	 * Default `"same-origin"`.
	 */
	readonly credentials?: "same-origin" | "include" | "omit" | undefined;
	/**
	 * Returns the headers of each request, such as an identity token from your server for a relay on another origin. There, they need a
	 * preflight request. If it throws or returns a promise, nothing is sent.
	 *
	 * @example
	 * const headers = () => ({ authorization: `Bearer ${token}` });
	 */
	readonly headers?: (() => Record<string, string>) | undefined;
	/**
	 * The visitor's decision before this page. `"pending"`: items are kept in the memory of the page until {@link Page.setConsent}, and
	 * the page reads and writes no storage. `"denied"`: nothing is recorded, and what was stored is deleted. Default `"granted"`.
	 */
	readonly consent?: "granted" | "pending" | "denied" | undefined;
	/**
	 * Whether Global Privacy Control and Do Not Track count as a refusal, which not even {@link Page.setConsent} changes. Default `true`.
	 */
	readonly privacySignals?: boolean | undefined;
	/** With this many queued items, a request is sent at once. Default 10. */
	readonly flushAt?: number | undefined;
	/** How long fewer items wait before they are sent, in milliseconds. Default 5,000. */
	readonly flushAfterMs?: number | undefined;
	/** Called when items are dropped, with the reason and the count. It is not called for what is dropped while it runs. */
	readonly onDropped?: ((loss: Loss) => void) | undefined;
}

/** The data of an event, which can be left out where it may be empty. */
type DataArguments<EventData> = undefined extends EventData
	? [data?: EventData]
	: // biome-ignore lint/complexity/noBannedTypes: an object without members.
		{} extends EventData
		? [data?: EventData]
		: [data: EventData];

/**
 * Records what the visitor of a page does. The methods that record never throw, and return the id of the item: a ULID, by which
 * Customer.io ignores duplicates. They return `undefined` if nothing is recorded: without consent, on a server, or if the arguments cannot
 * be sent (then the error is reported as an uncaught one, and `dropped` counts it).
 *
 * @typeParam Events the data of each event, by its name
 */
export interface Page<Events extends object = Record<string, Data>> {
	/**
	 * `false` once the relay has responded that it knows the visitor. `true` at first, and after {@link reset}.
	 */
	readonly anonymous: boolean;
	/** How many items this page has dropped. {@link PageOptions.onDropped} says why. */
	readonly dropped: number;
	/**
	 * Records an event.
	 *
	 * @param name must be one that your relay allows
	 * @param data up to 32,000 bytes with everything else
	 * @example
	 * cio.track("cta_clicked", { where: "hero" });
	 */
	track<Name extends keyof Events & string>(
		name: Name,
		...data: DataArguments<Events[Name]>
	): string | undefined;
	/**
	 * Records a page view. Call it after each navigation of a single-page app.
	 *
	 * @param url the address of this page unless given: without its query and its fragment, which may hold secrets
	 * @example
	 * cio.page();
	 */
	page(url?: string, data?: Data): string | undefined;
	/**
	 * Sets attributes of the person. The relay takes the person from the session, never from the page. Your relay must allow the names.
	 *
	 * @example
	 * cio.identify({ plan: "pro" });
	 */
	identify(attributes: Data): string | undefined;
	/**
	 * Tells the client what the visitor decided. `true` or `"granted"`: items are recorded, stored and sent, also those that were pending.
	 * Anything else: nothing is recorded from now on, and all that is queued, in any tab, is deleted and counted in `dropped`.
	 *
	 * @example
	 * banner.onAccept = () => cio.setConsent(true);
	 */
	setConsent(isGiven: boolean | "granted" | "denied"): void;
	/**
	 * Sends or drops a person's items before a logout, so that none is sent for the next person. Await it before you end the session: it
	 * sends what is queued for at most 5 seconds, then drops and counts what is left. Never rejects.
	 *
	 * @example
	 * await cio.reset();
	 * await fetch("/logout", { method: "POST" });
	 */
	reset(): Promise<void>;
	/**
	 * Sends what is queued now. Resolves when the queue is empty, or a request has failed, or the relay asks to wait. Never rejects.
	 *
	 * @returns how many items are still queued. They are sent later
	 * @example
	 * const { left } = await cio.flush();
	 */
	flush(): Promise<{ left: number }>;
}

/**
 * Creates the client of a page. Importing and creating it sends nothing. On a server it does nothing at all.
 *
 * @typeParam Events the data of each event, by its name. With `customerio-wasm/relay`: `createPage<RelayEvents<typeof relay>>`
 * @throws {TypeError} if an option is missing, unknown or invalid
 * @example
 * const cio = createPage({ relay: "/e" });
 * cio.page();
 * cio.track("cta_clicked", { where: "hero" });
 */
export declare function createPage<Events extends object = Record<string, Data>>(
	options: PageOptions,
): Page<Events>;
