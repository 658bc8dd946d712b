import { clientOf, expectRefused, onlyRequest, rejection, wrong } from "../../support.js";
import { module, test } from "../../test.js";
import { cyclic } from "../hostile/values.js";

module("values");

/** Values that JSON cannot represent. @type {Record<string, () => unknown>} */
const UNSENDABLE = {
	NaN: () => Number.NaN,
	Infinity: () => Number.NEGATIVE_INFINITY,
	"an invalid Date": () => new Date("never"),
	"a Map": () => new Map([["a", 1]]),
	"a Map with members": () =>
		new (class extends Map {
			a = 1;
		})(),
	"a Set": () => new Set([1]),
	"a WeakMap": () => new WeakMap(),
	"a Promise": () => Promise.resolve(1),
	"a thenable": () =>
		new (class {
			query = "select";
			// biome-ignore lint/suspicious/noThenProperty: a builder of queries, of which the await was forgotten
			then() {}
		})(),
	bytes: () => new Uint8Array([1, 2]),
	"an ArrayBuffer": () => new ArrayBuffer(2),
	"a DataView": () => new DataView(new ArrayBuffer(2)),
	URLSearchParams: () => new URLSearchParams("a=1"),
	Headers: () => new Headers({ a: "1" }),
	FormData: () => new FormData(),
	"a Blob": () => new Blob(["a"]),
	"an Error": () => Object.assign(new Error("no"), { code: "ENO" }),
	"a RegExp": () => /a/,
	"a generator": () =>
		(function* one() {
			yield 1;
		})(),
	"an instance with private members alone": () =>
		new (class {
			#a = 1;
			read() {
				return this.#a;
			}
		})(),
	"an invalid date of a library": () =>
		new (class {
			toJSON = () => null;
			valueOf = () => Number.NaN;
		})(),
	"a cycle": () => cyclic({ a: 1 }),
	"a lone surrogate": () => "half \ud83d",
};

test("every kind of JSON value arrives unchanged", async (context) => {
	const attributes = {
		text: "a",
		"": "empty key",
		zero: 0,
		negative: -1.5e-7,
		big: Number.MAX_SAFE_INTEGER,
		yes: true,
		no: false,
		list: [1, "two", [3], {}, null],
		nested: { a: { b: { c: "deep" } } },
		'quote " back \\ line \n nul \0': "\u2028 🙂",
	};
	await clientOf(context).track("42", { name: "a", data: attributes });
	const { events } = await context.sandbox.state();
	context.expect(events[0]?.data).to.deep.equal(attributes);
});

test("a Date at any depth becomes unix seconds", async (context) => {
	const at = new Date(1_700_000_000_400);
	await clientOf(context).identify("42", {
		at,
		list: [at],
		nested: { at, born: new Date(-1) },
		created_at: at,
	});
	const { body } = await onlyRequest(context);
	const seconds = 1_700_000_000;
	context.expect(JSON.parse(body)).to.deep.equal({
		at: seconds,
		list: [seconds],
		nested: { at: seconds, born: -1 },
		created_at: seconds,
	});
});

test("a string that looks like a date stays a string", async (context) => {
	await clientOf(context).identify("42", { at: "2024-01-01T00:00:00.000Z" });
	const { body } = await onlyRequest(context);
	context.expect(body).to.equal('{"at":"2024-01-01T00:00:00.000Z"}');
});

test("a bigint keeps all its digits", async (context) => {
	await clientOf(context).identify("42", { big: 9007199254740993n, small: 7n });
	const { body } = await onlyRequest(context);
	context.expect(body).to.match(/"big":"?9007199254740993"?,"small":"?7"?}/);
});

test("an identifier in an operation that is a number or a bigint is sent as text", async (context) => {
	const client = clientOf(context);
	for (const [index, id] of [7, 7n].entries()) {
		const operation = wrong({
			type: "person",
			action: "identify",
			identifiers: { id },
			attributes: { n: id },
		});
		await client.entity(operation);
		await client.batch([operation]);
		await client.sendAll([operation]);
		const { requests } = await context.sandbox.state();
		for (const { body } of requests.slice(3 * index)) {
			context.expect(body).to.include('"identifiers":{"id":"7"}').and.include('"n":7');
		}
	}
});

test("undefined members are left out, as in JSON", async (context) => {
	const at = new Date(0);
	await clientOf(context).identify("42", { a: undefined, b: 1, at });
	const { body } = await onlyRequest(context);
	context.expect(JSON.parse(body)).to.deep.equal({ b: 1, at: 0 });
});

test("the caller's object is not modified", async (context) => {
	const at = new Date(0);
	const data = Object.freeze({ at, list: Object.freeze([at]), n: 1n });
	await clientOf(context).track("42", { name: "a", data });
	context.expect(data).to.deep.equal({ at, list: [at], n: 1n });
});

test("the same object twice is not a cycle", async (context) => {
	const shared = { at: new Date(0) };
	await clientOf(context).identify("42", { one: shared, two: shared, list: [shared, shared] });
	const [person] = (await context.sandbox.state()).people;
	const sent = { at: 0 };
	context.expect(person?.attributes).to.deep.equal({ one: sent, two: sent, list: [sent, sent] });
});

test("__proto__ and toString are ordinary keys", async (context) => {
	const attributes = JSON.parse('{"toString":1,"constructor":2,"list":[{"__proto__":{"x":3}}]}');
	attributes.at = new Date(0);
	await clientOf(context).identify("42", attributes);
	const { body } = await onlyRequest(context);
	context.expect(body).to.equal('{"toString":1,"constructor":2,"list":[{"__proto__":{"x":3}}],"at":0}');
});

test("a large body arrives complete", async (context) => {
	const data = { text: "ä🙂".repeat(12_000) };
	await clientOf(context).track("42", { name: "a", data });
	const { events } = await context.sandbox.state();
	context.expect(events[0]?.data.text === data.text).to.equal(true);
});

for (const [what, make] of Object.entries(UNSENDABLE)) {
	test(`${what} in an event is refused with its path`, async (context) => {
		const data = { items: [{}, {}, {}, { price: make() }] };
		const call = clientOf(context).track("42", { name: "a", data: wrong(data) });
		await expectRefused(context, call, /(^|\.)data\.items\[3\]\.price(\.self)?$/);
	});

	test(`${what} in an attribute is refused with its path`, async (context) => {
		const call = clientOf(context).identify("42", wrong({ a: { b: make() } }));
		await expectRefused(context, call, /(^|\.)a\.b(\.self)?$/);
	});
}

test("an unsendable value in raw data is refused with its path", async (context) => {
	const request = { url: "/v1/x", method: "POST", data: wrong({ items: [Number.NaN] }) };
	await expectRefused(context, clientOf(context).rawRequest(request), "data.items[0]");
});

test("a lone surrogate in a key is refused", async (context) => {
	const call = clientOf(context).identify("42", { "\udc00": 1 });
	await expectRefused(context, call, /./);
});

test("an error thrown by the caller's toJSON or getter is the cause of the rejection", async (context) => {
	const { expect, cio } = context;
	const own = new RangeError("mine");
	const throwing = () => {
		throw own;
	};
	for (const attributes of [
		{ a: { toJSON: throwing } },
		Object.defineProperty({}, "a", { get: throwing, enumerable: true }),
	]) {
		const error = await rejection(clientOf(context).identify("42", wrong(attributes)));
		expect(error).to.be.instanceOf(cio.CustomerIOError);
		expect(error.cause).to.equal(own);
	}
});

for (const [what, data] of Object.entries({
	"a Date": new Date(0),
	"a toJSON that gives text": { toJSON: () => "text" },
	"a toJSON that gives a list": { toJSON: () => [1] },
	"a list": [1],
})) {
	test(`event data that is ${what} is refused`, async (context) => {
		await expectRefused(context, clientOf(context).track("42", wrong({ name: "a", data })), "event.data");
	});
}
