/** examples/worker-queue: in workerd, with its queue and its bucket, as `wrangler dev` runs it. */
import assert from "node:assert/strict";
import { testExample } from "../harness/app.js";
import { freePort } from "../harness/http.js";
import { outputMatching } from "../harness/processes.js";
import { until } from "../harness/until.js";

const EVENTS = 300;
const TOKEN = "Bearer a-token-for-development";

testExample("worker-queue", async ({ t, exec, serve, sandbox, url: sandboxUrl }) => {
	await exec("tsc");
	const [port, inspectorPort] = [await freePort(), await freePort()];
	const args = ["--ip", "127.0.0.1", "--port", `${port}`, "--inspector-port", `${inspectorPort}`];
	const worker = serve("wrangler", ["dev", ...args, "--var", `CIO_URL:${sandboxUrl}`], {
		WRANGLER_SEND_METRICS: "false",
	});
	await outputMatching(worker, /Ready on/);
	/** @param {unknown} body @param {string} [authorization] */
	const post = async (body, authorization = TOKEN) => {
		const response = await fetch(`http://127.0.0.1:${port}`, {
			method: "POST",
			headers: { authorization },
			body: JSON.stringify(body),
		});
		return { status: response.status, text: await response.text() };
	};
	/** @param {number} n */
	const event = (n) => ({ person: `${n % 7}`, name: "purchase", data: { n } });
	const numbers = () => sandbox.state().events.map(({ data }) => Number(data.n));
	const all = Array.from({ length: EVENTS }, (_, n) => n);

	await t.test("requests without the token and invalid events are refused", async () => {
		assert.equal((await post([event(0)], "Bearer another")).status, 401);
		const invalid = await post([event(0), { person: "1" }]);
		assert.equal(invalid.status, 400);
		assert.match(invalid.text, /operations\[1\]\.name/);
		assert.match((await post({})).text, /the body must be a list of events/);
	});

	await t.test("each event counts once, although Customer.io fails meanwhile", async () => {
		// Responses that are lost after the events have taken effect.
		sandbox.fail({ kind: "answer", status: 503, times: 2, processed: true });
		for (let from = 0; from < EVENTS; from += 100) {
			const events = all.slice(from, from + 100).map(event);
			assert.deepEqual(await post(events), { status: 202, text: "queued" });
		}
		await until(() => new Set(numbers()).size >= EVENTS);
		assert.deepEqual(
			numbers().sort((one, other) => one - other),
			all,
		);
	});

	await t.test("an event that is sent twice with the same id counts once", async () => {
		const twice = { ...event(EVENTS), id: "01M8KACX7VMST0XZN4BF7AK5JN" };
		await post([twice]);
		await post([twice, event(EVENTS + 1)]);
		await until(() => numbers().includes(EVENTS + 1));
		assert.deepEqual(
			numbers()
				.filter((n) => n >= EVENTS)
				.sort(),
			[EVENTS, EVENTS + 1],
		);
	});
});
