import type { CallOptions, ClientOptions } from "../../public/types/options.js";
import type { Region } from "../../public/types/region.js";
import type { Export } from "./exports.js";
import type { Import } from "./imports.js";
import type { SendResult } from "./sends.js";

/** The options of an {@link APIClient}. */
export interface APIClientOptions extends ClientOptions {
	/** The account's region. Default: that of the key if it begins with `sk_us_` or `sk_eu_`, or else `us`. */
	readonly region?: "us" | "eu" | Region | undefined;
	/** A base URL instead of the region's, such as `https://host/v1`: a sandbox, a proxy. The credentials go there. */
	readonly url?: string | undefined;
	/** The workspace of a key that begins with `sa_live_`: a service account has several. */
	readonly workspaceId?: string | number | undefined;
	/** The most requests per second that the client sends. Further calls wait their turn. Default: no limit. */
	readonly rateLimit?: RateLimit | undefined;
}

/** Requests per second, by the limits that Customer.io has for a workspace. One that is left out does not apply. */
export interface RateLimit {
	/** All calls but those below. Customer.io's limit is 10. */
	readonly default?: number | undefined;
	/** The six methods that send transactional messages. Customer.io's limit is 100. */
	readonly send?: number | undefined;
	/** `triggerBroadcast`. Customer.io's limit is 0.1: one in ten seconds. */
	readonly broadcast?: number | undefined;
}

/** The options of `waitForExport`. */
export interface WaitForExportOptions extends CallOptions {
	/** Called each time the export's state has been read. What it throws is written to the console and changes nothing else. */
	readonly onProgress?: ((progress: Export) => void) | undefined;
}

/** The options of `waitForImport`. */
export interface WaitForImportOptions extends CallOptions {
	/** Called each time the import's state has been read. What it throws is written to the console and changes nothing else. */
	readonly onProgress?: ((progress: Import) => void) | undefined;
}

/** What a {@link SendStore} knows of a key. */
export type SendClaim =
	/** Nobody had the key. It is the caller's now. */
	| "claimed"
	/** Somebody claimed the key, and neither completed nor released it: that send is still running, or its outcome is unknown. */
	| { readonly state: "uncertain" }
	/** The message was sent. */
	| { readonly state: "sent"; readonly result: SendResult };

/**
 * Where `sendOnce` records what it has sent: a Durable Object, D1, Redis, a database. Each method may be asynchronous.
 *
 * @example
 * const store: SendStore = {
 * 	async claim(key) {
 * 		if (await redis.set(key, "", { NX: true })) return "claimed";
 * 		const result = await redis.get(key);
 * 		return result ? { state: "sent", result: JSON.parse(result) } : { state: "uncertain" };
 * 	},
 * 	async complete(key, result) {
 * 		await redis.set(key, JSON.stringify(result));
 * 	},
 * 	async release(key) {
 * 		await redis.eval('if redis.call("GET", KEYS[1]) == "" then redis.call("DEL", KEYS[1]) end', { keys: [key] });
 * 	},
 * };
 */
export interface SendStore {
	/**
	 * Claims a key if nobody has, in one step: of two calls at the same time, only one may get `"claimed"`. A store that is only eventually
	 * consistent, such as Workers KV, cannot do that. (An async function that returns nothing else needs `"claimed" as const`.)
	 */
	claim(key: string): SendClaim | PromiseLike<SendClaim>;
	/** Records the result of the message that was sent. */
	complete(key: string, result: SendResult): void | PromiseLike<void>;
	/**
	 * Gives a claim back: this call has certainly not sent the message. It must not remove a key that is completed: with
	 * `onUncertain: "send"`, another call may have sent the message meanwhile.
	 */
	release(key: string): void | PromiseLike<void>;
}

/** The options of `sendOnce`. `signal` also ends the wait for `claim`. `timeout` applies to the send, not to what the store does. */
export interface SendOnceOptions extends CallOptions {
	/** Where the keys of sent messages are recorded. */
	readonly store: SendStore;
	/**
	 * What to do if somebody claimed the key and it is unknown whether the message was sent. `throw` rejects. `skip` sends nothing, so that
	 * a message is sent at most once. `send` sends, so that a message is sent at least once. Default `throw`.
	 */
	readonly onUncertain?: "throw" | "skip" | "send" | undefined;
}
