/** Functions of a relay's owner that never settle: the page has its response after 15 seconds, and `onError` says which one it was. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cookieOf, RULES, requestOf, trackItem } from "../behaviour/relay/support.js";
import { importInstalled, sharedConsumer } from "../harness/consumer.js";

const LIMIT = 15_000;

// The package takes the host's timers when it is imported: it gets some for which 15 seconds pass at once.
const { setTimeout: later } = globalThis;
Object.assign(globalThis, {
	setTimeout: (/** @type {() => void} */ run, /** @type {number} */ ms) => later(run, ms === LIMIT ? 20 : ms),
});
/** @type {typeof import("customerio-wasm/relay")} */
const { createRelay } = await importInstalled(await sharedConsumer(), "relay/node.js");
Object.assign(globalThis, { setTimeout: later });

const never = () => new Promise(() => {});
const schema = { "~standard": { version: 1, vendor: "a", validate: never } };

/** @type {Record<string, object>} */
const LATE = {
	consent: { consent: never },
	identify: { identify: never },
	rateLimit: { rateLimit: never },
	events: { events: never },
	"events, a schema": { events: { cta_clicked: schema } },
	enrich: { enrich: never },
	sink: { sink: never },
};

for (const [what, options] of Object.entries(LATE)) {
	test(`${what}: 503, and the page keeps its items`, { timeout: 5000 }, async () => {
		/** @type {any[]} */
		const errors = [];
		const onError = (/** @type {unknown} */ error) => void errors.push(error);
		const relay = createRelay(/** @type {any} */ ({ ...RULES, sink: () => {}, onError, ...options }));
		const response = await relay(requestOf([trackItem()]));
		assert.deepEqual([response.status, await response.json()], [503, { code: "unavailable" }]);
		assert.deepEqual(
			errors.map(({ message }) => message),
			[`createRelay: ${what.split(",")[0]} did not settle within 15 seconds`],
		);
		// The items go to the same visitor when they are sent again.
		assert.equal(cookieOf(response).startsWith("__Host-cio_aid="), what === "sink");
	});
}

test("functions that settle leave no timer behind", async () => {
	const before = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length;
	const relay = createRelay({ ...RULES, identify: async () => null, sink: async () => {} });
	assert.equal((await relay(requestOf([trackItem()]))).status, 202);
	assert.equal(process.getActiveResourcesInfo().filter((name) => name === "Timeout").length, before);
});
