/** `toMessages`: the sources that it reads. */
import { rejection, throwingResult, wrong } from "../support.js";
import { module, test } from "../test.js";
import { batchesOf, event, operationsIn, queue } from "./support.js";

module("toMessages sources");

const NAMES = ["a", "b", "c"];

function* some() {
	for (const name of NAMES) yield event(name);
}

async function* later() {
	for (const operation of some()) yield await Promise.resolve(operation);
}

/** @type {Record<string, () => unknown>} */
const SOURCES = {
	"an array": () => [...some()],
	"a Set": () => new Set(some()),
	"a generator": some,
	"an async generator": later,
	"a stream": () =>
		new ReadableStream({
			start(controller) {
				for (const operation of some()) controller.enqueue(operation);
				controller.close();
			},
		}),
};

for (const [what, make] of Object.entries(SOURCES)) {
	test(`reads ${what}`, async ({ expect }) => {
		expect(operationsIn(await batchesOf(make())).map(({ name }) => name)).to.deep.equal(NAMES);
	});
}

test("an empty source gives no batch", async ({ expect }) => {
	expect(await batchesOf([])).to.deep.equal([]);
});

test("what is not a source is refused", async ({ cio, expect }) => {
	for (const source of [undefined, null, 7, "text", {}, event("a"), some]) {
		const error = await rejection(batchesOf(source));
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error.argument).to.equal("operations");
	}
});

test("a source that throws ends the iteration with its error as the cause", async ({ cio, expect }) => {
	const thrown = new Error("the database is gone");
	const sources = [
		(function* () {
			yield event("a");
			throw thrown;
		})(),
		(async function* () {
			yield event("a");
			throw thrown;
		})(),
		{
			get [Symbol.iterator]() {
				throw thrown;
			},
		},
		{ [Symbol.iterator]: () => ({ next: () => wrong(7) }) },
		{ [Symbol.iterator]: () => ({ next: () => throwingResult("done", thrown) }) },
		{ [Symbol.asyncIterator]: () => ({ next: async () => throwingResult("value", thrown) }) },
	];
	for (const source of sources) {
		const error = await rejection(batchesOf(source));
		expect(error).to.be.instanceOf(cio.ValidationError);
		expect(error.argument).to.equal("operations");
		expect(error.cause).to.be.instanceOf(Error);
	}
});

test("a loop that is left closes the source, and the source is read no further than it must", async ({
	expect,
}) => {
	const { toMessages } = await queue();
	let [read, closed] = [0, 0];
	function* endless() {
		try {
			for (;;) {
				read += 1;
				yield event(`${read}`);
			}
		} finally {
			closed += 1;
		}
	}
	for await (const _ of toMessages(endless(), { maxMessages: 1, maxBytes: 1000 })) break;
	expect(closed).to.equal(1);
	expect(read).to.be.below(2000);
	/** @type {AsyncGenerator<import("customerio-wasm").Operation>} */
	const failing = (async function* () {
		try {
			for (;;) yield event("a", { name: "" });
		} finally {
			closed += 1;
			// The iteration fails for its own reason.
			await Promise.reject(new Error("closing failed"));
		}
	})();
	expect((await rejection(batchesOf(failing))).argument).to.equal("operations[0].name");
	expect(closed).to.equal(2);
});

test("several sources at once do not mix", async ({ expect }) => {
	const all = await Promise.all(
		Array.from({ length: 10 }, async (_, source) => {
			const given = Array.from({ length: 700 }, (_, index) => event(`${source}-${index}`));
			const slow = (async function* () {
				for (const operation of given) yield operation;
			})();
			return operationsIn(await batchesOf(slow, { maxBytes: 5000 })).map(({ name }) => name.split("-")[0]);
		}),
	);
	for (const [source, owners] of all.entries()) expect(owners).to.deep.equal(Array(700).fill(`${source}`));
});
