/** @import { WebhookPost } from "../../types/app.d.ts" */
import { signatureHeaders } from "./sign.js";

/** Customer.io waits 4 seconds for a response. */
const TIMEOUT_MS = 4000;

/** @typedef {(url: string, init: RequestInit) => Promise<Response>} PostFetch */

/** Posts webhooks one after the other, so a slow one delays those behind it. Does not repeat a post that fails. */
export class Outbox {
	/** @type {WebhookPost[]} */
	#posts = [];
	/** @type {Promise<void>} */
	#last = Promise.resolve();
	#isStopped = false;
	/** Aborts the post that is being sent. @type {AbortController | undefined} */
	#controller;
	#key;
	#fetch;
	#now;

	/**
	 * @param {string} signingKey
	 * @param {PostFetch} post
	 * @param {() => number} now in unix seconds
	 */
	constructor(signingKey, post, now) {
		this.#key = signingKey;
		this.#fetch = post;
		this.#now = now;
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

	/** Resolves when all posts, also those added meanwhile, have got a response or have failed. */
	async settled() {
		for (let last; last !== this.#last; ) {
			last = this.#last;
			await last;
		}
	}

	/** Aborts the post that is being sent, and sends no others. */
	stop() {
		this.#isStopped = true;
		this.#controller?.abort();
	}

	/** @param {WebhookPost} post never rejects */
	async #send(post) {
		if (this.#isStopped) return;
		const controller = new AbortController();
		this.#controller = controller;
		const timer = setTimeout(() => controller.abort(), TIMEOUT_MS);
		try {
			const body = JSON.stringify(post.event);
			const headers = await signatureHeaders(this.#key, this.#now(), body);
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
		}
	}
}
