import { clientOf, onlyRequest } from "../../support.js";
import { module, test } from "../../test.js";

module("page view");

const ULID = "01HZX3J9V7Q4M8N2B6C5D1E0FH";

for (const url of ["https://shop.example/pricing?a=1&b=ü#top", "*", "/pricing"]) {
	test(`records a page event named ${url}`, async (context) => {
		const client = clientOf(context);
		await client.identify("42");
		context.expect(await client.trackPageView("42", url)).to.deep.equal({});
		const { people, events, requests } = await context.sandbox.state();
		context.expect(events).to.have.lengthOf(1);
		context.expect(events[0]).to.deep.include({
			type: "page",
			name: url,
			data: {},
			customer: people[0]?.cio_id,
		});
		context.expect(requests.at(-1)?.path).to.equal("/api/v1/customers/42/events");
	});
}

test("sends data, timestamp and id", async (context) => {
	const extra = { data: { referrer: "https://search.example" }, timestamp: 1_700_000_000, id: ULID };
	await clientOf(context).trackPageView("42", "https://shop.example/", extra);
	const { events } = await context.sandbox.state();
	context.expect(events[0]).to.deep.include({ ...extra, type: "page" });
});

test("accepts a Date as the timestamp", async (context) => {
	await clientOf(context).trackPageView(7, "/", { timestamp: new Date(1_700_000_000_000) });
	const { events } = await context.sandbox.state();
	context.expect(events[0]?.timestamp).to.equal(1_700_000_000);
});

test("sends only the given members", async (context) => {
	await clientOf(context, { eventIds: false }).trackPageView(9n, "/");
	const { body } = await onlyRequest(context);
	context.expect(JSON.parse(body)).to.deep.equal({ name: "/", type: "page" });
});
