/** A Worker that consumes events. As often as the test wants, it dies in the middle of a batch. */
import { TrackClient } from "customerio-wasm";
import { createConsumer } from "customerio-wasm/queue";

/**
 * @typedef {object} Env
 * @property {string} URL the sandbox's
 * @property {number} DEATHS
 * @property {{ send(letter: unknown): Promise<unknown> }} DEAD
 * @property {{ fetch: typeof fetch }} TEST
 */

let deaths = 0;
/** Called when Customer.io has responded to a request. */
let onResponse = () => {};

const consumer = createConsumer(
	(/** @type {Env} */ { URL: url }) =>
		new TrackClient("site", "key", {
			url,
			retry: { maxRetries: 2, minTimeoutMs: 1, maxTimeoutMs: 5, maxTotalBackoffMs: 1000 },
			async fetch(input, init) {
				const response = await fetch(input, init);
				onResponse();
				return response;
			},
		}),
	{
		onDead: ({ payload, operations }, { DEAD }) => DEAD.send({ payload, operations }),
		onError: (error, { TEST }) =>
			TEST.fetch("http://test/error", { method: "POST", body: JSON.stringify(error) }),
	},
);

export default {
	/** @param {import("customerio-wasm/queue").CloudflareBatch} batch @param {Env} env */
	async queue(batch, env) {
		const attempts = batch.messages.map((message) => message.attempts);
		await env.TEST.fetch("http://test/batch", { method: "POST", body: JSON.stringify(attempts) });
		if (deaths >= env.DEATHS) return await consumer.cloudflare(batch, env);
		deaths += 1;
		/** @type {Promise<never>} */
		const death = new Promise((_, reject) => {
			onResponse = () => reject(new Error("the consumer dies in the middle of a batch"));
		});
		await Promise.race([consumer.cloudflare(batch, env), death]);
	},
};
