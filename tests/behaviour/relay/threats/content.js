/** Threats by content: events that start campaigns, other operations, huge bodies, wrong times. */
import { seconds } from "../../support.js";
import { module, serverTest } from "../../test.js";
import {
	bodyOf,
	bySession,
	collectingRelay,
	identifyItem,
	pageItem,
	relayOf,
	requestOf,
	responseTo,
	trackItem,
	ulid,
} from "../support.js";

module("relay, threats by content");

serverTest("5: a page sends no event that the owner has not named", async (context) => {
	const { expect, sandbox } = context;
	const relay = await relayOf(context);
	const names = ["purchase", "password_reset", "cta_clicked ", "CTA_CLICKED", "__proto__", "toString"];
	const items = [trackItem(), ...names.map((name) => trackItem({ name })), pageItem()];
	const { body } = await responseTo(relay, items);
	const refused = names.map((_name, index) => ({ index: index + 1, code: "event" }));
	const page = { index: names.length + 1, code: "page" };
	expect(body).to.deep.equal({ accepted: 1, rejected: [...refused, page], anonymous: true });
	expect((await sandbox.state()).events.map(({ name }) => name)).to.deep.equal(["cta_clicked"]);
});

serverTest("6: a page reaches no other operation of Customer.io", async (context) => {
	const { expect, sandbox } = context;
	const relay = await relayOf(context, { identify: bySession, attributes: ["plan"], pages: true });
	const identifiers = { id: "42" };
	const items = [
		{ type: "person", action: "delete", identifiers },
		{ type: "person", action: "suppress", identifiers },
		{ type: "person", action: "merge", primary: identifiers, secondary: { id: "7" } },
		{ type: "delivery", action: "event", identifiers, name: "opened", attributes: {} },
		{ ...trackItem(), type: "delete" },
		{ ...trackItem(), type: "group" },
		{ ...trackItem(), action: "delete" },
		{ ...trackItem(), device: { token: "t", platform: "ios" } },
		{ ...identifyItem({}), cio_relationships: [] },
	];
	const { body } = await responseTo(relay, items, { cookie: "session=42" });
	const codes = [...Array(6).fill("type"), ...Array(3).fill("field")];
	expect(body.rejected).to.deep.equal(codes.map((code, index) => ({ index, code })));
	expect((await sandbox.state()).requests, "requests sent").to.have.lengthOf(0);
});

serverTest("9: a body that is too large is not read to its end", async ({ expect }) => {
	const { relay, operations } = await collectingRelay();
	let given = 0;
	const endless = new ReadableStream({
		pull(controller) {
			given += 1;
			controller.enqueue(new Uint8Array(10_000).fill(32));
		},
	});
	const response = await relay(requestOf(endless, {}, { duplex: "half" }));
	expect([response.status, await response.json()]).to.deep.equal([413, { code: "too_large" }]);
	// 64 KiB are six chunks and a half; the stream may have prepared some more.
	expect(given).to.be.within(7, 20);
	const body = bodyOf([trackItem({ data: { a: "x".repeat(30_000) } })]);
	expect((await responseTo(relay, body.padEnd(65_536))).status).to.equal(202);
	expect((await responseTo(relay, body.padEnd(65_537))).status).to.equal(413);
	expect(operations).to.have.lengthOf(1);
});

serverTest("9: neither too many items, nor long ones, nor deep ones", async ({ expect }) => {
	const { relay, operations } = await collectingRelay();
	const many = Array.from({ length: 101 }, () => trackItem());
	expect(await responseTo(relay, many)).to.deep.include({ status: 413, body: { code: "too_large" } });
	const deep = (/** @type {number} */ depth) => JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`);
	const items = [
		trackItem({ data: { a: "x".repeat(32_000) } }),
		trackItem({ data: deep(8) }),
		trackItem({ data: deep(9) }),
	];
	const { body } = await responseTo(relay, items);
	expect(body).to.deep.include({
		accepted: 1,
		rejected: [
			{ index: 0, code: "size" },
			{ index: 2, code: "depth" },
		],
	});
	expect(operations).to.have.lengthOf(1);
	const smaller = await collectingRelay({ limits: { items: 1, bytes: 500 } });
	expect((await responseTo(smaller.relay, [trackItem()])).status).to.equal(202);
	expect((await responseTo(smaller.relay, [trackItem(), trackItem()])).status).to.equal(413);
	expect((await responseTo(smaller.relay, [trackItem({ data: { a: "x".repeat(500) } })])).status).to.equal(
		413,
	);
});

serverTest("10: times are corrected by the relay's clock, and none is far from it", async ({ expect }) => {
	const { relay, operations } = await collectingRelay();
	const [now, hour] = [seconds(), 3600];
	/** The timestamp of an item of a page whose clock is `ahead`. @param {number} ahead @param {number | undefined} at */
	const timestamp = async (ahead, at) => {
		operations.length = 0;
		const item = trackItem({ id: ulid(now + ahead), at });
		await responseTo(relay, bodyOf([item], { sent_at: now + ahead }));
		return operations[0].timestamp;
	};
	// The relay's clock goes on while the case runs.
	for (const ahead of [-hour, 0, hour])
		expect(await timestamp(ahead, now + ahead - 30), `${ahead} s ahead`).to.be.within(now - 30, now + 30);
	expect(await timestamp(0, undefined), "no time").to.be.within(now, now + 60);
	expect(await timestamp(0, 5)).to.be.within(now - 72 * hour, now - 72 * hour + 60);
	expect(await timestamp(0, now + 10 * hour)).to.be.within(now + 60, now + 120);
});

serverTest("10: an id is a ULID of the last 72 hours, and the same one counts once", async (context) => {
	const { expect, sandbox } = context;
	const relay = await relayOf(context);
	const day = 86_400;
	const ids = ["1", "", 7, ulid().toLowerCase(), ulid(0), ulid(seconds() - 4 * day), ulid(seconds() + day)];
	const { body } = await responseTo(relay, [
		...ids.map((id) => trackItem({ id })),
		trackItem({ id: undefined }),
	]);
	expect(body).to.deep.include({ accepted: 0 });
	for (const [index, refusal] of body.rejected.entries())
		expect(refusal).to.deep.equal({ index, code: "id" });
	expect(body.rejected).to.have.lengthOf(ids.length + 1);
	// A recorded request that is sent again.
	const recorded = bodyOf([trackItem(), trackItem({ id: ulid(seconds() - 2 * day) })]);
	for (let count = 0; count < 3; count += 1)
		expect((await responseTo(relay, recorded)).body.accepted).to.equal(2);
	expect((await sandbox.state()).events).to.have.lengthOf(2);
	const old = bodyOf([trackItem({ id: ulid(seconds() - 5 * day) })], { sent_at: seconds() - 5 * day });
	expect((await responseTo(relay, old)).body.rejected).to.deep.equal([{ index: 0, code: "id" }]);
});
