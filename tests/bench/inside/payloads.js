/** The payloads. */

/** @typedef {import("./contestants/account.js").Data} Data */
/** @typedef {import("./contestants/account.js").Event} Event */
/** @typedef {import("./contestants/account.js").Operation} Operation */

const TIMESTAMP = 1_764_000_000;

/** @returns {Data} */
const twoAttributes = () => ({ email: "ada@example.com", plan: "pro" });

/**
 * Attributes of a person: two, created anew for each call as in a real program, or a given number, created once.
 *
 * @param {number | undefined} count
 * @returns {() => Data}
 */
export function attributes(count) {
	if (count === undefined) return twoAttributes;
	const entries = Array.from({ length: count }, (_, index) => [`attribute_${index}`, `value ${index}`]);
	const many = Object.fromEntries(entries);
	return () => many;
}

/** About 2 kB of JSON. @type {Event} */
export const largeEvent = {
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

/** An email of a template, whose data is about 2 kB of JSON. @param {number} index @returns {import("./contestants/account.js").Email} */
export const email = (index) => ({
	transactional_message_id: "order_confirmation",
	to: "ada@example.com",
	identifiers: { id: `customer-${index}` },
	message_data: largeEvent.data,
});

/** An event of the Pipelines API, whose properties are about 2 kB of JSON. @param {number} index @returns {import("./contestants/account.js").Message} */
export const message = (index) => ({
	userId: `customer-${index}`,
	event: largeEvent.name,
	properties: largeEvent.data,
});

/** @param {number} index */
const customerId = (index) => `customer-${index % 50_000}`;

/** An event of a bulk load. @param {number} index @returns {{ id: string, event: Event }} */
export const bulkEvent = (index) => ({
	id: customerId(index),
	event: {
		name: "purchase",
		timestamp: TIMESTAMP + (index % 86_400),
		data: { total: 9.9, currency: "EUR", item: `SKU-${index % 1000}`, quantity: 1 + (index % 5) },
	},
});

/** The same events as operations of the v2 API. @param {number} count @returns {Generator<Operation>} */
export function* bulkOperations(count) {
	for (let index = 0; index < count; index++) {
		const { id, event } = bulkEvent(index);
		const { name, timestamp, data } = event;
		yield { type: "person", action: "event", identifiers: { id }, name, timestamp, attributes: data };
	}
}
