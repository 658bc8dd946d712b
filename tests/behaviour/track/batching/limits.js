/** `batching`: a call's own `signal` and `timeout`, `flush`, `close` and `await using`. */
import { clientOf, never, rejection, rejections, sleep, wrong } from "../../support.js";
import { module, test } from "../../test.js";
import {
	batchingClientOf,
	LONG_DELAY,
	namesIn,
	respond,
	server,
	trackAll,
	waitingClientOf,
} from "./support.js";

module("batching limits");

test("a call that is aborted while it waits is not sent", async (context) => {
	const { cio: library, expect } = context;
	const { fetch, batches } = server();
	const cio = waitingClientOf(context, { fetch });
	const controller = new AbortController();
	const { signal } = controller;
	const aborted = cio.track("1", { name: "aborted" }, { signal });
	const before = cio.identify("2", {}, { signal: AbortSignal.abort("enough") });
	const others = trackAll(cio, [1, 2]);
	expect(await rejection(before)).to.include({ code: "aborted", cause: "enough", attempts: 0 });
	controller.abort("enough");
	const error = await rejection(aborted);
	expect(error).to.be.instanceOf(library.AbortError);
	expect(error).to.include({ code: "aborted", attempts: 0, mayHaveTakenEffect: false, cause: "enough" });
	expect(error.message).to.equal("track: aborted by the caller's signal; nothing was sent");
	await cio.flush();
	await Promise.all(others);
	expect(batches().map(namesIn)).to.deep.equal([["of 1", "of 2"]]);
});

test("a call whose signal has aborted before is not sent, also where it would go out at once", async (context) => {
	const { expect } = context;
	const { fetch, requests } = server();
	const cio = batchingClientOf(context, { fetch, batching: { maxOperations: 2 } });
	const [other] = trackAll(cio, [1]);
	const options = { signal: AbortSignal.abort("enough") };
	const calls = [
		cio.identify("2", {}, options),
		// No operation does the same: these go out by themselves.
		cio.track("cio_team-7", { name: "a" }, options),
		cio.trackAnonymous("", { name: "a" }, options),
	];
	for (const error of await rejections(calls)) {
		expect(error).to.include({ code: "aborted", cause: "enough", attempts: 0, mayHaveTakenEffect: false });
		expect(error.message).to.match(/: aborted by the caller's signal; nothing was sent$/);
	}
	await cio.flush();
	expect(await other).to.deep.equal({});
	expect(requests.map(({ batch }) => batch?.map(({ name }) => name))).to.deep.equal([["of 1"]]);
});

test("a call that is aborted after it was sent rejects at once, and the others go on", async (context) => {
	const { expect } = context;
	const controller = new AbortController();
	/** @type {(response: Response) => void} */
	let release = () => {};
	const { fetch, batches } = server(() => {
		setTimeout(() => controller.abort("enough"));
		return new Promise((resolve) => {
			release = resolve;
		});
	});
	const cio = batchingClientOf(context, { fetch });
	const others = trackAll(cio, [1, 2]);
	const error = await rejection(cio.identify("3", {}, { signal: controller.signal }));
	expect(error).to.include({ code: "aborted", attempts: 1, mayHaveTakenEffect: true, cause: "enough" });
	release(new Response("{}"));
	expect(await Promise.all(others)).to.deep.equal([{}, {}]);
	expect(batches()).to.have.lengthOf(1);
});

test("a call's own timeout ends it, waiting or sent, and not the others", async (context) => {
	const { cio: library, expect } = context;
	const { fetch, batches } = server();
	const waiting = waitingClientOf(context, { fetch });
	const error = await rejection(waiting.identify("1", {}, { timeout: 5 }));
	expect(error).to.be.instanceOf(library.TimeoutError);
	expect(error).to.include({ code: "timeout", attempts: 0, mayHaveTakenEffect: false, retryable: true });
	expect(error.message).to.equal("identify: no complete response within 5 ms");
	await waiting.flush();
	expect(batches()).to.deep.equal([]);

	/** @type {(response: Response) => void} */
	let release = () => {};
	const slow = server(
		() =>
			new Promise((resolve) => {
				release = resolve;
			}),
	);
	const cio = batchingClientOf(context, { fetch: slow.fetch, batching: { maxDelayMs: 0 } });
	const [other] = trackAll(cio, [2]);
	const late = await rejection(cio.identify("1", {}, { timeout: 100 }));
	expect(late).to.include({ code: "timeout", mayHaveTakenEffect: true });
	release(new Response("{}"));
	expect(await other).to.deep.equal({});
});

test("a signal that does not abort, and a timeout that does not end, change nothing", async (context) => {
	const { expect } = context;
	const { signal } = new AbortController();
	const { fetch, batches } = server();
	const cio = batchingClientOf(context, { fetch });
	const calls = [
		cio.identify("1", {}, { signal, timeout: 60_000 }),
		cio.identify("2", {}, { timeout: 0 }),
		cio.identify("3", {}, {}),
	];
	expect(await Promise.all(calls)).to.deep.equal([{}, {}, {}]);
	expect(batches()).to.have.lengthOf(1);
	const failing = batchingClientOf(context, { fetch: server(() => respond(401)).fetch });
	expect(await rejection(failing.identify("1", {}, { signal }))).to.include({
		code: "request",
		statusCode: 401,
	});
});

test("flush sends what waits, and resolves when all of it has ended, also if it was refused", async (context) => {
	const { expect } = context;
	const { fetch, batches } = server(() => respond(401));
	const cio = waitingClientOf(context, { fetch });
	/** @type {string[]} */
	const ended = [];
	const calls = trackAll(cio, [1, 2, 1]).map((call) => call.catch((error) => void ended.push(error.code)));
	await cio.flush();
	expect(ended).to.deep.equal(["request", "request", "request"]);
	expect(batches()).to.have.lengthOf(1);
	await Promise.all(calls);
	await cio.flush();
	expect(batches()).to.have.lengthOf(1);
});

test("flush also waits for the calls that wait for those on their way", async (context) => {
	const { fetch, batches } = server(() => sleep(20).then(() => new Response("{}")));
	const cio = waitingClientOf(context, { fetch });
	let ended = 0;
	const count = () => {
		ended += 1;
	};
	const calls = trackAll(cio, [1]).map((call) => call.then(count));
	const first = cio.flush();
	while (batches().length < 1) await sleep(1);
	calls.push(...trackAll(cio, [1, 1]).map((call) => call.then(count)));
	await cio.flush();
	context.expect(ended).to.equal(3);
	await Promise.all([first, ...calls]);
});

test("close sends what waits, and a later call opens the client again", async (context) => {
	const { expect } = context;
	const { fetch, batches } = server();
	const cio = waitingClientOf(context, { fetch });
	await Promise.all([cio.identify("0"), cio.flush()]);
	const calls = trackAll(cio, [1, 2]);
	// Calls reach the batch in the turn after they are made.
	await sleep(1);
	cio.close();
	await Promise.all(calls);
	expect(batches().slice(1).map(namesIn)).to.deep.equal([["of 1", "of 2"]]);
	const [later] = trackAll(cio, [3]);
	await sleep(1);
	cio.close();
	cio.close();
	await later;
	expect(batches()).to.have.lengthOf(3);
});

test("close in the same turn as the calls sends them, too", async (context) => {
	const { expect } = context;
	const { fetch, batches } = server();
	const cio = waitingClientOf(context, { fetch });
	await Promise.all([cio.identify("0"), cio.flush()]);
	const calls = trackAll(cio, [1, 2]);
	cio.close();
	await Promise.all(calls);
	expect(batches().slice(1).map(namesIn)).to.deep.equal([["of 1", "of 2"]]);
});

test("await using waits for all calls", async (context) => {
	const { expect } = context;
	const { fetch, batches } = server();
	const cio = waitingClientOf(context, { fetch });
	const calls = trackAll(cio, [1, 2]);
	const dispose = Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose");
	await cio[/** @type {typeof Symbol.asyncDispose} */ (dispose)]();
	expect(batches()).to.have.lengthOf(1);
	await Promise.all(calls);
});

test("the end of a client that others have pushed out does not end its calls", async (context) => {
	const { expect } = context;
	const { fetch, batches } = server();
	const cio = waitingClientOf(context, { fetch });
	const calls = trackAll(cio, [1, 2]);
	await Promise.all(
		Array.from({ length: 250 }, () => batchingClientOf(context, { fetch: server().fetch }).identify("1")),
	);
	calls.push(...trackAll(cio, [3]));
	expect(batches()).to.deep.equal([]);
	await cio.flush();
	await Promise.all(calls);
	expect(batches().map(namesIn)).to.deep.equal([["of 1", "of 2", "of 3"]]);
});

test("a client whose request never ends takes calls about other people", async (context) => {
	const { fetch } = server((_, number) => (number === 1 ? never() : undefined));
	const cio = batchingClientOf(context, { fetch, timeout: 0, totalTimeout: 0, batching: { maxDelayMs: 0 } });
	const controller = new AbortController();
	const stuck = rejection(cio.identify("1", {}, { signal: controller.signal }));
	await sleep(LONG_DELAY / 30_000);
	await cio.identify("2");
	controller.abort();
	context.expect(await stuck).to.include({ code: "aborted", mayHaveTakenEffect: true });
});

test("a call that is aborted before the region is known is not sent, and the others are", async (context) => {
	const { expect } = context;
	const controller = new AbortController();
	/** @type {string[]} */
	const paths = [];
	/** @type {(response: Response) => void} */
	let release = () => {};
	const fetch = async (/** @type {string} */ url, /** @type {any} */ { body }) => {
		const { pathname } = new URL(url);
		if (pathname === "/api/v1/accounts/region") return await new Promise((resolve) => (release = resolve));
		paths.push(`${pathname}: ${JSON.parse(new TextDecoder().decode(body)).batch.length}`);
		return new Response("{}");
	};
	const { signal } = controller;
	const cio = batchingClientOf(context, {
		fetch,
		url: undefined,
		region: "auto",
		dangerouslyAllowBrowser: true,
	});
	const given = cio.track("1", { name: "a" }, { signal });
	const kept = cio.track("2", { name: "a" });
	const flushed = cio.flush();
	setTimeout(() => controller.abort("enough"), 1);
	const error = await rejection(given);
	expect(error).to.include({ code: "aborted", attempts: 0, mayHaveTakenEffect: false });
	release(Response.json({ region: "eu" }));
	expect(await kept).to.deep.equal({});
	await flushed;
	expect(paths).to.deep.equal(["/api/v2/batch: 1"]);
});

test("without batching, there is nothing to flush, whatever the options are", async (context) => {
	const { expect } = context;
	const wronglyMade = clientOf(context, wrong({ nope: 1 }));
	expect(await wronglyMade.flush()).to.equal(undefined);
	const dispose = Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose");
	expect(await wronglyMade[/** @type {typeof Symbol.asyncDispose} */ (dispose)]()).to.equal(undefined);
});
