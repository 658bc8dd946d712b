/** The documented limits, to the byte, and unusual identifiers. */
/** @typedef {import("../../suite.js").Context} Context */
import { clientOf, EVENT_ACTIONS, expectRefused, onlyRequest, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("limits");

/** Ids of exactly 150 bytes of UTF-8. @type {[string, string][]} */
const LONGEST_IDS = [
	["one-byte characters", "x".repeat(150)],
	["two-byte characters", "é".repeat(75)],
	["three-byte characters", "購".repeat(50)],
	["four-byte characters", `${"🙂".repeat(37)}xx`],
	["percent-encoded characters", "/".repeat(150)],
	["an email address", `${"a".repeat(138)}@example.com`],
];

/** @type {unknown[]} */
const UNFIT_IDS = [
	"",
	"\u2003",
	".",
	"..",
	"\ud83d",
	"\udc00\ud83d",
	"a\ud83db",
	Number.NaN,
	Number.NEGATIVE_INFINITY,
	1.5,
	1e21,
	2 ** 53,
	-(2 ** 53),
	10n ** 160n,
	new String("42"),
	new Date(0),
	() => "42",
	{ toString: () => "42" },
];

/** Each id, and its text in the path. @type {[unknown, string][]} */
const ODD_IDS = [
	[0, "0"],
	[-0, "0"],
	[-7, "-7"],
	[Number.MAX_SAFE_INTEGER, "9007199254740991"],
	[123456789012345678901234567890n, "123456789012345678901234567890"],
	[-3n, "-3"],
	["cio_03000001", "cio_03000001"],
	["cio_", "cio_"],
	["...", "..."],
	["%2e%2e", "%2e%2e"],
	["constructor", "constructor"],
	["__proto__", "__proto__"],
	["\u0000", "\u0000"],
	["\ufeff42", "\ufeff42"],
];

/** The calls that take an id. @type {[string, (client: import("customerio-wasm").TrackClient, id: never) => Promise<unknown>][]} */
const BY_ID = [
	["identify", (client, id) => client.identify(id)],
	["destroy", (client, id) => client.destroy(id)],
	["track", (client, id) => client.track(id, { name: "a" })],
	["trackPageView", (client, id) => client.trackPageView(id, "/")],
];

/** Event names of exactly 100 bytes of UTF-8. */
const LONGEST_NAMES = ["x".repeat(100), "é".repeat(50), "🙂".repeat(25)];

/** Data of `bytes` bytes of JSON, each made of a different kind of value. @type {[string, (bytes: number) => object][]} */
const DATA = [
	["text", (bytes) => ({ a: "x".repeat(bytes - 8) })],
	[
		"text of two-byte characters",
		(bytes) => ({ a: `${"é".repeat((bytes - 10) / 2)}${"x".repeat(2 + (bytes % 2))}` }),
	],
	["text that JSON escapes", (bytes) => ({ a: `${'"'.repeat(1000)}${"x".repeat(bytes - 2008)}` })],
	["text beside a Date", (bytes) => ({ at: new Date(1_700_000_000_000), a: "x".repeat(bytes - 24) })],
	["text beside a bigint", (bytes) => ({ n: 7n, a: "x".repeat(bytes - 14) })],
	["a list", (bytes) => ({ a: [bytes % 2 ? 1 : 12, ...Array(Math.floor((bytes - 7) / 2) - 1).fill(1)] })],
];

const MOST_DATA = 100_000;

for (const [what, id] of LONGEST_IDS) {
	test(`an id of 150 bytes is accepted, one of 151 is not: ${what}`, async (context) => {
		const client = clientOf(context);
		for (const [, act] of BY_ID) {
			await expectRefused(context, act(client, wrong(`${id}x`)), "customerId");
		}
		for (const [, act] of BY_ID) await act(client, wrong(id));
		const { requests } = await context.sandbox.state();
		for (const { path, status } of requests) {
			context.expect(status).to.equal(200);
			context.expect(decodeURIComponent(path.split("/")[4] ?? "")).to.equal(id);
		}
	});
}

test("every call refuses invalid ids", async (context) => {
	for (const id of UNFIT_IDS) {
		for (const [, act] of BY_ID) {
			await expectRefused(context, act(clientOf(context), wrong(id)), "customerId");
		}
	}
});

for (const [id, text] of ODD_IDS) {
	test(`the ${typeof id} ${Object.is(id, -0) ? "-0" : JSON.stringify(text)} is a valid id`, async (context) => {
		await clientOf(context).destroy(wrong(id));
		const { path } = await onlyRequest(context);
		context.expect(decodeURIComponent(path.replace("/api/v1/customers/", ""))).to.equal(text);
		context.expect(path.split("/")).to.have.lengthOf(5);
	});
}

for (const name of LONGEST_NAMES) {
	test(`an event name of 100 bytes is accepted, one of 101 is not: ${name.slice(0, 2)}…`, async (context) => {
		const client = clientOf(context);
		await expectRefused(context, client.track("42", { name: `${name}x` }), "event.name");
		await client.track("42", { name });
		context.expect((await context.sandbox.state()).events[0]?.name).to.equal(name);
	});
}

for (const [what, make] of DATA) {
	test(`event data of 100,000 bytes is accepted, one byte more is not: ${what}`, async (context) => {
		const { expect, sandbox } = context;
		const client = clientOf(context);
		for (const [action, act] of EVENT_ACTIONS) {
			const refused = act(client, {}, { data: wrong(make(MOST_DATA + 1)) });
			await expectRefused(context, refused, action === "track" ? "event.data" : /(^|\.)data$/);
			await act(client, {}, { data: wrong(make(MOST_DATA)) });
			const { requests, events } = await sandbox.state();
			expect(requests.map(({ status }) => status)).to.deep.equal([200]);
			expect(events).to.have.lengthOf(1);
			const { data } = JSON.parse(requests[0]?.body ?? "{}");
			expect(new TextEncoder().encode(JSON.stringify(data)).length).to.equal(MOST_DATA);
			await sandbox.reset();
		}
	});
}

test("only the event's data counts towards the limit", async (context) => {
	const data = { a: "x".repeat(MOST_DATA - 8) };
	const event = { name: "x".repeat(100), data, extra: "y".repeat(5000), timestamp: 1_700_000_000 };
	await clientOf(context).track("42", event);
	context.expect((await context.sandbox.state()).events).to.have.lengthOf(1);
});
