/** @import { WebhookPost } from "../../types/app.d.ts" */
import { signatureHeaders } from "./sign.js";

/** "4 second timeout". */
const TIMEOUT_MS = 4000;

/** @typedef {(url: string, init: RequestInit) => Promise<Response>} PostFetch */

/** Posts webhooks, one after the other: the queue behind a slow call waits. What fails is not posted again. */
export class Outbox {
	/** @type {WebhookPost[]} */
	#posts = [];
	/** @type {Promise<void>} */
	#last = Promise.resolve();
	#stop = new AbortController();
	#key;
	#fetch;

	/**
	 * @param {string} signingKey
	 * @param {PostFetch} post
	 */
	constructor(signingKey, post) {
		this.#key = signingKey;
		this.#fetch = post;
	}

	get size() {
		return this.#posts.length;
	}

	list() {
		return this.#posts;
	}

	/**
	 * @param {string} url
	 * @param {WebhookPost["event"]} event
	 */
	add(url, event) {
		/** @type {WebhookPost} */
		const post = { url, event, status: null };
		this.#posts.push(post);
		this.#last = this.#last.then(() => this.#send(post));
	}

	/** Resolves when all posts, also those added meanwhile, have been answered or have failed. */
	async settled() {
		for (let last; last !== this.#last; ) {
			last = this.#last;
			await last;
		}
	}

	/** Ends the post under way, and sends no others. */
	stop() {
		this.#stop.abort();
	}

	/** @param {WebhookPost} post never rejects */
	async #send(post) {
		if (this.#stop.signal.aborted) return;
		const controller = new AbortController();
		const abort = () => controller.abort();
		const timer = setTimeout(abort, TIMEOUT_MS);
		this.#stop.signal.addEventListener("abort", abort);
		try {
			const body = JSON.stringify(post.event);
			const headers = await signatureHeaders(this.#key, post.event.timestamp, body);
			const response = await this.#fetch(post.url, {
				method: "POST",
				headers: { "content-type": "application/json", ...headers },
				body,
				signal: controller.signal,
			});
			post.status = response.status;
			await response.body?.cancel();
		} catch (error) {
			post.error = error instanceof Error ? error.message : String(error);
		} finally {
			clearTimeout(timer);
			this.#stop.signal.removeEventListener("abort", abort);
		}
	}
}
