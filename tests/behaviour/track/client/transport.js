/** @typedef {import("../../suite.js").Context} Context */
import {
	ACTIONS,
	clientOf,
	eventually,
	expectAborted,
	faultyClientOf,
	rejection,
	sleep,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("transport");

/** The reasons that callers abort signals with. @type {[string, unknown][]} */
const REASONS = [
	["the default", undefined],
	["an Error", new RangeError("mine")],
	["a string", "enough"],
	["null", null],
	["an object without a prototype", Object.create(null)],
];

/** @type {string[]} */
const stalls = [];
/** Returns a stalling route that no other case uses. */
function newStall() {
	stalls.push("stall");
	return `case-${stalls.length}`;
}

/** @param {Context} context @param {unknown} error */
function expectTimeout({ cio, expect }, error) {
	expect(error).to.be.instanceOf(cio.TimeoutError);
	expect(error).to.include({ name: "TimeoutError", code: "timeout", retryable: true, attempts: 1 });
}

for (const [action, act] of ACTIONS) {
	test(`${action}: no response within the call's timeout`, async (context) => {
		const client = faultyClientOf(context, `stall/${newStall()}`);
		expectTimeout(context, await rejection(act(client, { timeout: 50 })));
	});

	test(`${action}: aborted before it starts, nothing is sent`, async (context) => {
		const reason = new Error("mine");
		const error = await rejection(act(clientOf(context), { signal: AbortSignal.abort(reason) }));
		expectAborted(context, error, reason);
		context.expect((await context.sandbox.state()).requests).to.deep.equal([]);
	});

	test(`${action}: aborted while in flight`, async (context) => {
		const name = newStall();
		const controller = new AbortController();
		const reason = new Error("mine");
		const call = rejection(act(faultyClientOf(context, `stall/${name}`), { signal: controller.signal }));
		await eventually(async () => (await context.stalled(name)).opened > 0);
		controller.abort(reason);
		expectAborted(context, await call, reason);
	});
}

test("the client's timeout, and a call's timeout that overrides it", async (context) => {
	const client = faultyClientOf(context, `stall/${newStall()}`, { timeout: 50 });
	expectTimeout(context, await rejection(client.identify("42")));
	const patient = faultyClientOf(context, `stall/${newStall()}`, { timeout: 3_600_000 });
	expectTimeout(context, await rejection(patient.identify("42", {}, { timeout: 50 })));
});

test("a raw request's timeout", async (context) => {
	const client = faultyClientOf(context, `stall/${newStall()}`);
	expectTimeout(context, await rejection(client.rawRequest({ url: "/v1/a", method: "GET", timeout: 50 })));
});

test("the timeout covers the body", async (context) => {
	const client = faultyClientOf(context, `stall-body/${newStall()}`, { timeout: 300 });
	expectTimeout(context, await rejection(client.identify("42")));
	for (const responseType of /** @type {const} */ (["json", "text", "binary"])) {
		expectTimeout(context, await rejection(client.rawRequest({ url: "/v1/a", method: "GET", responseType })));
	}
});

test("an abort while the body arrives", async (context) => {
	const name = newStall();
	const controller = new AbortController();
	const call = rejection(
		faultyClientOf(context, `stall-body/${name}`).identify("42", {}, { signal: controller.signal }),
	);
	await eventually(async () => (await context.stalled(name)).opened > 0);
	await sleep(100);
	controller.abort("enough");
	expectAborted(context, await call, "enough");
});

test("a timeout and an abort close the connection", async (context) => {
	const name = newStall();
	const client = faultyClientOf(context, `stall/${name}`);
	const { expect } = context;
	expect(await rejection(client.identify("42", {}, { timeout: 200 }))).to.include({ code: "timeout" });
	// None, if the machine was busy for the whole timeout.
	const { opened: before } = await context.stalled(name);
	const controller = new AbortController();
	const call = rejection(client.identify("42", {}, { signal: controller.signal }));
	await eventually(async () => (await context.stalled(name)).opened > before);
	controller.abort();
	expect(await call).to.include({ code: "aborted" });
	await eventually(async () => {
		const { opened, closed } = await context.stalled(name);
		return closed === opened;
	});
});

for (const timeout of [0, 3_600_000]) {
	test(`a call with a timeout of ${timeout} succeeds`, async (context) => {
		await clientOf(context, { timeout }).identify("42");
		await clientOf(context).identify("43", {}, { timeout });
		context.expect((await context.sandbox.state()).people).to.have.lengthOf(2);
	});
}

for (const [what, reason] of REASONS) {
	test(`a signal aborted with ${what}`, async (context) => {
		const before = reason === undefined ? AbortSignal.abort() : AbortSignal.abort(reason);
		expectAborted(
			context,
			await rejection(clientOf(context).destroy("42", { signal: before })),
			before.reason,
		);
		const name = newStall();
		const controller = new AbortController();
		const call = rejection(
			faultyClientOf(context, `stall/${name}`).destroy("42", { signal: controller.signal }),
		);
		await eventually(async () => (await context.stalled(name)).opened > 0);
		if (reason === undefined) controller.abort();
		else controller.abort(reason);
		expectAborted(context, await call, controller.signal.reason);
	});
}

test("an abort in the same tick as the call", async (context) => {
	const controller = new AbortController();
	const call = rejection(clientOf(context).identify("42", {}, { signal: controller.signal }));
	controller.abort("at once");
	expectAborted(context, await call, "at once");
});

test("an abort after the response has no effect, and a signal can serve many calls", async (context) => {
	const controller = new AbortController();
	const client = clientOf(context);
	for (const id of [1, 2, 3]) await client.identify(id, {}, { signal: controller.signal });
	controller.abort();
	await client.identify(4);
	context.expect((await context.sandbox.state()).people).to.have.lengthOf(4);
});

test("a refused connection is a NetworkError that keeps its cause", async (context) => {
	const { cio, expect, closedUrl } = context;
	const client = clientOf(context, { url: closedUrl, retry: { maxRetries: 0 } });
	for (const [, act] of ACTIONS) {
		const error = await rejection(act(client));
		expect(error).to.be.instanceOf(cio.NetworkError);
		expect(error).to.include({ name: "NetworkError", code: "network", retryable: true, attempts: 1 });
		expect(error.cause).to.be.instanceOf(Error);
	}
});

for (const fault of ["reset/x", "truncate/x"]) {
	test(`a broken connection (${fault}) is a NetworkError`, async (context) => {
		const { cio, expect } = context;
		const error = await rejection(faultyClientOf(context, fault).track("42", { name: "a" }));
		expect(error).to.be.instanceOf(cio.NetworkError);
		expect(error).to.include({ code: "network", retryable: true });
	});
}

test("concurrent calls of one client, of which one is aborted and one times out", async (context) => {
	const { expect, sandbox } = context;
	const client = clientOf(context);
	const controller = new AbortController();
	const stalled = faultyClientOf(context, `stall/${newStall()}`);
	const aborted = rejection(stalled.identify("a", {}, { signal: controller.signal }));
	const late = rejection(stalled.identify("b", {}, { timeout: 50 }));
	const ids = Array.from({ length: 30 }, (_, index) => `person-${index}`);
	const calls = ids.map((id) => client.identify(id, { id_again: id }));
	controller.abort();
	await Promise.all(calls);
	expectAborted(context, await aborted, controller.signal.reason);
	expectTimeout(context, await late);
	const { people } = await sandbox.state();
	expect(people.map(({ id }) => id)).to.have.members(ids);
	for (const { id, attributes } of people) expect(attributes.id_again).to.equal(id);
});

test("a client still works after failed calls", async (context) => {
	const client = clientOf(context);
	await rejection(client.identify(wrong(undefined)));
	await rejection(client.track("42", wrong({})));
	await client.identify("42");
	context.expect((await context.sandbox.state()).people).to.have.lengthOf(1);
});
