/// <reference lib="esnext.disposable" />
import type { AssetMethods } from "./asset-methods.js";
import type { BroadcastMethods } from "./broadcast-methods.js";
import type { CampaignMethods } from "./campaign-methods.js";
import type { DesignStudioEmailMethods } from "./design-studio-email-methods.js";
import type { DesignStudioMethods } from "./design-studio-methods.js";
import type { Import } from "./imports.js";
import type { MessageMethods } from "./message-methods.js";
import type { NewsletterMethods } from "./newsletter-methods.js";
import type { ObjectMethods } from "./object-methods.js";
import type {
	APIClientOptions,
	SendOnceOptions,
	WaitForExportOptions,
	WaitForImportOptions,
} from "./options.js";
import type { PeopleMethods } from "./people-methods.js";
import type { SendEmailRequestOptions, SendRequest } from "./requests.js";
import type { SendMethods } from "./send-methods.js";
import type { SendResult } from "./sends.js";
import type { WorkspaceMethods } from "./workspace-methods.js";

export interface APIClient
	extends SendMethods,
		PeopleMethods,
		ObjectMethods,
		MessageMethods,
		CampaignMethods,
		BroadcastMethods,
		NewsletterMethods,
		DesignStudioMethods,
		DesignStudioEmailMethods,
		AssetMethods,
		WorkspaceMethods {}

/**
 * A client of Customer.io's App API, for servers: it refuses to run in a page, because every visitor could read the key.
 *
 * Nothing is loaded or checked before the first call: a mistake in the constructor's arguments rejects each call with a
 * {@link ValidationError}.
 *
 * **Results.** `await` gives what Customer.io responds; `withResponse()` gives status, headers and attempts too. A list is an async
 * iterable of its items as well, over all pages. In a response, times are unix seconds, a list can be `null` instead of empty, and every
 * member that Customer.io does not promise is optional.
 *
 * **Errors.** Every failure rejects with a {@link CustomerIOError}: a {@link ValidationError} if an argument cannot be sent, a
 * {@link CustomerIORequestError} if Customer.io refuses the call, or a {@link NetworkError}, {@link TimeoutError}, {@link AbortError},
 * {@link RegionError} or {@link LoadError}. If something does not exist, the call rejects with a `CustomerIORequestError` whose
 * `statusCode` is 404.
 *
 * **Retries.** Calls that read, replace or delete are retried after transient failures. Calls that send or create are not idempotent: they
 * are retried only if the failed attempt cannot have been processed, and fail with `mayHaveTakenEffect` otherwise.
 *
 * **Limits.** Customer.io allows a workspace 10 requests a second in all, unless a method says otherwise. A 429 is retried after the wait
 * that it asks for; one that asks for none is a daily quota that is used up, and is not retried.
 *
 * @see https://docs.customer.io/api/app/
 *
 * @example
 * const app = new APIClient(appKey, { region: "eu" });
 * await app.sendEmail({ transactional_message_id: "welcome", to: "ada@example.com", identifiers: { id: "42" } });
 */
export declare class APIClient {
	/**
	 * @param appKey an App API key, or a key that begins with `sk_us_`, `sk_eu_` or `sa_live_`: a secret. One line break at its end is
	 * dropped
	 */
	constructor(appKey: string, options?: APIClientOptions);

	/**
	 * Frees what the client holds at once, instead of when it is garbage-collected. Calls in flight end as usual. A later call reopens
	 * the client.
	 *
	 * @example using app = new APIClient(appKey);
	 */
	close(): void;
	/** The same, for `using`. */
	[Symbol.dispose](): void;

	/**
	 * Sends a transactional message once for a key of yours, such as the number of an order. The store records what was sent, for all
	 * processes that use it: a later call with the key sends nothing, and resolves with the result of the first.
	 *
	 * What it cannot promise: Customer.io has no idempotency key. If an attempt was sent and its outcome is unknown, nobody can say
	 * whether the message goes out. Such a call rejects with `mayHaveTakenEffect`, and the key stays claimed, as it does if the process
	 * ends during a call. `onUncertain` says what a later call with the key does.
	 *
	 * @see https://docs.customer.io/api/app/#operation/sendEmail
	 * @param key at most one message is sent for it, unless `onUncertain` is `send`
	 * @param message an email as a plain object, or a builder of any kind, such as a {@link SendPushRequest}
	 * @returns the result of the message that was sent for the key; `undefined` if `onUncertain: "skip"` sent nothing
	 * @example await app.sendOnce(`receipt ${order.id}`, email, { store });
	 */
	sendOnce(
		key: string,
		message: SendRequest | SendEmailRequestOptions,
		options: SendOnceOptions,
	): Promise<SendResult | undefined>;

	/**
	 * Waits until an export is done, then downloads its file. Rejects with a {@link CustomerIOError} if the export fails. It polls at
	 * growing intervals for as long as the export takes: `signal` ends the wait. The download is retried like any call that only reads,
	 * until it has begun; it carries no credentials.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getExport
	 * @returns the response to the download, whose body has not been read
	 * @example
	 * const { export: started } = await app.createCustomersExport({ segment: { id: 7 } });
	 * const file = await app.waitForExport(started.id, { signal: AbortSignal.timeout(600_000) });
	 * await writeFile("people.csv", file.body);
	 */
	waitForExport(exportId: string | number, options?: WaitForExportOptions): Promise<Response>;

	/**
	 * Waits until an import is done: `imported`, `failed` or `canceled`. It polls at growing intervals for as long as the import takes:
	 * `signal` ends the wait.
	 *
	 * @see https://docs.customer.io/api/app/#operation/getImport
	 * @returns the import, even if it failed: see its `state` and `error`
	 * @example
	 * const { state, rows_imported } = await app.waitForImport(importId);
	 */
	waitForImport(importId: string | number, options?: WaitForImportOptions): Promise<Import>;
}
