/** An abort ends the call at once, whenever it comes and whatever its reason, and leaves no listener behind. */
/** @typedef {import("../../suite.js").Context} Context */
import {
	ACTIONS,
	busy,
	clientOf,
	directClientOf,
	eagerClientOf,
	eventually,
	expectAborted,
	never,
	recordingFetch,
	rejection,
	scriptedFetch,
	TYPED_ACTIONS,
} from "../../support.js";
import { module, test } from "../../test.js";

module("abort");

/** The reasons that callers abort signals with. @type {[string, (controller: AbortController) => void][]} */
const ABORTS = [
	["nothing", (controller) => controller.abort()],
	["undefined", (controller) => controller.abort(undefined)],
	["null", (controller) => controller.abort(null)],
	["a string", (controller) => controller.abort("enough")],
	["an Error", (controller) => controller.abort(new RangeError("mine"))],
	["a symbol", (controller) => controller.abort(Symbol("enough"))],
	["a function", (controller) => controller.abort(() => {})],
	["a plain object", (controller) => controller.abort(Object.create(null))],
];

/** Delays longer than any test waits. */
const LONG = { minTimeoutMs: 600_000, maxTimeoutMs: 600_000, maxTotalBackoffMs: 600_000 };

/**
 * Creates a signal that counts its listeners.
 *
 * @returns {{ controller: AbortController, signal: AbortSignal, listeners: () => number, added: () => number }}
 */
function countedSignal() {
	const controller = new AbortController();
	const { signal } = controller;
	const listening = new Set();
	let added = 0;
	const { addEventListener, removeEventListener } = signal;
	/** @param {Parameters<typeof addEventListener>} args */
	signal.addEventListener = (...args) => {
		added += 1;
		listening.add(args[1]);
		return addEventListener.apply(signal, args);
	};
	/** @param {Parameters<typeof removeEventListener>} args */
	signal.removeEventListener = (...args) => {
		listening.delete(args[1]);
		return removeEventListener.apply(signal, args);
	};
	return { controller, signal, listeners: () => listening.size, added: () => added };
}

for (const [what, abort] of ABORTS) {
	test(`aborted with ${what} before the call`, async (context) => {
		const { fetch, calls } = recordingFetch();
		for (const [, act] of ACTIONS) {
			const controller = new AbortController();
			abort(controller);
			const error = await rejection(act(clientOf(context, { fetch }), { signal: controller.signal }));
			expectAborted(context, error, controller.signal.reason, { attempts: 0, mayHaveTakenEffect: false });
		}
		context.expect(calls).to.deep.equal([]);
	});

	test(`aborted with ${what} during fetch`, async (context) => {
		for (const [, act] of ACTIONS) {
			const controller = new AbortController();
			const { fetch, calls } = recordingFetch(() => {
				setTimeout(() => abort(controller));
				return never();
			});
			const client = clientOf(context, { fetch, retry: { minTimeoutMs: 1 } });
			const error = await rejection(act(client, { signal: controller.signal }));
			expectAborted(context, error, controller.signal.reason, { attempts: 1, mayHaveTakenEffect: true });
			context.expect(calls).to.have.lengthOf(1);
		}
	});

	test(`aborted with ${what} between two attempts`, async (context) => {
		for (const [, act] of TYPED_ACTIONS) {
			const controller = new AbortController();
			const { fetch, calls } = scriptedFetch(busy);
			const client = clientOf(context, {
				fetch,
				retry: LONG,
				totalTimeout: 0,
				onRetry: () => void setTimeout(() => abort(controller)),
			});
			const error = await rejection(act(client, { signal: controller.signal }));
			expectAborted(context, error, controller.signal.reason, { attempts: 1, mayHaveTakenEffect: false });
			context.expect(calls).to.have.lengthOf(1);
		}
	});
}

test("a fetch that rejects with its own abort error is not called again", async (context) => {
	for (const [, act] of ACTIONS) {
		const controller = new AbortController();
		const { fetch, calls } = recordingFetch(() => {
			controller.abort("enough");
			throw new DOMException("The operation was aborted", "AbortError");
		});
		const error = await rejection(act(eagerClientOf(context, { fetch }), { signal: controller.signal }));
		expectAborted(context, error, controller.signal.reason, { attempts: 1 });
		context.expect(calls).to.have.lengthOf(1);
	}
});

test("aborted while the body is being read, over HTTP", async (context) => {
	const { sandbox, expect } = context;
	for (const [action, act] of TYPED_ACTIONS) {
		await sandbox.fail({ kind: "slow", delay: 20_000, times: 1, processed: true });
		const controller = new AbortController();
		const call = rejection(act(eagerClientOf(context), { signal: controller.signal }));
		await eventually(async () => (await sandbox.state()).requests.length > 0);
		controller.abort("enough");
		expectAborted(context, await call, controller.signal.reason, { attempts: 1, mayHaveTakenEffect: true });
		expect((await sandbox.state()).requests, action).to.have.lengthOf(1);
		await sandbox.reset();
	}
});

test("aborted while the body is being read, for each responseType", async (context) => {
	for (const responseType of /** @type {const} */ (["json", "text", "binary"])) {
		const controller = new AbortController();
		const { fetch, calls } = scriptedFetch(() =>
			Object.assign(new Response("{}"), {
				text: never,
				arrayBuffer: never,
				json: never,
				bytes: never,
			}),
		);
		const request = { url: "/v1/a", method: "POST", responseType, maxRetries: 3 };
		const call = rejection(clientOf(context, { fetch }).rawRequest(request, { signal: controller.signal }));
		await eventually(async () => calls.length > 0);
		controller.abort("enough");
		expectAborted(context, await call, controller.signal.reason, { attempts: 1, mayHaveTakenEffect: true });
	}
});

test("aborted in onRetry: no further attempt, however short the delay", async (context) => {
	for (const minTimeoutMs of [0, 1, 600_000]) {
		const controller = new AbortController();
		const { fetch, calls } = scriptedFetch(busy);
		const client = clientOf(context, {
			fetch,
			retry: { minTimeoutMs, maxTimeoutMs: minTimeoutMs, maxTotalBackoffMs: 600_000 },
			totalTimeout: 0,
			onRetry: () => controller.abort("enough"),
		});
		const error = await rejection(client.identify("42", {}, { signal: controller.signal }));
		expectAborted(context, error, controller.signal.reason, { attempts: 1 });
		context.expect(calls).to.have.lengthOf(1);
	}
});

test("aborted in onRequest: nothing is sent", async (context) => {
	const controller = new AbortController();
	const { fetch, calls } = scriptedFetch(200);
	const client = clientOf(context, { fetch, onRequest: () => controller.abort("enough") });
	const error = await rejection(client.identify("42", {}, { signal: controller.signal }));
	expectAborted(context, error, controller.signal.reason, {});
	context.expect(calls).to.deep.equal([]);
});

test("a raw request is aborted between two attempts", async (context) => {
	const controller = new AbortController();
	const { fetch, calls } = scriptedFetch(new TypeError("lost"));
	const client = clientOf(context, {
		fetch,
		onRetry: () => void setTimeout(() => controller.abort("enough")),
	});
	const request = { url: "/v1/a", method: "PUT", maxRetries: 1, retryDelayMS: 600_000 };
	const error = await rejection(client.rawRequest(request, { signal: controller.signal }));
	expectAborted(context, error, controller.signal.reason, { attempts: 1, mayHaveTakenEffect: true });
	context.expect(calls).to.have.lengthOf(1);
});

test("AbortSignal.timeout() is an abort whose cause is the timeout", async (context) => {
	const { fetch } = recordingFetch(never);
	const signal = AbortSignal.timeout(10);
	const error = await rejection(eagerClientOf(context, { fetch }).identify("42", {}, { signal }));
	expectAborted(context, error, signal.reason, { attempts: 1 });
	context.expect(/** @type {Error} */ (error.cause).name).to.equal("TimeoutError");
});

test("one signal aborts every call that uses it", async (context) => {
	const controller = new AbortController();
	const { signal } = controller;
	const unanswered = recordingFetch(never);
	const refused = scriptedFetch(busy);
	const stuck = directClientOf(context, { fetch: unanswered.fetch });
	const waiting = directClientOf(context, {
		fetch: refused.fetch,
		retry: LONG,
		totalTimeout: 0,
	});
	const calls = [stuck, waiting].flatMap((client) =>
		TYPED_ACTIONS.map(([, act]) => rejection(act(client, { signal }))),
	);
	await eventually(async () => unanswered.calls.length + refused.calls.length === calls.length);
	controller.abort("enough");
	for (const error of await Promise.all(calls)) expectAborted(context, error, signal.reason, { attempts: 1 });
});

test("no listener remains, however the call ends", async (context) => {
	const { expect } = context;
	/** @type {[string, ReturnType<typeof scriptedFetch>][]} */
	const ends = [
		["success", scriptedFetch(200)],
		["success after retries", scriptedFetch(503, new TypeError("lost"), 200)],
		["refusal", scriptedFetch(400)],
		["failure after retries", scriptedFetch(busy)],
		["timeout", scriptedFetch(never)],
		["redirect", scriptedFetch(301)],
	];
	for (const [end, { fetch }] of ends) {
		for (const [action, act] of ACTIONS) {
			const { signal, listeners, added } = countedSignal();
			const client = eagerClientOf(context, { fetch, timeout: 5, retry: { maxRetries: 2 } });
			await Promise.allSettled([act(client, { signal })]);
			expect(listeners(), `${action}, ${end}: listeners`).to.equal(0);
			if (end === "success") expect(added(), `${action}: listeners were added`).to.be.greaterThan(0);
		}
	}
	const { signal, listeners } = countedSignal();
	await rejection(clientOf(context).identify("..", {}, { signal }));
	expect(listeners(), "invalid argument: listeners").to.equal(0);
});

test("a thousand calls with the same signal", async (context) => {
	const { expect } = context;
	const { signal, listeners } = countedSignal();
	const { fetch, calls } = recordingFetch();
	const client = clientOf(context, { fetch });
	for (let batch = 0; batch < 20; batch += 1) {
		await Promise.all(
			Array.from({ length: 50 }, (_, index) => client.track(index, { name: "a" }, { signal })),
		);
	}
	expect(calls).to.have.lengthOf(1000);
	expect(listeners()).to.equal(0);
});
