/** A Worker that shows the test what comes into the queues of the dead: of `onDead`, and of Cloudflare itself. */

export default {
	/**
	 * @param {{ queue: string, messages: readonly { body: unknown }[] }} batch
	 * @param {{ TEST: { fetch: typeof fetch } }} env
	 */
	async queue(batch, { TEST }) {
		const bodies = batch.messages.map(({ body }) => body);
		await TEST.fetch(`http://test/${batch.queue}`, { method: "POST", body: JSON.stringify(bodies) });
	},
};
