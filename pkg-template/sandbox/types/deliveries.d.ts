/**
 * A delivery with reported metrics. The sandbox sends no messages, so it accepts any id.
 *
 * @example
 * sandbox.state().deliveries[0].metrics[0].metric; // "opened"
 */
export interface Delivery {
	id: string;
	/** In the order of the reports. */
	metrics: Metric[];
	/** The last value from `/unsubscribe`, if it was called. */
	unsubscribed?: boolean;
}

/**
 * A reported metric of a delivery.
 *
 * @example
 * const metric: Metric = { metric: "bounced", timestamp: 1613063089, reason: "no such mailbox" };
 */
export interface Metric {
	metric: "bounced" | "clicked" | "converted" | "deferred" | "delivered" | "dropped" | "opened" | "spammed";
	/** Unix seconds: the value sent, or else the time of arrival. */
	timestamp: number;
	/** For a push notification, the device token. */
	recipient?: string;
	/** Why the delivery failed. */
	reason?: string;
	/** The link that was clicked. */
	href?: string;
}
