/**
 * A message of Customer.io that somebody reported something of. The sandbox sends none, so it takes any id.
 *
 * @example
 * sandbox.state().deliveries[0].metrics[0].metric; // "opened"
 */
export interface Delivery {
	id: string;
	/** In the order in which they were reported. */
	metrics: Metric[];
	/** What `/unsubscribe` said last, if it was called. */
	unsubscribed?: boolean;
}

/**
 * What was reported of a delivery.
 *
 * @example
 * const metric: Metric = { metric: "bounced", timestamp: 1613063089, reason: "no such mailbox" };
 */
export interface Metric {
	metric: "bounced" | "clicked" | "converted" | "deferred" | "delivered" | "dropped" | "opened" | "spammed";
	/** Unix seconds: what was sent, else the time of arrival. */
	timestamp: number;
	/** Of a push notification: the device's token. */
	recipient?: string;
	/** Why it failed. */
	reason?: string;
	/** The link that was clicked. */
	href?: string;
}
