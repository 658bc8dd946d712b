/** The payloads of events that Customer.io acts on. */
import { module, test } from "../test.js";
import { sentBy } from "./support.js";

module("Pipelines: semantic events");

/** The helper, its arguments, and what is sent. @type {["deviceCreatedOrUpdated" | "deviceDeleted" | "userDeleted" | "userSuppressed" | "userUnsuppressed" | "relationshipDeleted" | "objectDeleted", any[], any][]} */
const EVENTS = [
	[
		"deviceCreatedOrUpdated",
		["42", { token: "c7f3", type: "ios" }],
		{ userId: "42", event: "Device Created or Updated", context: { device: { token: "c7f3", type: "ios" } } },
	],
	[
		"deviceDeleted",
		["42", "c7f3"],
		{ userId: "42", event: "Device Deleted", context: { device: { token: "c7f3" } } },
	],
	["userDeleted", [42], { userId: 42, event: "User Deleted" }],
	["userSuppressed", ["42"], { userId: "42", event: "User Suppressed" }],
	["userUnsuppressed", ["42"], { userId: "42", event: "User Unsuppressed" }],
	[
		"relationshipDeleted",
		["42", "acme"],
		{ userId: "42", event: "Relationship Deleted", properties: { objectId: "acme" } },
	],
	[
		"objectDeleted",
		["visitor", "acme", 2],
		{ anonymousId: "visitor", event: "Object Deleted", properties: { objectId: "acme", objectTypeId: 2 } },
	],
];

test("there is a helper for each", ({ cio, expect }) => {
	expect(Object.keys(cio.SemanticEvents)).to.deep.equal(EVENTS.map(([name]) => name));
});

for (const [name, args, expected] of EVENTS) {
	test(`${name}: alone and in a batch`, async (context) => {
		const { cio, expect } = context;
		const helper = /** @type {(...args: any[]) => import("customerio-wasm").TrackPayload} */ (
			cio.SemanticEvents[name]
		);
		const bodies = [
			(await sentBy(context, (client) => client.track(helper(...args)))).body,
			(await sentBy(context, (client) => client.batch([{ type: "track", ...helper(...args) }]))).body
				.batch[0],
		];
		for (const { userId, anonymousId, event, properties, context: circumstances } of bodies) {
			const { library, ...rest } = circumstances;
			expect(library.name).to.equal("customerio-wasm");
			const sent = { userId, anonymousId, event, properties, context: rest };
			expect(sent).to.deep.equal({
				userId: undefined,
				anonymousId: undefined,
				properties: undefined,
				context: {},
				...expected,
			});
		}
	});
}
