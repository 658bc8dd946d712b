/** One of these texts, which an editor completes, or any other text. */
export type OrText<Text extends string> = Text | (string & Record<never, never>);

/** The comparisons of a filter, with the names of `customerio-node`. */
export declare const FilterOperator: {
	readonly Eq: "eq";
	readonly Exists: "exists";
};

/** A comparison of a filter: a value of {@link FilterOperator}, or its text. */
export type FilterOperator = "eq" | "exists";

/** What an export of deliveries can be limited to, with the names of `customerio-node`. */
export declare const DeliveryExportMetric: {
	readonly Created: "created";
	readonly Attempted: "attempted";
	readonly Sent: "sent";
	readonly Delivered: "delivered";
	readonly Opened: "opened";
	readonly Clicked: "clicked";
	readonly Converted: "converted";
	readonly Bounced: "bounced";
	readonly Spammed: "spammed";
	readonly Unsubscribed: "unsubscribed";
	readonly Dropped: "dropped";
	readonly Failed: "failed";
	readonly Undeliverable: "undeliverable";
};

/** What an export of deliveries can be limited to: a value of {@link DeliveryExportMetric}, or its text. */
export type DeliveryExportMetric = (typeof DeliveryExportMetric)[keyof typeof DeliveryExportMetric];
