/** Threats to people: a page that writes to another's profile, takes another's history, or sends mail. */
import { onlyRequest } from "../../support.js";
import { module, serverTest } from "../../test.js";
import {
	bodyOf,
	bySession,
	collectingRelay,
	cookieOf,
	identifyItem,
	ORIGIN,
	pageItem,
	relayOf,
	responseTo,
	trackItem,
} from "../support.js";

module("relay, threats to people");

serverTest("1: a page cannot write to the profile of another person", async (context) => {
	const { expect, sandbox } = context;
	const relay = await relayOf(context, { identify: bySession, attributes: ["plan"] });
	const claims = { identifiers: { id: "victim" } };
	const items = [
		trackItem({ ...claims }),
		trackItem({ customer_id: "victim" }),
		identifyItem({ plan: "free" }, claims),
		identifyItem({ id: "victim", plan: "free" }),
		identifyItem({ email: "victim@example.com" }),
		trackItem({ data: { id: "victim", email: "victim@example.com" } }),
		identifyItem({ plan: "basic" }),
	];
	const { body } = await responseTo(relay, items, { cookie: "session=42" });
	expect(body).to.deep.equal({
		accepted: 2,
		rejected: [
			{ index: 0, code: "field" },
			{ index: 1, code: "field" },
			{ index: 2, code: "field" },
			{ index: 3, code: "attribute" },
			{ index: 4, code: "attribute" },
		],
		anonymous: false,
	});
	const { people } = await sandbox.state();
	expect(people.map(({ id, email }) => ({ id, email }))).to.deep.equal([{ id: "42", email: undefined }]);
	const whole = bodyOf([trackItem()], { identifiers: { id: "victim" } });
	expect((await responseTo(relay, whole)).status).to.equal(400);
});

serverTest(
	"2: a page cannot choose its anonymous id, so it cannot take over another visitor's history",
	async (context) => {
		const { expect, sandbox } = context;
		const relay = await relayOf(context, { identify: bySession, attributes: ["plan"] });
		const victim = await responseTo(relay, [trackItem()]);
		const [before] = (await sandbox.state()).events;
		const [name = "", value = ""] = cookieOf(victim.response).split("=");
		const [id] = value.split(".");
		expect(before?.anonymous_id).to.equal(id);
		// Whoever knows the id does not have its signature.
		for (const forged of [id, `${id}.9999999999`, `${id}.9999999999.${"A".repeat(43)}`]) {
			const items = [trackItem({ data: { anonymous_id: id } }), identifyItem({ anonymous_id: id })];
			await responseTo(relay, items, { cookie: `session=42; ${name}=${forged}` });
			await responseTo(relay, [trackItem({ anonymous_id: id })], { cookie: "session=42" });
			await responseTo(relay, bodyOf([trackItem()], { anonymous_id: id }), { cookie: "session=42" });
		}
		const { events } = await sandbox.state();
		expect(events.find((event) => event.id === before?.id)?.customer, "the victim's event").to.equal(null);
		expect(events.filter((event) => event.anonymous_id === id)).to.have.lengthOf(1);
	},
);

serverTest("3: a page cannot choose who gets the mail of a campaign, or who sends it", async (context) => {
	const { expect, sandbox } = context;
	const relay = await relayOf(context, { pages: true });
	const data = {
		recipient: "anybody@example.com",
		from_address: "ceo@shop.example",
		reply_to: "eve@evil.example",
	};
	const items = [trackItem({ data: { ...data, Recipient: "x", plan: "a" } }), pageItem({ data })];
	const { body } = await responseTo(relay, items);
	expect(body.accepted).to.equal(2);
	const { events } = await sandbox.state();
	expect(events.map((event) => event.data)).to.deep.equal([{ plan: "a" }, {}]);
	for (const event of events) expect(event.anonymous_id, "no invitation").to.be.a("string").that.is.not.empty;
});

serverTest("3: a name that is written with escapes is the same name", async ({ expect }) => {
	const { relay, operations } = await collectingRelay();
	const body = bodyOf([trackItem({ data: { recipient: "a", b: 1 } })]).replace(
		'"recipient"',
		'"\\u0072ecipient"',
	);
	expect(body).to.include("\\u0072");
	expect((await responseTo(relay, body)).body.accepted).to.equal(1);
	expect(operations[0].attributes).to.deep.equal({ b: 1 });
});

const PROTECTED = [
	"id",
	"email",
	"phone",
	"cio_id",
	"anonymous_id",
	"created_at",
	"unsubscribed",
	"cio_subscription_preferences",
	"cio_subscription_preferences.topics.topic_1",
	"cio_relationships",
	"_update",
	"_timestamp",
];

serverTest("4: a page sets no attribute that the owner has not named", async (context) => {
	const { expect, sandbox } = context;
	const cookie = { cookie: "session=42" };
	for (const attributes of [undefined, ["plan"]]) {
		const relay = await relayOf(context, { identify: bySession, attributes });
		const items = PROTECTED.map((name) => identifyItem({ [name]: "1" }));
		const { body } = await responseTo(relay, items, cookie);
		expect(body.accepted).to.equal(0);
		expect(body.rejected).to.deep.equal(PROTECTED.map((_name, index) => ({ index, code: "attribute" })));
	}
	expect((await sandbox.state()).requests, "requests sent").to.have.lengthOf(0);
	const relay = await relayOf(context, { identify: bySession, attributes: ["email"] });
	const { body } = await responseTo(relay, [identifyItem({ email: "ada@example.com" })], cookie);
	expect(body.accepted).to.equal(1);
	expect((await sandbox.state()).people[0]).to.include({ id: "42", email: "ada@example.com" });
});

serverTest(
	"11: a page learns neither the key nor what Customer.io says, and no host is its own",
	async (context) => {
		const { expect, apiKey } = context;
		const relay = await relayOf(context);
		const headers = {
			host: "evil.example",
			"x-forwarded-host": "evil.example",
			forwarded: "host=evil.example",
			authorization: "Basic eA==",
		};
		const { body, response } = await responseTo(relay, [trackItem()], headers);
		expect(body).to.deep.equal({ accepted: 1, rejected: [], anonymous: true });
		const { path, headers: sent } = await onlyRequest(context);
		expect(path).to.equal("/api/v2/batch");
		expect(JSON.stringify(sent)).not.to.include("evil.example");
		const shown = JSON.stringify([body, [...response.headers]]);
		for (const secret of [apiKey, btoa(`site:${apiKey}`), ORIGIN]) expect(shown).not.to.include(secret);
	},
);
