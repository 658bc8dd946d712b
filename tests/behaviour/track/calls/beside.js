/** What is sent for a value never depends on what stands beside it, nor on what a library has patched. */
import { clientOf, onlyRequest } from "../../support.js";
import { module, test } from "../../test.js";

module("values beside others");

class Money {
	amount = 9.9;
	toJSON() {
		return { amount: this.amount, currency: "EUR" };
	}
}

/** A value inside nested lists. @param {number} levels @returns {unknown} */
const nested = (levels) => (levels === 0 ? 1 : [nested(levels - 1)]);

/** Values that some way to JSON could treat in another way. @type {Record<string, () => unknown>} */
const TREACHEROUS = {
	"a Date with a JSON of its own": () => Object.assign(new Date(0), { toJSON: () => "a date" }),
	"a boxed number": () => new Number(1),
	"a boxed text": () => new String("a"),
	"a boxed flag": () => new Boolean(false),
	"a boxed bigint": () => Object(1n),
	"a toJSON that uses the key": () => ({ toJSON: (/** @type {string} */ key) => `under ${key}` }),
	"a toJSON that gives an object with a toJSON": () => ({ toJSON: () => new Money() }),
	"a toJSON that is not a function": () => ({ toJSON: 1, a: 2 }),
	"a toJSON that gives nothing": () => ({ toJSON: () => undefined }),
	"an instance": () => new Money(),
	"an object without a prototype": () => Object.assign(Object.create(null), { a: 1 }),
	"99 levels": () => nested(97),
	"150 levels": () => nested(150),
	"a list with holes": () => new Array(3),
	"a list with members": () => Object.assign([1], { a: 1 }),
	"a kind of its own": () => ({ [Symbol.toStringTag]: "Date", a: 1 }),
	"a function": () => () => 1,
	"a symbol": () => Symbol("a"),
	bigints: () => [1n, 2n ** 64n],
	minus: () => -0,
	"a key like a prototype": () => JSON.parse('{"__proto__":{"a":1}}'),
	"a URL": () => new URL("https://shop.example/?a=b"),
};

for (const [what, make] of Object.entries(TREACHEROUS)) {
	test(`what is sent does not depend on what stands beside ${what}`, async (context) => {
		const cio = clientOf(context);
		/** @param {Record<string, unknown>} beside */
		const bodyBeside = async (beside) => {
			try {
				await cio.identify("42", { value: make(), ...beside });
			} catch (error) {
				return /** @type {Error} */ (error).message;
			}
			const { requests } = await context.sandbox.state();
			return JSON.parse(requests.at(-1)?.body ?? "").value;
		};
		const alone = await bodyBeside({});
		for (const beside of [
			{ z: null },
			{ z: {} },
			{ z: new Date(0) },
			{ z: 1n },
			{ z: 'Z"' },
			{ z: new Money() },
		])
			context.expect(await bodyBeside(beside)).to.deep.equal(alone);
	});
}

test("a patched toJSON of bigints and dates changes nothing", async (context) => {
	const patched = [BigInt.prototype, Date.prototype];
	const before = patched.map((prototype) => Object.getOwnPropertyDescriptor(prototype, "toJSON"));
	const value = { big: 7n, at: new Date(1_700_000_000_400) };
	try {
		for (const prototype of patched)
			Object.defineProperty(prototype, "toJSON", {
				value: () => "patched",
				configurable: true,
				writable: true,
			});
		await clientOf(context).identify("42", value);
	} finally {
		patched.forEach((prototype, index) => {
			const descriptor = before[index];
			if (descriptor) Object.defineProperty(prototype, "toJSON", descriptor);
			else Reflect.deleteProperty(prototype, "toJSON");
		});
	}
	const { body } = await onlyRequest(context);
	context.expect(JSON.parse(body)).to.deep.equal({ big: 7, at: 1_700_000_000 });
});
