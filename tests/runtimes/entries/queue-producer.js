/** A Worker that puts events into a queue, and junk between them. */
import { toMessages } from "customerio-wasm/queue";

/** @typedef {{ sendBatch(messages: Iterable<{ body: string, contentType?: "text" }>): Promise<unknown> }} Queue */

/** @param {number} count @returns {Generator<import("customerio-wasm").Operation>} */
function* events(count) {
	for (let index = 0; index < count; index += 1)
		yield {
			type: "person",
			action: "event",
			identifiers: { id: `person-${index % 500}` },
			name: "purchase",
			attributes: { index, at: new Date() },
		};
}

/** Resolves with how many messages there are. */
export default {
	/** @param {Request} request @param {{ EVENTS: Queue }} env */
	async fetch(request, { EVENTS }) {
		const { count, junk, options } = /** @type {any} */ (await request.json());
		const left = [...junk];
		let messages = 0;
		for await (const batch of toMessages(events(count), options)) {
			const body = left.pop();
			if (body !== undefined) await EVENTS.sendBatch([{ body, contentType: "text" }]);
			await EVENTS.sendBatch(batch);
			messages += batch.length;
		}
		if (left.length > 0) throw new Error(`${left.length} pieces of junk are left`);
		return Response.json({ messages });
	},
};
