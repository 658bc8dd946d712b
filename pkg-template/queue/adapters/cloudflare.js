/**
 * Cloudflare Queues.
 *
 * @import * as api from "../index.js"
 * @import { Delivery } from "../delivery/deliver.js"
 */
import { readDelivered } from "../delivery/payload.js";

/**
 * Delivers a batch, and acknowledges or retries each of its messages.
 *
 * @param {Delivery} delivery
 * @param {api.CloudflareBatch} batch
 */
export async function deliverCloudflare(delivery, batch) {
	const messages = Array.from(batch.messages);
	const verdicts = await delivery.deliver(
		messages.map((message) =>
			readDelivered(
				message,
				() => message.body,
				() => message.attempts,
			),
		),
	);
	/** @type {unknown[]} */
	const failures = [];
	/** @type {Promise<void>[]} */
	const reports = [];
	for (const [index, message] of messages.entries()) {
		const verdict = verdicts[index];
		const isRetry = verdict?.status === "retry";
		try {
			if (isRetry) message.retry({ delaySeconds: verdict.delaySeconds });
			else message.ack();
		} catch (thrown) {
			reports.push(delivery.report(thrown));
			if (isRetry) failures.push(thrown);
		}
	}
	await Promise.all(reports);
	// If the handler returned, Cloudflare would treat a message that could not be retried as acknowledged. Acknowledged ones stay so.
	if (failures.length > 0) throw failures[0];
}
