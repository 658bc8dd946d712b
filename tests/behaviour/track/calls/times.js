/** Points in time: what stands for one, and what does not. */
import { clientOf, expectRefused, onlyRequest, wrong } from "../../support.js";
import { module, test } from "../../test.js";

module("times");

/** Objects of Temporal and of date libraries that stand for the second 1,700,000,000. @type {Record<string, unknown>} */
const INSTANTS = {
	"of Moment, Luxon or Day.js": new (class {
		toJSON = () => "2023-11-14T23:13:20.400+01:00";
		valueOf = () => 1_700_000_000_400;
	})(),
	"of Temporal": {
		get [Symbol.toStringTag]() {
			return "Temporal.ZonedDateTime";
		},
		__proto__: {
			toJSON: () => "2023-11-14T23:13:20.4+01:00[Europe/Berlin]",
			epochMilliseconds: 1_700_000_000_400,
		},
	},
	"with a JSON of its own": Object.assign(new Date(1_700_000_000_400), { toJSON: () => "a date" }),
};

for (const [what, instant] of Object.entries(INSTANTS)) {
	test(`a date ${what} becomes unix seconds, as an attribute and as a timestamp`, async (context) => {
		await clientOf(context).track("42", wrong({ name: "a", data: { at: instant }, timestamp: instant }));
		const { body } = await onlyRequest(context);
		context
			.expect(JSON.parse(body))
			.to.deep.include({ data: { at: 1_700_000_000 }, timestamp: 1_700_000_000 });
	});
}

for (const [what, time, meant] of /** @type {[string, unknown, RegExp][]} */ ([
	["text", "2020-01-01", /Date/],
	["milliseconds", 1_700_000_000_000, /1700000000$/],
	["digits as text", "1700000000", /1700000000$/],
	["negative", -1, /1970/],
	["a fraction", 1_700_000_000.5, /1700000000$/],
	["huge", 1e21, /unix seconds/],
	["null", null, /unix seconds/],
	["a flag", true, /unix seconds/],
])) {
	test(`a time that is ${what} is refused everywhere, with the value meant`, async (context) => {
		const cio = clientOf(context);
		const identifiers = { id: "42" };
		const person = { type: "person", identifiers };
		const device = { token: "t", platform: "ios", last_used: time };
		/** @type {[() => Promise<unknown>, string][]} */
		const calls = [
			[() => cio.track("42", wrong({ name: "a", timestamp: time })), "event.timestamp"],
			[() => cio.trackAnonymous("v", wrong({ name: "a", timestamp: time })), "event.timestamp"],
			[() => cio.trackPageView("42", "/", wrong({ timestamp: time })), "page.timestamp"],
			[() => cio.identify("42", wrong({ created_at: time })), "attributes.created_at"],
			[() => cio.identify("42", wrong({ _timestamp: time })), "attributes._timestamp"],
			[() => cio.addDevice("42", "t", "ios", wrong({ last_used: time })), "details.last_used"],
			[
				() => cio.reportMetric(wrong({ delivery_id: "d", metric: "opened", timestamp: time })),
				"metric.timestamp",
			],
			[() => cio.trackPush(wrong({ delivery_id: "d", event: "opened", timestamp: time })), "event.timestamp"],
			[
				() => cio.entity(wrong({ ...person, action: "event", name: "a", timestamp: time })),
				"operation.timestamp",
			],
			[
				() => cio.entity(wrong({ ...person, action: "identify", attributes: { created_at: time } })),
				"operation.attributes.created_at",
			],
			[() => cio.entity(wrong({ ...person, action: "add_device", device })), "operation.device.last_used"],
			[() => cio.batch(wrong([{ ...person, action: "delete", timestamp: time }])), "operations[0].timestamp"],
		];
		for (const [call, argument] of calls) {
			const error = await expectRefused(context, call(), argument);
			context.expect(error.message).to.match(meant);
		}
	});
}
