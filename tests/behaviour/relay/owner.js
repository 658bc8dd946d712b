/** Mistakes of the owner's own functions: the page keeps its items, `onError` is called, and nothing crashes. */
import { consoleOutput, wrong } from "../support.js";
import { module, serverTest } from "../test.js";
import { collectingRelay, requestOf, responseTo, trackItem } from "./support.js";

module("relay, the owner's functions");

const failing = () => {
	throw new Error("secret of the owner");
};

/** @type {[string, any, RegExp][]} */
const MISTAKES = [
	["identify throws", { identify: failing }, /secret of the owner/],
	["identify rejects", { identify: async () => failing() }, /secret of the owner/],
	[
		"identify gives an empty object",
		{ identify: () => ({}) },
		/identify returned an invalid identity: identifiers must have exactly one.*Return null for a visitor/,
	],
	["identify gives two", { identify: () => ({ id: "1", email: "a" }) }, /it has id and email/],
	["identify gives a text", { identify: () => "42" }, /identifiers must have exactly one/],
	["identify gives false", { identify: () => false }, /identifiers must have exactly one/],
	["identify gives a bigint", { identify: () => 42n }, /identify must return an object/],
	["identify gives a function", { identify: () => failing }, /identify must return an object/],
	["enrich gives a list", { enrich: () => [] }, /enrich must return an operation/],
	["identify gives a blank id", { identify: () => ({ id: " " }) }, /identifiers\.id/],
	["identify gives an anonymous id", { identify: () => ({ anonymous_id: "1" }) }, /identifiers/],
	["identify gives a fraction", { identify: () => ({ id: 1.5 }) }, /identifiers\.id/],
	["identify gives an object as the id", { identify: () => ({ id: {} }) }, /identifiers\.id/],
	["rateLimit throws", { rateLimit: failing }, /secret of the owner/],
	["rateLimit forgets to return", { rateLimit: () => {} }, /rateLimit must return true or false/],
	["rateLimit gives null", { rateLimit: () => null }, /rateLimit must return true or false/],
	["consent throws", { consent: failing }, /secret of the owner/],
	["consent gives a text", { consent: () => "yes" }, /consent must return true or false/],
	["enrich throws", { enrich: failing }, /secret of the owner/],
	["enrich forgets to return", { enrich: () => {} }, /enrich must return an operation/],
	["events throws", { events: failing }, /secret of the owner/],
	["events forgets to return", { events: () => {} }, /events must return true or false/],
	[
		"a schema throws",
		{ events: { cta_clicked: { "~standard": { version: 1, vendor: "a", validate: failing } } } },
		/secret of the owner/,
	],
];

for (const [what, options, message] of MISTAKES) {
	serverTest(`${what}: 503 without details`, async ({ expect }) => {
		/** @type {any[]} */
		const seen = [];
		const onError = (/** @type {unknown} */ error, /** @type {object} */ details) =>
			seen.push({ error, ...details });
		const { relay, operations } = await collectingRelay({ ...options, onError });
		const request = requestOf([trackItem()]);
		const response = await relay(request);
		expect([response.status, await response.text()]).to.deep.equal([503, '{"code":"unavailable"}']);
		expect(response.headers.get("retry-after")).to.match(/^[1-9]\d*$/);
		expect(seen).to.have.lengthOf(1);
		expect(String(seen[0].error.message)).to.match(message);
		expect(seen[0].request).to.equal(request);
		expect(operations).to.have.lengthOf(0);
	});
}

serverTest("without onError, the error is written to the console", async ({ expect }) => {
	const { relay } = await collectingRelay({ identify: failing });
	const lines = await consoleOutput(() => responseTo(relay, [trackItem()]));
	expect(lines).to.have.lengthOf(1);
	expect(lines[0]?.method).to.equal("error");
	expect(String(lines[0]?.args)).to.match(/customerio-wasm\/relay.*secret of the owner/);
});

serverTest("an onError that throws or rejects changes nothing", async ({ expect }) => {
	for (const onError of [failing, async () => failing()]) {
		const { relay } = await collectingRelay({ identify: failing, onError });
		const lines = await consoleOutput(async () => {
			expect((await responseTo(relay, [trackItem()])).status).to.equal(503);
			await new Promise((resolve) => setTimeout(resolve, 1));
		});
		expect(lines).to.have.lengthOf(1);
	}
});

serverTest("a value that is not a Request gets a 503, and onError says what to do", async ({ expect }) => {
	for (const value of [undefined, null, {}, { headers: { host: "a" }, method: "POST", url: "/e" }]) {
		/** @type {any[]} */
		const seen = [];
		const { relay } = await collectingRelay({ onError: (error) => void seen.push(error) });
		expect((await relay(wrong(value))).status).to.equal(503);
		expect(seen[0]?.message).to.match(/takes a Request .* customerio-wasm\/relay\/node/);
	}
});

serverTest("a body that somebody has read before is the owner's mistake, too", async ({ expect }) => {
	/** @type {any[]} */
	const seen = [];
	const { relay } = await collectingRelay({ onError: (error) => void seen.push(error) });
	const request = requestOf([trackItem()]);
	await request.text();
	expect((await relay(request)).status).to.equal(503);
	expect(seen).to.have.lengthOf(1);
});

serverTest("enrich and schemas may not make an event longer than Customer.io takes", async ({ expect }) => {
	/** @type {any[]} */
	const seen = [];
	const onError = (/** @type {any} */ error) => void seen.push(error.message);
	const long = "é".repeat(16_000);
	const enrich = (/** @type {any} */ _request, /** @type {any} */ operation) =>
		operation.name === "cta_clicked" ? { ...operation, attributes: { long } } : operation;
	const validate = (/** @type {any} */ value) => ({ value: value.grows ? { long } : value });
	const schema = { "~standard": { version: /** @type {const} */ (1), vendor: "a", validate } };
	const events = { cta_clicked: schema, pricing_viewed: schema };
	const { relay, operations } = await collectingRelay({ enrich, events, onError });
	const viewed = (/** @type {object} */ data) => trackItem({ name: "pricing_viewed", data });
	const answer = await responseTo(relay, [trackItem(), viewed({ grows: true }), viewed({ grows: false })]);
	expect(answer.status).to.equal(202);
	expect(answer.body.rejected).to.deep.equal([
		{ index: 0, code: "size" },
		{ index: 1, code: "size" },
	]);
	expect(operations.map(({ attributes }) => attributes)).to.deep.equal([{ grows: false }]);
	expect(seen).to.have.lengthOf(2);
	for (const message of seen) expect(message).to.match(/enrich or its schema .* longer than 32000 bytes/);
});
