/** Bodies that a hostile page might send: the relay answers each, and passes on nothing but its three operations. */
import { batchesOf, operationsIn } from "../queue/support.js";
import { pick, seeded } from "../random.js";
import { module, serverTest } from "../test.js";
import {
	bodyOf,
	collectingRelay,
	identifyItem,
	pageItem,
	RULES,
	relayModule,
	responseTo,
	trackItem,
	ulid,
} from "./support.js";

module("relay, hostile bodies");

const NAMES = [
	"type",
	"id",
	"name",
	"data",
	"at",
	"identifiers",
	"recipient",
	"plan",
	"__proto__",
	"toJSON",
	"",
	'"',
];

/** @param {() => number} random @param {number} [depth] @returns {unknown} */
function anything(random, depth = 4) {
	const leaves = [null, true, 0, -1, 1e308, 1.5, "", "track", "delete", "\u0000", "\ud800", "é🙂", ulid()];
	if (depth === 0 || random() < 0.4) return pick(random, leaves);
	const items = Array.from({ length: Math.floor(random() * 5) }, () => anything(random, depth - 1));
	if (random() < 0.4) return items;
	return Object.fromEntries(items.map((item) => [pick(random, NAMES), item]));
}

serverTest("whatever the items are, each has one answer", async ({ expect }) => {
	const { relay, operations } = await collectingRelay({
		pages: true,
		attributes: ["plan"],
		events: () => true,
		identify: () => ({ id: "42" }),
		onError: (error) => {
			throw error;
		},
	});
	const random = seeded(20_261_129);
	const counts = { accepted: 0, rejected: 0 };
	for (let round = 0; round < 300; round += 1) {
		const items = Array.from({ length: 1 + Math.floor(random() * 8) }, () =>
			pick(random, [
				() => anything(random),
				() => trackItem({ data: anything(random) }),
				() => trackItem({ [pick(random, NAMES)]: anything(random) }),
				() => pageItem({ [pick(random, NAMES)]: anything(random) }),
				() => identifyItem(/** @type {any} */ (anything(random))),
			])(),
		);
		const { status, body } = await responseTo(relay, items);
		expect(status, JSON.stringify(items)).to.equal(202);
		expect(body.accepted + body.rejected.length).to.equal(items.length);
		counts.accepted += body.accepted;
		counts.rejected += body.rejected.length;
	}
	expect(counts.accepted, "accepted").to.be.greaterThan(50);
	expect(counts.rejected, "rejected").to.be.greaterThan(50);
	expect(operations).to.have.lengthOf(counts.accepted);
	for (const operation of operations) {
		expect(operation.type).to.equal("person");
		expect(operation.action).to.be.oneOf(["event", "page", "identify"]);
		expect(operation.identifiers).to.deep.equal({ id: "42" });
		expect(Object.keys(operation.attributes ?? {})).not.to.include("recipient");
	}
});

serverTest(
	"half of a character is refused, and does not keep a queue from taking the rest",
	async ({ expect }) => {
		const { createRelay } = await relayModule();
		/** @type {unknown[]} */
		const queued = [];
		const relay = createRelay({
			...RULES,
			sink: async (operations) => void queued.push(...operationsIn(await batchesOf(operations))),
			onError: (error) => {
				throw error;
			},
		});
		const items = [trackItem({ data: { a: "\ud83d" } }), trackItem({ data: { "\udc00": 1 } }), trackItem()];
		const { status, body } = await responseTo(relay, items);
		expect([status, body.accepted, body.rejected]).to.deep.equal([
			202,
			1,
			[
				{ index: 0, code: "data" },
				{ index: 1, code: "data" },
			],
		]);
		expect(queued).to.have.lengthOf(1);
	},
);

serverTest("a body that is broken anywhere is answered", async ({ expect }) => {
	/** @type {unknown[]} */
	const errors = [];
	const { relay } = await collectingRelay({ pages: true, onError: (error) => void errors.push(error) });
	const random = seeded(7);
	const whole = new TextEncoder().encode(
		bodyOf([trackItem({ data: { a: "é🙂", b: [1, { c: null }] } }), pageItem()]),
	);
	const statuses = new Set();
	for (let round = 0; round < 400; round += 1) {
		const bytes = whole.slice(0, random() < 0.5 ? Math.floor(random() * whole.length) : whole.length);
		for (let change = 0; change < 3 && bytes.length > 0; change += 1)
			bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
		const { status } = await responseTo(relay, bytes);
		expect(status).to.be.oneOf([202, 400]);
		statuses.add(status);
	}
	expect(errors).to.deep.equal([]);
	expect(statuses).to.include(400);
});
