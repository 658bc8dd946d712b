/** The option `events`: validators check the data of events before they are sent. */
/** @typedef {import("../../suite.js").Context} Context */

import { later, readPurchase, schema } from "../../schemas.js";
import {
	clientOf,
	expectRefused,
	onlyRequest,
	recordingFetch,
	rejection,
	rejections,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("typed events");

const events = { purchase: schema(readPurchase), later: later(readPurchase) };

/** The methods that send an event of a name. @type {[string, (client: any, event: any, options?: any) => Promise<any>][]} */
const METHODS = [
	["track", (client, event, options) => client.track("42", event, options)],
	["trackAnonymous", (client, event, options) => client.trackAnonymous("visitor", event, options)],
];

/** Whether calls go out together. @type {[string, object][]} */
const MODES = [
	["", {}],
	[", with batching", { batching: { maxDelayMs: 0 } }],
];

for (const [method, send] of METHODS) {
	for (const [mode, options] of MODES) {
		test(`${method}${mode}: what the validator returns is sent`, async (context) => {
			const client = clientOf(context, { events, ...options });
			const timestamp = 1_700_000_000;
			const data = { total: "9.9", card: "4111" };
			for (const name of ["purchase", "later"]) await send(client, { name, data, timestamp });
			const sent = (await context.sandbox.state()).events;
			context.expect(sent).to.have.lengthOf(2);
			for (const [index, name] of ["purchase", "later"].entries())
				context.expect(sent[index]).to.deep.include({ name, data: { total: 9.9 }, timestamp });
			context.expect(data).to.deep.equal({ total: "9.9", card: "4111" });
		});

		test(`${method}${mode}: data that the validator refuses is not sent`, async (context) => {
			const client = clientOf(context, { events, ...options });
			for (const name of ["purchase", "later"]) {
				const error = await expectRefused(
					context,
					send(client, { name, data: { total: [] } }),
					"event.data.total",
				);
				context
					.expect(error.message)
					.to.equal(
						`${method}: event.data.total is refused by its validator: Invalid input: expected number`,
					);
				await expectRefused(context, send(client, { name }), "event.data.total");
			}
		});

		test(`${method}${mode}: other names are refused`, async (context) => {
			const client = clientOf(context, { events, ...options });
			for (const name of ["purchas", "toString", "__proto__", "", "x".repeat(10_000)]) {
				const error = await expectRefused(context, send(client, { name }), "event.name");
				context.expect(error.message).to.include("is not one of the option events");
				context.expect(error.message.length).to.be.below(300);
			}
		});
	}
}

test("the path of an issue may be of a class of its own, as ArkType's", async (context) => {
	class Path extends Array {
		constructor(/** @type {PropertyKey[]} */ ...keys) {
			super();
			this.push(...keys);
		}
	}
	for (const [path, argument] of /** @type {[Path, string][]} */ ([
		[new Path(), "event.data"],
		[new Path("items", 0), "event.data.items[0]"],
	])) {
		const client = clientOf(context, { events: { a: schema(() => ({ issues: [{ message: "m", path }] })) } });
		const error = await rejection(client.track("42", { name: "a", data: {} }));
		context.expect(error.argument).to.equal(argument);
	}
});

test("the path of an issue, and how many more there are", async (context) => {
	/** @type {[any[] | undefined, string][]} */
	const paths = [
		[undefined, "event.data"],
		[[], "event.data"],
		[["items", 3, "price"], "event.data.items[3].price"],
		[[{ key: "items" }, { key: 0 }], "event.data.items[0]"],
		[[Symbol("s")], "event.data.Symbol(s)"],
	];
	for (const [path, argument] of paths) {
		const issues = [{ message: "first", ...(path && { path }) }, { message: "second" }];
		const client = clientOf(context, { events: { a: schema(() => ({ issues })) } });
		const error = await expectRefused(context, client.track("42", { name: "a" }), argument);
		context.expect(error.message).to.match(/refused by its validator: first \(and 1 more in error.cause\)$/);
		context.expect(error.cause).to.equal(issues);
	}
});

test("an event without data is checked as one with no members", async (context) => {
	/** @type {unknown[]} */
	const seen = [];
	const any = schema((value) => {
		seen.push(value);
		return { value };
	});
	await clientOf(context, { events: { login: any } }).track("42", { name: "login" });
	context.expect(seen).to.deep.equal([{}]);
	context.expect(JSON.parse((await onlyRequest(context)).body)).to.deep.include({ name: "login", data: {} });
});

test("a validator checks what toJSON returns, which is sent", async (context) => {
	class Purchase {
		total = 5;
		toJSON() {
			return { total: "6" };
		}
	}
	/** @type {unknown[]} */
	const checked = [];
	const keep = schema((/** @type {unknown} */ data) => {
		checked.push(data);
		return { value: data };
	});
	const client = clientOf(context, { events: { purchase: keep } });
	await client.track("42", wrong({ name: "purchase", data: new Purchase() }));
	context.expect(checked).to.deep.equal([{ total: "6" }]);
	context.expect(JSON.parse((await onlyRequest(context)).body).data).to.deep.equal({ total: "6" });
});

test("what the validator returns is checked like other data", async (context) => {
	const client = clientOf(context, {
		events: {
			date: schema(() => ({ value: { at: new Date(1_700_000_000_000) } })),
			nothing: schema(() => ({ value: undefined })),
			nan: schema(() => ({ value: { total: Number.NaN } })),
			text: schema(() => ({ value: "text" })),
		},
	});
	await expectRefused(context, client.track("42", { name: "nan" }), "event.data.total");
	await expectRefused(context, client.track("42", { name: "text" }), "event.data");
	await client.track("42", { name: "date" });
	await client.track("42", { name: "nothing", data: { a: 1 } });
	const sent = (await context.sandbox.state()).events.map(({ data }) => data);
	context.expect(sent).to.deep.equal([{ at: 1_700_000_000 }, {}]);
});

test("a validator that throws, rejects or returns nothing refuses the call", async (context) => {
	const own = new RangeError("mine");
	const client = clientOf(context, {
		events: {
			throws: schema(() => {
				throw own;
			}),
			rejects: schema(wrong(async () => Promise.reject(own))),
			nothing: schema(wrong(() => undefined)),
			later: schema(wrong(async () => null)),
			hostile: schema(
				wrong(() => ({
					get issues() {
						throw own;
					},
				})),
			),
			strange: schema(wrong(() => ({ issues: [{ message: 7, path: 7 }] }))),
		},
	});
	for (const name of ["throws", "rejects", "hostile"]) {
		const error = await expectRefused(context, client.track("42", { name }), "event.data");
		context.expect(error.message).to.include("its validator threw the error in error.cause");
		context.expect(error.cause).to.equal(own);
	}
	for (const name of ["nothing", "later"]) {
		const error = await expectRefused(context, client.track("42", { name }), "event.data");
		context.expect(error.message).to.include("its validator returned no result");
	}
	await expectRefused(context, client.track("42", { name: "strange" }), "event.data");
});

test("other methods check nothing", async (context) => {
	const client = clientOf(context, { events: { purchase: schema(() => ({ issues: [] })) } });
	const operation = /** @type {const} */ ({
		type: "person",
		action: "event",
		identifiers: { id: "42" },
		name: "other",
	});
	await client.trackPageView("42", "/pricing");
	await client.entity(operation);
	await client.batch([operation]);
	await client.sendAll([operation]);
	await client.identify("42", { purchase: 7 });
	context.expect((await context.sandbox.state()).events).to.have.lengthOf(4);
});

test("an argument that cannot be an event is refused as without the option", async (context) => {
	const client = clientOf(context, { events });
	for (const event of [undefined, null, 7, "purchase", [], {}, { name: 7 }, new Map()]) {
		const [typed, plain] = await rejections([
			client.track("42", wrong(event)),
			clientOf(context).track("42", wrong(event)),
		]);
		context.expect(typed?.message).to.equal(plain?.message);
	}
});

for (const [what, option, argument] of /** @type {const} */ ([
	["no object", 7, "events"],
	["null", null, "events"],
	["a list", ["purchase"], "events"],
	["a Map", new Map([["purchase", schema(readPurchase)]]), "events"],
	["a name without a validator", { purchase: true }, "events.purchase"],
	["a validator without its function", { purchase: { "~standard": {} } }, "events.purchase"],
	[
		"a getter that throws",
		{
			get purchase() {
				throw new RangeError("mine");
			},
		},
		"events.purchase",
	],
])) {
	test(`a mistake in the option rejects every call: ${what}`, async (context) => {
		for (const batching of [undefined, {}]) {
			const client = clientOf(context, wrong({ events: option, batching }));
			for (const call of [() => client.track("42", { name: "purchase" }), () => client.identify("42")]) {
				const error = await expectRefused(context, call(), argument);
				context.expect(error.message).to.match(/^TrackClient: events/);
			}
		}
	});
}

test("a validator may be a function, as those of ArkType are", async (context) => {
	const type = Object.assign(() => {}, schema(readPurchase));
	await clientOf(context, { events: { purchase: type } }).track("42", {
		name: "purchase",
		data: { total: "1" },
	});
	context.expect(JSON.parse((await onlyRequest(context)).body).data).to.deep.equal({ total: 1 });
});

test("batching: calls keep their order, and flush waits for those that are being checked", async (context) => {
	const { fetch, calls } = recordingFetch(() => new Response(JSON.stringify({ errors: [] })));
	const client = clientOf(context, { fetch, events, batching: { maxDelayMs: 60_000 } });
	const data = { total: 1 };
	const all = [
		client.track("42", { name: "purchase", data }),
		client.identify("42", { plan: "pro" }),
		client.track("43", { name: "later", data }),
		rejection(client.track("44", { name: "later" })),
	];
	await client.flush();
	const bodies = await Promise.all(calls.map(({ request }) => request.json()));
	const sent = bodies.flatMap(({ batch }) => batch).map(({ action, name }) => name ?? action);
	context.expect(sent.filter((name) => name !== "later")).to.deep.equal(["purchase", "identify"]);
	context.expect(sent.filter((name) => name === "later")).to.have.lengthOf(1);
	await Promise.all(all);
});

test("a signal that has aborted during the check ends the call", async (context) => {
	const controller = new AbortController();
	const call = clientOf(context, { events }).track(
		"42",
		{ name: "later", data: { total: 1 } },
		{ signal: controller.signal },
	);
	controller.abort();
	const error = await rejection(call);
	context.expect(error).to.be.instanceOf(context.cio.AbortError);
	context.expect(error).to.include({ attempts: 0, mayHaveTakenEffect: false });
	context.expect((await context.sandbox.state()).requests).to.deep.equal([]);
});
