/** The option `events`: validators check the properties of events before they are sent. */
import { later, readPurchase, schema } from "../schemas.js";
import { recordingFetch, rejection, rejections, sleep, wrong } from "../support.js";
import { module, test } from "../test.js";
import { pipelinesClientOf, sentBy } from "./support.js";

module("Pipelines: typed events");

const events = { Purchase: schema(readPurchase), Later: later(readPurchase) };

for (const event of /** @type {const} */ (["Purchase", "Later"])) {
	test(`${event}: what the validator returns is sent`, async (context) => {
		const properties = { total: "9.9", card: "4111" };
		const payload = { userId: "42", event, messageId: "m", timestamp: "2026-01-31T12:00:00Z", properties };
		const { body } = await sentBy(context, (client) => client.track(payload), { events });
		context.expect(body.properties).to.deep.equal({ total: 9.9 });
		context
			.expect(body)
			.to.include({ userId: "42", event, messageId: "m", timestamp: "2026-01-31T12:00:00Z" });
		context.expect(properties).to.deep.equal({ total: "9.9", card: "4111" });
	});

	test(`${event}: properties that the validator refuses are not sent`, async (context) => {
		const { cio, expect } = context;
		const { fetch, calls } = recordingFetch();
		const client = pipelinesClientOf(context, { fetch, events });
		for (const properties of [{ total: [] }, undefined]) {
			const error = await rejection(client.track({ userId: "42", event, ...(properties && { properties }) }));
			expect(error).to.be.instanceOf(cio.ValidationError);
			expect(error).to.include({ argument: "payload.properties.total", attempts: 0 });
			expect(error.message).to.equal(
				"track: payload.properties.total is refused by its validator: Invalid input: expected number",
			);
		}
		expect(calls).to.have.lengthOf(0);
	});
}

test("what the caller changes during a check changes nothing, and the time is that of the call", async (context) => {
	const { expect } = context;
	const slow = schema(
		wrong(async (/** @type {unknown} */ value) => {
			await sleep(30);
			return { value };
		}),
	);
	const { fetch, calls } = recordingFetch();
	const client = pipelinesClientOf(context, { fetch, events: { a: slow } });
	const payload = {
		userId: "42",
		event: "a",
		properties: { list: [1], at: new Date(0) },
		context: { ip: "1" },
	};
	const call = client.track(payload);
	const latest = Date.now();
	payload.userId = "43";
	payload.properties.list.push(2);
	payload.context.ip = "2";
	await call;
	const body = await calls[0]?.request.json();
	expect(body).to.deep.include({ userId: "42", properties: { list: [1], at: "1970-01-01T00:00:00.000Z" } });
	expect(body.context.ip).to.equal("1");
	expect(Date.parse(body.timestamp)).to.be.at.most(latest);
});

test("an event that JSON makes of an object is checked as it is sent", async (context) => {
	const { expect } = context;
	const { fetch, calls } = recordingFetch();
	const client = pipelinesClientOf(context, { fetch, events });
	const from = (/** @type {object} */ payload) => wrong({ event: "hidden", toJSON: () => payload });
	const total = async (/** @type {any} */ payload) => (await rejection(client.track(payload))).argument;
	expect(await total(from({ userId: "42", event: "Purchase", properties: { total: [] } }))).to.equal(
		"payload.properties.total",
	);
	expect(await total(from({ userId: "42", event: "other" }))).to.equal("payload.event");
	for (const event of [new String("other"), { toJSON: () => "other" }])
		expect(await total({ userId: "42", event })).to.equal("payload.event");
	await client.track(from({ userId: "42", event: "Purchase", properties: { total: "7", more: 1 } }));
	expect(calls).to.have.lengthOf(1);
	const body = await calls[0]?.request.json();
	expect(body.properties).to.deep.equal({ total: 7 });
});

test("other names are refused", async (context) => {
	const { expect } = context;
	const { fetch, calls } = recordingFetch();
	const client = pipelinesClientOf(context, { fetch, events });
	for (const event of ["purchase", "User deleted", "toString", "__proto__", "x".repeat(10_000)]) {
		const error = await rejection(client.track({ userId: "42", event }));
		expect(error).to.include({ argument: "payload.event", attempts: 0 });
		expect(error.message).to.include("is not one of the option events");
		expect(error.message.length).to.be.below(300);
	}
	expect(calls).to.have.lengthOf(0);
});

test("the events that Customer.io acts on need no validator, and have one if it is given", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = recordingFetch();
	const client = pipelinesClientOf(context, { fetch, events });
	const { deviceCreatedOrUpdated, ...others } = cio.SemanticEvents;
	await client.track(deviceCreatedOrUpdated("42", { token: "c7f3" }));
	for (const make of Object.values(others)) await client.track(/** @type {any} */ (make)("42", "acme"));
	await client.track({ userId: "42", event: "Report Delivery Event", properties: { metric: "opened" } });
	await client.track({ userId: "42", event: "Report Content Event", properties: { metric: "opened" } });
	expect(calls).to.have.lengthOf(9);
	const own = { "User Deleted": schema(() => ({ issues: [{ message: "not here" }] })) };
	const error = await rejection(
		pipelinesClientOf(context, { fetch, events: own }).track(cio.SemanticEvents.userDeleted("42")),
	);
	expect(error).to.include({ argument: "payload.properties" });
	expect(calls).to.have.lengthOf(9);
});

test("what the validator returns is checked like other data", async (context) => {
	const { expect } = context;
	const returned = {
		date: schema(() => ({ value: { at: new Date(1_769_860_800_123) } })),
		nan: schema(() => ({ value: { total: Number.NaN } })),
		text: schema(() => ({ value: "text" })),
	};
	const { body } = await sentBy(context, (client) => client.track({ userId: "42", event: "date" }), {
		events: returned,
	});
	expect(body.properties).to.deep.equal({ at: "2026-01-31T12:00:00.123Z" });
	const { fetch } = recordingFetch();
	const client = pipelinesClientOf(context, { fetch, events: returned });
	const refused = await rejections(["nan", "text"].map((event) => client.track({ userId: "42", event })));
	expect(refused.map(({ argument }) => argument)).to.deep.equal([
		"payload.properties.total",
		"payload.properties",
	]);
});

test("other methods check nothing", async (context) => {
	const { fetch, calls } = recordingFetch();
	const client = pipelinesClientOf(context, { fetch, events });
	await client.page({ userId: "42", name: "Purchase" });
	await client.identify({ userId: "42", traits: { Purchase: 7 } });
	await client.batch([{ type: "track", userId: "42", event: "other" }]);
	await client.sendAll([{ type: "track", userId: "42", event: "other" }]);
	context.expect(calls).to.have.lengthOf(4);
});

test("an argument that cannot be an event is refused as without the option", async (context) => {
	const { fetch } = recordingFetch();
	for (const payload of [
		undefined,
		null,
		7,
		"Purchase",
		[],
		{},
		{ userId: "42" },
		{ userId: "42", event: 7 },
	]) {
		const [typed, plain] = await rejections([
			pipelinesClientOf(context, { fetch, events }).track(wrong(payload)),
			pipelinesClientOf(context, { fetch }).track(wrong(payload)),
		]);
		context.expect(typed?.message).to.equal(plain?.message);
	}
});

test("a mistake in the option rejects every call", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = recordingFetch();
	for (const [option, argument] of /** @type {const} */ ([
		[7, "events"],
		[["Purchase"], "events"],
		[{ Purchase: true }, "events.Purchase"],
	])) {
		const client = pipelinesClientOf(context, wrong({ fetch, events: option }));
		for (const call of [
			client.track({ userId: "42", event: "Purchase" }),
			client.page({ userId: "42" }),
			client.sendAll([]),
		]) {
			const error = await rejection(call);
			expect(error).to.be.instanceOf(cio.ValidationError);
			expect(error).to.include({ argument, attempts: 0 });
			expect(error.message).to.match(/^PipelinesClient: events/);
		}
	}
	expect(calls).to.have.lengthOf(0);
});
