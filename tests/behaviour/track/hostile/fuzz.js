/** Random arguments and random servers: each call settles, and the module keeps working. */
/** @typedef {import("../../suite.js").Context} Context */

import { pick, seeded } from "../../random.js";
import { clientOf, consoleOutput, wrong } from "../../support.js";
import { module, test } from "../../test.js";
import { HOSTILE, METHODS, outcomeOf } from "./values.js";

module("fuzz");

/** A failure is reproduced by its seed. */
const SEEDS = [1, 2, 3, 4];
const CALLS_PER_SEED = 150;
/** The longest that a call may take, with its timeouts and turns of the event loop. */
const HANG_MS = 8000;

const KEYS = [
	"id",
	"name",
	"data",
	"type",
	"timestamp",
	"url",
	"method",
	"formData",
	"fileData",
	"fileDataFileNames",
	"queryParams",
	"headers",
	"responseType",
	"timeout",
	"signal",
	"maxRetries",
	"retryDelayMS",
	"retryAllErrors",
	"useExponentialBackoff",
	"a",
	"",
	"__proto__",
	"toString",
	"\ud800",
];
const TEXTS = [
	"42",
	"",
	" ",
	"..",
	"a",
	"GET",
	"POST",
	"/v1/x",
	"*",
	"é🙂",
	"\ud83d",
	"\r\n",
	"json",
	"{}",
	"cio_1",
];
const NUMBERS = [0, -0, 1, -1, 1.5, 42, 2 ** 31, 2 ** 53, 1e308, Number.NaN, Number.POSITIVE_INFINITY];

/** @typedef {() => number} Random */

/** @param {Random} random @param {number} depth @returns {unknown} */
function anyValue(random, depth) {
	const kinds = [
		() => pick(random, TEXTS),
		() => pick(random, NUMBERS),
		() => random() < 0.5,
		() => BigInt(Math.floor(random() * 2 ** 53)) * 3n,
		() => new Date(random() < 0.2 ? Number.NaN : random() * 2e12),
		() => pick(random, HOSTILE)[1](),
		() => new Uint8Array(Math.floor(random() * 5)),
		() => new Blob(["x"]),
	];
	const nests = [
		() => Array.from({ length: Math.floor(random() * 4) }, () => anyValue(random, depth - 1)),
		() => anyObject(random, depth),
		() => anyObject(random, depth),
	];
	return pick(random, depth > 0 ? [...kinds, ...nests, ...nests] : kinds)();
}

/** @param {Random} random @param {number} depth */
function anyObject(random, depth) {
	const members = Array.from({ length: Math.floor(random() * 5) }, () => pick(random, KEYS));
	return Object.fromEntries(members.map((key) => [key, anyValue(random, depth - 1)]));
}

/**
 * Valid arguments, some of which are replaced, or have a member replaced.
 *
 * @param {Random} random
 * @param {() => unknown[]} sound
 */
function anyArguments(random, sound) {
	return sound().map((argument) => {
		if (random() < 0.3) return anyValue(random, 3);
		if (typeof argument !== "object" || argument === null || random() < 0.4) return argument;
		return { ...argument, [pick(random, KEYS)]: anyValue(random, 3) };
	});
}

/** Something that a host's `fetch` may do. @param {Random} random @returns {unknown} */
function anyAnswer(random) {
	return pick(random, [
		() => new Response("{}"),
		() => new Response("{}"),
		() => new Response(pick(random, ["", "{", "null", "[]", '{"a":{}}', "<html>", "\ufeff"])),
		() => new Response("{}", { status: pick(random, [400, 401, 404, 429, 500, 503, 301, 308]) }),
		() => new Response(null, { status: 302, headers: { location: pick(random, TEXTS.slice(0, 9)) } }),
		() => Response.error(),
		() => Promise.reject(pick(random, HOSTILE)[1]()),
		() => pick(random, HOSTILE)[1](),
		() => Object.assign(new Response("{}"), { text: () => pick(random, HOSTILE)[1]() }),
		() => ({ status: anyValue(random, 1), headers: anyValue(random, 1), ok: true, text: async () => "{}" }),
		() => ({ status: 200, headers: new Headers(), ok: true, text: async () => anyValue(random, 1) }),
		() => new Promise(() => {}),
		() => {
			throw pick(random, HOSTILE)[1]();
		},
	])();
}

/**
 * @param {Promise<PromiseSettledResult<unknown>>} call
 * @param {string} what
 * @returns {Promise<{ status: string, reason?: any }>}
 * @throws {Error} when it hangs
 */
async function settled(call, what) {
	/** @type {ReturnType<typeof setTimeout> | undefined} */
	let timer;
	const hang = new Promise((_resolve, reject) => {
		timer = setTimeout(() => reject(new Error(`${what} did not settle`)), HANG_MS);
	});
	return Promise.race([call, hang]).finally(() => clearTimeout(timer));
}

for (const seed of SEEDS) {
	test(`random arguments and random responses, seed ${seed}`, async (context) => {
		const { cio, expect } = context;
		const random = seeded(seed);
		const client = clientOf(context, {
			fetch: wrong(() => anyAnswer(random)),
			timeout: 20,
			totalTimeout: 100,
			retry: { minTimeoutMs: 0, maxTimeoutMs: 1, maxRetries: 2 },
		});
		for (let count = 0; count < CALLS_PER_SEED; count += 1) {
			const [method, sound] = pick(random, METHODS);
			const what = `call ${count}, ${method}`;
			const call = outcomeOf(client, method, anyArguments(random, sound));
			const { status, reason } = await settled(call, what);
			if (status === "rejected") {
				expect(reason, what).to.be.instanceOf(cio.CustomerIOError);
				expect(reason.message, what).to.be.a("string");
				expect(JSON.parse(JSON.stringify(reason)), what).to.include({ code: reason.code });
			}
		}
		await clientOf(context).track("42", { name: "after" });
		expect((await context.sandbox.state()).events).to.have.lengthOf(1);
	});
}

for (const seed of SEEDS) {
	test(`random clients, seed ${seed}`, async (context) => {
		const { cio, expect } = context;
		const random = seeded(seed);
		const names = [
			"region",
			"url",
			"headers",
			"timeout",
			"totalTimeout",
			"retry",
			"eventIds",
			"onRequest",
			"onRetry",
		];
		for (let count = 0; count < CALLS_PER_SEED; count += 1) {
			const options = {
				url: context.url,
				fetch: () => new Response("{}"),
				[pick(random, names)]: random() < 0.5 ? anyValue(random, 2) : anyObject(random, 2),
			};
			const args = ["site", "key", options];
			if (random() < 0.2) args[Math.floor(random() * 2)] = /** @type {never} */ (anyValue(random, 1));
			const client = Reflect.construct(cio.TrackClient, args);
			// What a hostile hook throws is written to the console.
			await consoleOutput(async () => {
				const call = outcomeOf(client, "identify", ["42"]);
				const { status, reason } = await settled(call, `client ${count}`);
				if (status === "rejected") expect(reason, `client ${count}`).to.be.instanceOf(cio.CustomerIOError);
			});
		}
		await clientOf(context).track("42", { name: "after" });
		expect((await context.sandbox.state()).events).to.have.lengthOf(1);
	});
}
