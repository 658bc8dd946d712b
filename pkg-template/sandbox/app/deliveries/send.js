/** @import { SentMessage } from "../../types/deliveries.d.ts" */
/** @import { SentDelivery } from "../../store/deliveries.js" */
/** @import { Store } from "../../store/store.js" */

/** Customer.io learns nothing about the arrival of these. */
const WITHOUT_RECEIPT = ["in_app", "inbox_message", "webhook"];

/**
 * Stores a message, and sends it at once unless it is a draft or due later.
 *
 * @param {Store} store
 * @param {SentMessage} message
 * @param {number} now
 */
export function sendMessage(store, message, now) {
	const delivery = store.deliveries.add(message);
	if (message.draft) store.deliveries.report(delivery.id, { metric: "drafted", timestamp: now });
	else if (message.send_at === undefined) sendNow(store, delivery, now);
	else store.deliveries.schedule(delivery);
	return delivery;
}

/**
 * Sends the messages that are due. The sandbox has no timers: it checks when a request arrives, and when its state is read.
 *
 * @param {Store} store
 * @param {number} now
 */
export function sendDue(store, now) {
	for (const delivery of store.deliveries.takeDue(now)) {
		sendNow(store, delivery, delivery.message.send_at ?? now);
	}
}

/**
 * @param {Store} store
 * @param {SentDelivery} delivery
 * @param {number} timestamp
 */
function sendNow(store, delivery, timestamp) {
	const { id, message } = delivery;
	const obstacle = findObstacle(store, delivery);
	if (obstacle) {
		message.failure_message = obstacle.reason;
		store.deliveries.report(id, { ...obstacle, timestamp });
		return;
	}
	store.deliveries.report(id, { metric: "sent", timestamp });
	if (!WITHOUT_RECEIPT.includes(message.kind))
		store.deliveries.report(id, { metric: "delivered", timestamp });
}

/** An address may have a display name: `Ada <ada@example.com>`. @param {string} address */
const bareAddress = (address) => (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase();

/**
 * @param {Store} store
 * @param {SentDelivery} delivery
 * @returns {{ metric: "undeliverable" | "dropped"; reason: string } | undefined}
 */
function findObstacle(store, delivery) {
	const { kind, recipient, send_to_unsubscribed, customer } = delivery.message;
	const person = store.recipientOf(delivery);
	if (!send_to_unsubscribed && person?.attributes.get("unsubscribed") === true) {
		return { metric: "undeliverable", reason: "the person is unsubscribed" };
	}
	if (recipient === "" && !WITHOUT_RECEIPT.includes(kind)) {
		return { metric: "undeliverable", reason: "the person has no address or device" };
	}
	const addresses = recipient.split(",").map(bareAddress);
	const suppressed = store.app.espSuppressions.list().find(({ email }) => addresses.includes(email));
	if (kind === "email" && suppressed) {
		return { metric: "dropped", reason: `the address is suppressed: ${suppressed.type}` };
	}
	const hasOptedOut = store.app.optOuts.some(
		(one) => one.customer === customer && one.channel === kind && one.from === delivery.message.body.from,
	);
	if (hasOptedOut) return { metric: "undeliverable", reason: "the person has opted out of this sender" };
	return undefined;
}
