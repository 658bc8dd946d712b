/** @typedef {import("../suite.js").Case} Case */
import { clientOf, onlyRequest } from "../support.js";

const ULID = "01HZX3J9V7Q4M8N2B6C5D1E0FH";

/** @type {Case[]} */
export const cases = [
	...["https://shop.example/pricing?a=1&b=ü#top", "*", "/pricing"].map((url) => ({
		name: `records a page event named ${url}`,
		/** @param {import("../suite.js").Context} context */
		async run(context) {
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
		},
	})),
	{
		name: "takes data, timestamp and id",
		async run(context) {
			const extra = { data: { referrer: "https://search.example" }, timestamp: 1_700_000_000, id: ULID };
			await clientOf(context).trackPageView("42", "https://shop.example/", extra);
			const { events } = await context.sandbox.state();
			context.expect(events[0]).to.deep.include({ ...extra, type: "page" });
		},
	},
	{
		name: "takes a Date as the timestamp",
		async run(context) {
			await clientOf(context).trackPageView(7, "/", { timestamp: new Date(1_700_000_000_000) });
			const { events } = await context.sandbox.state();
			context.expect(events[0]?.timestamp).to.equal(1_700_000_000);
		},
	},
	{
		name: "sends only what is given",
		async run(context) {
			await clientOf(context, { eventIds: false }).trackPageView(9n, "/");
			const { body } = await onlyRequest(context);
			context.expect(JSON.parse(body)).to.deep.equal({ name: "/", type: "page" });
		},
	},
];
