/** What happens to one request in five. */

/** @typedef {import("customerio-wasm/sandbox").Fault} Fault */

/** Of all requests. */
const SHARE = 0.2;

/** Those that a client with enough retries gets over, without a wait for its timeout. @type {Fault[]} */
export const TRANSIENT = [
	{ kind: "reset" },
	{ kind: "reset", processed: true },
	{ kind: "slow", delay: 20 },
	{ kind: "truncate" },
	{ kind: "truncate", processed: true },
	{ kind: "answer", status: 429, headers: { "retry-after": "0" } },
	{ kind: "answer", status: 503 },
	{ kind: "answer", status: 500 },
	{ kind: "answer", status: 500, processed: true },
];

/** @type {Fault[]} */
const KINDS = [
	...TRANSIENT,
	{ kind: "stall" },
	{ kind: "stall", processed: true },
	{
		kind: "answer",
		status: 502,
		headers: { "content-type": "text/html" },
		body: "<h1>Bad</h1>",
		processed: true,
	},
	{ kind: "answer", status: 400, body: { meta: { errors: ["no"] } } },
];

/** Each kind is equally likely. A request is tried against one kind after the other. */
const RATE = 1 - (1 - SHARE) ** (1 / KINDS.length);

export const FAULTS = KINDS.map((fault) => ({ ...fault, rate: RATE, times: Number.POSITIVE_INFINITY }));
