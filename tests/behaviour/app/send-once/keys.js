/** `sendOnce`: at most one message for a key, by the caller's store. */
import { eventually, recordingFetch, rejection, scriptedFetch, sleep, wrong } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { appClientOf, directAppClientOf, EMAIL } from "../support.js";
import { deliveries, memory } from "./support.js";

/** @typedef {import("customerio-wasm").SendStore} SendStore */
/** @typedef {import("customerio-wasm").SendResult} SendResult */

module("sendOnce");

const BUSY = () => new Response("{}", { status: 429, headers: { "retry-after": "0" } });

serverTest("the first call sends, the later ones give its result", async (context) => {
	const { expect } = context;
	const { fetch, calls } = deliveries();
	const { store, log } = memory();
	const client = directAppClientOf(context, { fetch });
	for (let count = 0; count < 3; count += 1)
		expect(await client.sendOnce("k", EMAIL, { store })).to.deep.equal({ delivery_id: "d1", queued_at: 1 });
	expect((await client.sendOnce("other", EMAIL, { store }))?.delivery_id).to.equal("d2");
	expect(calls).to.have.lengthOf(2);
	expect(log).to.deep.equal([
		"claim k",
		"complete k d1",
		"claim k",
		"claim k",
		"claim other",
		"complete other d2",
	]);
});

serverTest("a store that is not asynchronous", async (context) => {
	const { fetch, calls } = deliveries();
	/** @type {Map<string, any>} */
	const keys = new Map();
	/** @type {SendStore} */
	const store = {
		claim: (key) => (keys.has(key) ? { state: "sent", result: keys.get(key) } : "claimed"),
		complete: (key, result) => void keys.set(key, result),
		release: (key) => void keys.delete(key),
	};
	const client = directAppClientOf(context, { fetch });
	await client.sendOnce("k", EMAIL, { store });
	await client.sendOnce("k", EMAIL, { store });
	context.expect(calls).to.have.lengthOf(1);
});

serverTest("a store is called as an object: its methods may use this", async (context) => {
	class Store {
		#keys = new Set();
		claim(/** @type {string} */ key) {
			this.#keys.add(key);
			return /** @type {const} */ ("claimed");
		}
		complete() {
			return void this.#keys.size;
		}
		release() {
			return void this.#keys.size;
		}
	}
	const { fetch } = deliveries();
	const sent = await directAppClientOf(context, { fetch }).sendOnce("k", EMAIL, { store: new Store() });
	context.expect(sent?.delivery_id).to.equal("d1");
});

serverTest("calls at the same time: one sends, the others find the key uncertain", async (context) => {
	const { cio, expect, sandbox } = context;
	const { store } = memory();
	const clients = [appClientOf(context), appClientOf(context), appClientOf(context)];
	const outcomes = await Promise.allSettled(clients.map((client) => client.sendOnce("k", EMAIL, { store })));
	const failed = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
	expect(failed).to.have.lengthOf(2);
	for (const error of failed) {
		expect(error).to.be.instanceOf(cio.StateError);
		expect(error).to.include({ code: "state", mayHaveTakenEffect: true, attempts: 0, retryable: false });
		expect(error.message).to.match(/^sendOnce: an earlier call claimed the key "k"/);
	}
	expect((await sandbox.state()).deliveries).to.have.lengthOf(1);
});

/** The first call fails: with what, and whether the message was certainly not sent. @type {[string, any, boolean][]} */
const FIRST = [
	["a refusal", 400, true],
	["a busy server", BUSY, true],
	["a spent quota", 429, true],
	["a server that fails", 500, false],
	["a cut connection", new TypeError("terminated"), false],
	[
		"a redirect to a result",
		() => new Response(null, { status: 302, headers: { location: "/done" } }),
		false,
	],
	["a success that cannot be read", () => new Response("<html>"), false],
];

for (const [what, failure, isCertain] of FIRST) {
	serverTest(`${what}: the key is ${isCertain ? "released" : "kept"}`, async (context) => {
		const { expect, cio } = context;
		const { store, keys, log } = memory();
		const failing = directAppClientOf(context, {
			fetch: scriptedFetch(failure).fetch,
			retry: { maxRetries: 1 },
		});
		const error = await rejection(failing.sendOnce("k", EMAIL, { store }));
		expect(error).to.be.instanceOf(cio.CustomerIOError);
		expect(error.mayHaveTakenEffect).to.equal(!isCertain);
		expect(log).to.deep.equal(["claim k", ...(isCertain ? ["release k"] : [])]);
		expect(keys.has("k")).to.equal(!isCertain);

		const { fetch, calls } = deliveries();
		const client = directAppClientOf(context, { fetch });
		if (isCertain) {
			expect((await client.sendOnce("k", EMAIL, { store }))?.delivery_id).to.equal("d1");
			return;
		}
		expect(await rejection(client.sendOnce("k", EMAIL, { store }))).to.be.instanceOf(cio.StateError);
		expect(await rejection(client.sendOnce("k", EMAIL, { store, onUncertain: "throw" }))).to.be.instanceOf(
			cio.StateError,
		);
		expect(await client.sendOnce("k", EMAIL, { store, onUncertain: "skip" })).to.equal(undefined);
		expect(calls).to.have.lengthOf(0);
		expect((await client.sendOnce("k", EMAIL, { store, onUncertain: "send" }))?.delivery_id).to.equal("d1");
		expect((await client.sendOnce("k", EMAIL, { store }))?.delivery_id).to.equal("d1");
		expect(calls).to.have.lengthOf(1);
	});
}

serverTest("onUncertain send: a key that somebody else has claimed is never released", async (context) => {
	const { store, keys, log } = memory();
	await store.claim("k");
	const client = directAppClientOf(context, { fetch: scriptedFetch(400).fetch });
	await rejection(client.sendOnce("k", EMAIL, { store, onUncertain: "send" }));
	context.expect(log).to.deep.equal(["claim k", "claim k"]);
	context.expect(keys.has("k")).to.equal(true);
});

serverTest(
	"a message that cannot be sent, and a signal that has aborted, release the key",
	async (context) => {
		const { cio, expect } = context;
		const { fetch, calls } = deliveries();
		const { store, keys } = memory();
		const client = directAppClientOf(context, { fetch });
		expect(await rejection(client.sendOnce("k", wrong({}), { store }))).to.be.instanceOf(cio.ValidationError);
		expect(await rejection(client.sendOnce("k", wrong(undefined), { store }))).to.be.instanceOf(
			cio.ValidationError,
		);
		const signal = AbortSignal.abort();
		expect(await rejection(client.sendOnce("k", EMAIL, { store, signal }))).to.be.instanceOf(cio.AbortError);
		expect(await rejection(client.sendOnce("k", EMAIL, wrong({ store, retries: 1 })))).to.be.instanceOf(
			cio.ValidationError,
		);
		expect(keys.size).to.equal(0);
		expect(calls).to.have.lengthOf(0);
	},
);

serverTest("options of a call hold for the send", async (context) => {
	const { cio, expect } = context;
	const { store, keys } = memory();
	const client = directAppClientOf(context, { fetch: recordingFetch(() => new Promise(() => {})).fetch });
	const error = await rejection(client.sendOnce("k", EMAIL, { store, timeout: 5 }));
	expect(error).to.be.instanceOf(cio.TimeoutError);
	expect(keys.has("k")).to.equal(true);
});

serverTest("claim fails: nothing is sent, and the store's own error is the cause", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = deliveries();
	const lost = new Error("no store");
	const fail = () => {
		throw lost;
	};
	for (const claim of [
		() => Promise.reject(lost),
		fail,
		() => Object.defineProperty(wrong({}), "state", { get: fail }),
		() => Object.defineProperty(wrong({ state: "sent" }), "result", { get: fail }),
	]) {
		const store = { ...memory().store, claim };
		const error = await rejection(directAppClientOf(context, { fetch }).sendOnce("k", EMAIL, { store }));
		expect(error).to.be.instanceOf(cio.StateError);
		expect(error).to.include({ cause: lost, attempts: 0, mayHaveTakenEffect: false });
		expect(error.message).to.include("so nothing was sent: no store");
	}
	expect(calls).to.have.lengthOf(0);
});

serverTest("complete fails: the error says that the message was sent, and which one", async (context) => {
	const { cio, expect } = context;
	const { fetch } = deliveries();
	const lost = new Error("no store");
	const { store, keys, log } = memory();
	const failing = { ...store, complete: () => Promise.reject(lost) };
	const error = await rejection(
		directAppClientOf(context, { fetch }).sendOnce("k", EMAIL, { store: failing }),
	);
	expect(error).to.be.instanceOf(cio.StateError);
	expect(error).to.include({ cause: lost, mayHaveTakenEffect: true, retryable: false, attempts: 1 });
	expect(error.message).to.match(/the message was sent \(delivery d1\)/);
	expect(log).to.deep.equal(["claim k"]);
	expect(keys.has("k")).to.equal(true);
});

serverTest(
	"release fails: the error of the send is not lost, and says that the key stays claimed",
	async (context) => {
		const { cio, expect } = context;
		const { store } = memory();
		const failing = { ...store, release: () => Promise.reject(new Error("no store")) };
		const client = directAppClientOf(context, { fetch: scriptedFetch(400).fetch });
		const error = await rejection(client.sendOnce("k", EMAIL, { store: failing }));
		expect(error).to.be.instanceOf(cio.StateError);
		expect(error).to.include({ mayHaveTakenEffect: false, retryable: false });
		expect(error.message).to.match(/the message was not sent.*did not release the key.*no store/);
		expect(error.cause).to.be.instanceOf(cio.CustomerIORequestError);
	},
);

for (const answer of [undefined, null, true, "uncertain", {}, { state: "gone" }]) {
	serverTest(
		`a claim that gives ${JSON.stringify(answer)} is refused, and nothing is sent`,
		async (context) => {
			const { fetch, calls } = deliveries();
			const store = { ...memory().store, claim: () => wrong(answer) };
			const error = await rejection(directAppClientOf(context, { fetch }).sendOnce("k", EMAIL, { store }));
			context.expect(error).to.be.instanceOf(context.cio.ValidationError);
			context.expect(error.argument).to.equal("options.store");
			context.expect(calls).to.have.lengthOf(0);
		},
	);
}

/** @type {[string, any, any, string][]} */
const REFUSED = [
	["no key", undefined, {}, "key"],
	["an empty key", "", {}, "key"],
	["a blank key", "  ", {}, "key"],
	["a number as the key", 7, {}, "key"],
	["no options", "k", undefined, "options.store.claim"],
	["no store", "k", {}, "options.store.claim"],
	["a store without complete", "k", { store: { claim() {}, release() {} } }, "options.store.complete"],
	["a store without release", "k", { store: { claim() {}, complete() {} } }, "options.store.release"],
	["an unknown onUncertain", "k", { store: memory().store, onUncertain: "wait" }, "options.onUncertain"],
	["null as onUncertain", "k", { store: memory().store, onUncertain: null }, "options.onUncertain"],
];

for (const [what, key, options, argument] of REFUSED) {
	serverTest(`refused by name: ${what}`, async (context) => {
		const { fetch, calls } = deliveries();
		const error = await rejection(directAppClientOf(context, { fetch }).sendOnce(key, EMAIL, options));
		context.expect(error).to.be.instanceOf(context.cio.ValidationError);
		context.expect(error).to.include({ argument, attempts: 0 });
		context.expect(calls).to.have.lengthOf(0);
	});
}

serverTest("called without its client: no key is claimed", async (context) => {
	const { store, log } = memory();
	const { sendOnce } = directAppClientOf(context, { fetch: deliveries().fetch });
	const error = await rejection(sendOnce("k", EMAIL, { store }));
	context.expect(error).to.be.instanceOf(context.cio.ValidationError);
	context.expect(error.argument).to.equal("this");
	context.expect(log).to.deep.equal([]);
});

serverTest(
	"an abort ends the wait for the store: nothing is sent, and a late claim is released",
	async (context) => {
		const { expect, cio } = context;
		const { fetch, calls } = deliveries();
		const { store, keys, log } = memory();
		/** @type {() => void} */
		let answer = () => {};
		const slow = {
			...store,
			claim: (/** @type {string} */ key) =>
				new Promise((resolve) => {
					answer = () => resolve(store.claim(key));
				}),
		};
		const client = directAppClientOf(context, { fetch });
		const controller = new AbortController();
		const sending = rejection(client.sendOnce("k", EMAIL, wrong({ store: slow, signal: controller.signal })));
		controller.abort();
		const error = await sending;
		expect(error).to.be.instanceOf(cio.AbortError);
		expect(error).to.include({ attempts: 0, mayHaveTakenEffect: false });
		answer();
		await eventually(async () => log.includes("release k"));
		expect([...keys.keys()]).to.deep.equal([]);
		const again = rejection(client.sendOnce("k", EMAIL, { store, signal: controller.signal }));
		expect(await again).to.be.instanceOf(cio.AbortError);
		expect(calls).to.have.lengthOf(0);
	},
);

serverTest("an option that nobody knows is refused before the key is claimed", async (context) => {
	const { store, log } = memory();
	const client = directAppClientOf(context, { fetch: deliveries().fetch });
	const error = await rejection(client.sendOnce("k", EMAIL, wrong({ store, on_uncertain: "skip" })));
	context.expect(error).to.include({ argument: "options.on_uncertain", name: "ValidationError" });
	context.expect(log).to.deep.equal([]);
});

serverTest("a store whose claim takes its time", async (context) => {
	const { fetch, calls } = deliveries();
	const { store } = memory();
	const slow = {
		...store,
		claim: async (/** @type {string} */ key) => sleep(5).then(() => store.claim(key)),
	};
	const client = directAppClientOf(context, { fetch });
	await client.sendOnce("k", EMAIL, { store: slow });
	await client.sendOnce("k", EMAIL, { store: slow });
	context.expect(calls).to.have.lengthOf(1);
});
