/** The responses that a page gets. */
import { seconds } from "../support.js";
import { module, serverTest } from "../test.js";
import {
	bodyOf,
	bySession,
	collectingRelay,
	identifyItem,
	ORIGIN,
	pageItem,
	RELAY_URL,
	relayOf,
	responseTo,
	trackItem,
} from "./support.js";

module("relay, responses");

serverTest("202: everything is settled, and the person has it", async (context) => {
	const { expect, sandbox } = context;
	const relay = await relayOf(context, { identify: bySession, attributes: ["plan"], pages: true });
	const [track, page] = [trackItem({ data: { where: "hero" } }), pageItem({ data: { title: "Pricing" } })];
	const answer = await responseTo(relay, [track, page, identifyItem({ plan: "basic" })], {
		cookie: "session=42",
	});
	expect([answer.status, answer.body]).to.deep.equal([202, { accepted: 3, rejected: [], anonymous: false }]);
	expect(answer.headers.get("content-type")).to.equal("application/json");
	const { people, events, requests } = await sandbox.state();
	expect(requests).to.have.lengthOf(1);
	expect(people).to.have.lengthOf(1);
	expect(people[0]).to.deep.include({ id: "42" });
	expect(people[0]?.attributes).to.include({ plan: "basic" });
	expect(events).to.have.lengthOf(2);
	expect(events[0]).to.deep.include({
		type: "event",
		name: "cta_clicked",
		id: track.id,
		data: { where: "hero" },
	});
	expect(events[1]).to.deep.include({
		type: "page",
		name: page.name,
		id: page.id,
		data: { title: "Pricing" },
	});
	for (const event of events) expect(event.customer).to.equal(people[0]?.cio_id);
});

serverTest("202: no items are settled, too, and nothing is sent", async (context) => {
	const { expect, sandbox } = context;
	const { status, body, response } = await responseTo(await relayOf(context), []);
	expect([status, body]).to.deep.equal([202, { accepted: 0, rejected: [], anonymous: true }]);
	expect(response.headers.get("set-cookie")).to.equal(null);
	expect((await sandbox.state()).requests).to.have.lengthOf(0);
});

serverTest("202: refusals are in the order of the items, each with its code", async ({ expect }) => {
	const { relay, operations } = await collectingRelay({ attributes: ["plan"] });
	const items = [
		trackItem({ name: "other" }),
		null,
		trackItem(),
		{},
		trackItem({ name: "x".repeat(101) }),
		trackItem({ name: " " }),
		trackItem({ data: [] }),
		trackItem({ at: "now" }),
		pageItem(),
		trackItem({ extra: 1 }),
		trackItem({ name: "pricing_viewed" }),
	];
	const { body } = await responseTo(relay, items);
	const codes = ["event", "shape", undefined, "type", "name", "name", "shape", "shape", "page", "field"];
	const rejected = codes.flatMap((code, index) => (code ? [{ index, code }] : []));
	expect(body).to.deep.equal({ accepted: 2, rejected, anonymous: true });
	expect(operations.map(({ name }) => name)).to.deep.equal(["cta_clicked", "pricing_viewed"]);
});

/** @type {[string, () => string | Uint8Array<ArrayBuffer>][]} */
const MALFORMED = [
	["nothing", () => ""],
	["text", () => "hello"],
	["half of JSON", () => '{"v":1,"sent_at":'],
	[
		"bytes that are not UTF-8",
		() =>
			new TextEncoder()
				.encode(bodyOf([trackItem({ data: { a: "!" } })]))
				.map((byte) => (byte === 0x21 ? 0xff : byte)),
	],
	["null", () => "null"],
	["a list", () => "[]"],
	["another version", () => bodyOf([], { v: 2 })],
	["no version", () => bodyOf([], { v: undefined })],
	["no time", () => bodyOf([], { sent_at: undefined })],
	["a text as the time", () => bodyOf([], { sent_at: String(seconds()) })],
	["an infinite time", () => bodyOf([]).replace(/"sent_at":\d+/, '"sent_at":1e999')],
	["no items", () => bodyOf([], { items: undefined })],
	["an object of items", () => bodyOf([], { items: { 0: trackItem } })],
	["another member", () => bodyOf([], { url: "https://track.customer.io" })],
	["nothing but depth", () => `${"[".repeat(30_000)}${"]".repeat(30_000)}`],
];

for (const [what, make] of MALFORMED) {
	serverTest(`400: ${what}`, async ({ expect }) => {
		const { relay, operations } = await collectingRelay();
		const { status, body } = await responseTo(relay, make());
		expect([status, body]).to.deep.equal([400, { code: "malformed" }]);
		expect(operations).to.have.lengthOf(0);
	});
}

serverTest("the content may have any white space, and any type", async ({ expect }) => {
	const { relay, operations } = await collectingRelay();
	const body = JSON.stringify(JSON.parse(bodyOf([trackItem({ data: { "a b": " c , d " } })])), undefined, 4);
	for (const type of ["text/plain", "application/json", "application/x-www-form-urlencoded"]) {
		expect((await responseTo(relay, `\n${body}\n`, { "content-type": type })).status, type).to.equal(202);
	}
	expect(operations[0].attributes).to.deep.equal({ "a b": " c , d " });
	expect((await relay(new Request(RELAY_URL, { headers: { origin: ORIGIN } }))).status).to.equal(405);
	const empty = new Request(RELAY_URL, { method: "POST", headers: { origin: ORIGIN } });
	expect((await relay(empty)).status).to.equal(400);
});

serverTest("413: a length that is announced is not waited for", async ({ expect }) => {
	const { relay } = await collectingRelay();
	const { status } = await responseTo(relay, [trackItem()], { "content-length": "65537" });
	expect(status).to.equal(413);
});

serverTest("names that objects have by themselves are data like any other", async ({ expect }) => {
	const { relay, operations } = await collectingRelay();
	const text = bodyOf([trackItem({ data: { a: 1 } })]).replace(
		'{"a":1}',
		'{"__proto__":{"b":2},"constructor":3}',
	);
	expect((await responseTo(relay, text)).status).to.equal(202);
	expect(JSON.stringify(operations[0].attributes)).to.equal('{"__proto__":{"b":2},"constructor":3}');
	expect(/** @type {any} */ ({}).b).to.equal(undefined);
});
