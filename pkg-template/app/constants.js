/** Values that the official client has as enumerations. */

export const FilterOperator = { Eq: "eq", Exists: "exists" };

export const DeliveryExportMetric = {
	Created: "created",
	Attempted: "attempted",
	Sent: "sent",
	Delivered: "delivered",
	Opened: "opened",
	Clicked: "clicked",
	Converted: "converted",
	Bounced: "bounced",
	Spammed: "spammed",
	Unsubscribed: "unsubscribed",
	Dropped: "dropped",
	Failed: "failed",
	Undeliverable: "undeliverable",
};
