import { clientOf, onlyRequest } from "../../support.js";
import { module, test } from "../../test.js";

module("track");

const ULID = "01HZX3J9V7Q4M8N2B6C5D1E0FG";

test("records an event for the person", async (context) => {
	const client = clientOf(context);
	await client.identify("42");
	const result = await client.track("42", { name: "purchase", data: { total: 9.9, items: ["a", "b"] } });
	const { expect, sandbox } = context;
	expect(result).to.deep.equal({});
	const { people, events, requests } = await sandbox.state();
	expect(events).to.have.lengthOf(1);
	expect(events[0]).to.deep.include({
		type: "event",
		name: "purchase",
		data: { total: 9.9, items: ["a", "b"] },
		customer: people[0]?.cio_id,
	});
	expect(requests.at(-1)).to.include({
		method: "POST",
		path: "/api/v1/customers/42/events",
		status: 200,
	});
});

test("works without data", async (context) => {
	await clientOf(context).track("42", { name: "login" });
	const { events } = await context.sandbox.state();
	context
		.expect(events.map(({ name, data }) => ({ name, data })))
		.to.deep.equal([{ name: "login", data: {} }]);
});

test("sends a timestamp in unix seconds, given as a number or as a Date", async (context) => {
	const client = clientOf(context);
	await client.track("42", { name: "a", timestamp: 1_700_000_000 });
	await client.track("42", { name: "b", timestamp: new Date(1_700_000_001_999) });
	await client.track("42", { name: "c", timestamp: 0 });
	const { events } = await context.sandbox.state();
	context.expect(events.map(({ timestamp }) => timestamp)).to.deep.equal([1_700_000_000, 1_700_000_001, 0]);
});

test("sends no timestamp when none is given", async (context) => {
	await clientOf(context).track("42", { name: "a" });
	const { body } = await onlyRequest(context);
	context.expect(JSON.parse(body)).not.to.have.property("timestamp");
});

test("sends the caller's event id, so that a duplicate counts once", async (context) => {
	const client = clientOf(context);
	await client.track("42", { name: "a", id: ULID });
	await client.track("42", { name: "a", id: ULID });
	const { events, requests } = await context.sandbox.state();
	context.expect(requests.map(({ status }) => status)).to.deep.equal([200, 200]);
	context.expect(events.map(({ id }) => id)).to.deep.equal([ULID]);
});

test("sends each type of event", async (context) => {
	const client = clientOf(context);
	for (const type of /** @type {const} */ (["event", "page", "screen"])) {
		await client.track("42", { name: `a ${type}`, type });
	}
	const { events } = await context.sandbox.state();
	context.expect(events.map(({ type }) => type)).to.deep.equal(["event", "page", "screen"]);
});

test("sends names and data in any script as UTF-8", async (context) => {
	const name = "購入 ✓ “größte” 🙂";
	await clientOf(context).track("42", { name, data: { "clé 🔑": 'naïve \u2028 " \\ \n' } });
	const { events } = await context.sandbox.state();
	context.expect(events[0]).to.deep.include({ name, data: { "clé 🔑": 'naïve \u2028 " \\ \n' } });
});

test("encodes ids with reserved characters, numbers and bigints in the path", async (context) => {
	const client = clientOf(context);
	for (const id of ["a/b?c#d%20+é🙂", 7, 9007199254740993n]) await client.track(id, { name: "a" });
	const { people, requests } = await context.sandbox.state();
	context.expect(people.map(({ id }) => id)).to.deep.equal(["a/b?c#d%20+é🙂", "7", "9007199254740993"]);
	context.expect(requests[0]?.path).to.match(/^\/api\/v1\/customers\/[^/]+\/events$/);
});
