/** What the cases of webhooks share. */

/** The module under test. The process that lists the cases cannot import it. */
export const webhooks = () => import("customerio-wasm/webhooks");

/** A request that the official client accepts. */
export const VECTOR = {
	secret: "755781b5e03a973f3405a85474d5a032a60fd56fabaad66039b12eadd83955fa",
	body: '{"key": "value"}',
	timestamp: 1692633432,
	signature: "d7c655389bb364d3e8bdbb6ec18a7f1b6cf91f39bba647554ada78aa61de37b9",
};

/** The time of the vector does not matter to most cases. */
export const ANY_AGE = { tolerance: Number.POSITIVE_INFINITY };
