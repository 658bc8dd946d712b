/** What the clients send. */

/** @typedef {import("./contestants.js").Data} Data */
/** @typedef {import("./contestants.js").Event} Event */

const TIMESTAMP = 1_764_000_000;

/** @returns {Data} two attributes */
export const smallAttributes = () => ({ email: "ada@example.com", plan: "pro" });

/** @param {number} count @returns {Data} */
export function attributes(count) {
	return Object.fromEntries(
		Array.from({ length: count }, (_, index) => [`attribute_${index}`, `value ${index}`]),
	);
}

/** An order of 2 kB as JSON. @type {Event} */
const LARGE_EVENT = {
	name: "order_completed",
	timestamp: TIMESTAMP,
	data: {
		order_id: "ord_2025_11_24_000123",
		currency: "EUR",
		total: 1234.5,
		items: Array.from({ length: 14 }, (_, index) => ({
			sku: `SKU-${1000 + index}`,
			name: "Café au lait, 250 g, fair trade",
			quantity: index + 1,
			unit_price: 7.25,
			category: "groceries/coffee/beans",
		})),
	},
};

/** @returns {Event} about 2 kB of JSON */
export const largeEvent = () => LARGE_EVENT;

/** An event of a size that is common in bulk. @param {number} index @returns {Event} */
export const bulkEvent = (index) => ({
	name: "purchase",
	timestamp: TIMESTAMP + (index % 86_400),
	data: { total: 9.9, currency: "EUR", item: `SKU-${index % 1000}`, quantity: 1 + (index % 5) },
});
