/** The ids of events, by which Customer.io drops repeated ones. */
import { clientOf, expectRefused, recordingFetch, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("event ids");

for (const [what, id] of Object.entries({ short: "order-7", "the person's": "42", "a number": 42 })) {
	test(`an event id that is ${what} is refused`, async (context) => {
		const cio = clientOf(context);
		const event = { name: "a", id: wrong(id) };
		await expectRefused(context, cio.track("42", event), "event.id");
		await expectRefused(context, cio.trackAnonymous("42", event), "event.id");
		await expectRefused(context, cio.trackPageView("42", "/", wrong({ id })), "page.id");
		const operation = wrong({ type: "person", action: "event", identifiers: { id: "42" }, ...event });
		await expectRefused(context, cio.entity(operation), "operation.id");
	});
}

test("the person's own UUID is not the id of an event", async (context) => {
	const id = "9b2d6c1e-6f3a-4c8e-9f57-3d5b0f1c2a34";
	await expectRefused(context, clientOf(context).track(id, { name: "a", id }), "event.id");
	// The sandbox takes only ULIDs, as the specification says.
	const { fetch, calls } = recordingFetch();
	await clientOf(context, { fetch }).track("42", { name: "a", id });
	context.expect(calls).to.have.lengthOf(1);
});
