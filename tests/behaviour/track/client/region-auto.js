/** `region: "auto"`: looked up once, before the first call, for all calls. */
/** @typedef {import("../../suite.js").Context} Context */
import {
	ACTIONS,
	clientOf,
	directClientOf,
	eventually,
	never,
	onlyRequest,
	recordingFetch,
	rejection,
	rejections,
	SHORT_DELAYS,
	sleep,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("region auto");

const US = "https://track.customer.io";
const EU = "https://track-eu.customer.io";
const LOOK_UP = "/api/v1/accounts/region";
const IN_EU = { url: "track-eu.customer.io", region: "eu", environment_id: 7 };

/**
 * A Customer.io with an account in the EU. The first look-ups may be given other responses.
 *
 * @param {(() => Response | Promise<Response>)[]} first
 */
function euAccount(...first) {
	const server = recordingFetch(({ request }) => {
		if (new URL(request.url).pathname !== LOOK_UP) return new Response("{}");
		return first.shift()?.() ?? Response.json(IN_EU);
	});
	const urls = () => server.calls.map(({ request }) => request.url);
	return {
		...server,
		lookUps: () => urls().filter((url) => url.endsWith(LOOK_UP)),
		others: () => urls().filter((url) => !url.endsWith(LOOK_UP)),
	};
}

/** @param {unknown} body @param {number} [status] */
const json =
	(body, status = 200) =>
	() =>
		Response.json(body, { status });

/** Runtimes like workerd do not let a request wait for another request's I/O: there each first call does its own look-up. */
const asksAlone = globalThis.navigator?.userAgent === "Cloudflare-Workers" || "EdgeRuntime" in globalThis;

/** Look-ups that fail. @type {[string, () => Response | Promise<Response>][]} */
const FAILING = [
	["401", json({ meta: { errors: ["Unauthorized request"] } }, 401)],
	["500", json({}, 500)],
	["a lost connection", () => Promise.reject(new TypeError("lost"))],
	["a response without a region", json({})],
	["an unknown region", json({ ...IN_EU, region: "mars" })],
	["a region that is not a string", json({ ...IN_EU, region: { eu: true } })],
	["an HTML page", () => new Response("<title>Portal</title>")],
	["null", json(null)],
];

test("auto looks the region up once, and then every call goes to the account's region", async (context) => {
	const { expect } = context;
	const { fetch, calls, lookUps, others } = euAccount();
	const client = directClientOf(context, { fetch, region: "auto" });
	for (const [, act] of ACTIONS) await act(client);
	expect(lookUps()).to.deep.equal([US + LOOK_UP]);
	expect(calls[0]?.request.method).to.equal("GET");
	expect(calls[0]?.request.headers.get("authorization")).to.match(/^Basic \w/);
	expect(others()).to.have.lengthOf(ACTIONS.length);
	for (const url of others()) expect(new URL(url).origin).to.equal(EU);
});

test("auto finds the US too", async (context) => {
	const { fetch, others } = euAccount(json({ ...IN_EU, region: "us" }));
	await directClientOf(context, { fetch, region: "auto" }).identify("42");
	context.expect(others()).to.deep.equal([`${US}/api/v1/customers/42`]);
});

test("auto uses the region in the response, not the URL", async (context) => {
	const { fetch, others } = euAccount(json({ ...IN_EU, url: "https://evil.example" }));
	await directClientOf(context, { fetch, region: "auto" }).identify("42");
	context.expect(others()).to.deep.equal([`${EU}/api/v1/customers/42`]);
});

test("concurrent first calls share one look-up", async (context) => {
	const { expect } = context;
	const { fetch, lookUps, others } = euAccount(async () => {
		await sleep(20);
		return Response.json(IN_EU);
	});
	const client = directClientOf(context, { fetch, region: "auto" });
	await Promise.all([1, 2, 3, 4, 5].map((id) => client.identify(id)));
	if (!asksAlone) expect(lookUps()).to.have.lengthOf(1);
	expect(others().sort()).to.deep.equal([1, 2, 3, 4, 5].map((id) => `${EU}/api/v1/customers/${id}`));
	const asked = lookUps().length;
	await client.identify(6);
	expect(lookUps()).to.have.lengthOf(asked);
});

test("a call that gives up on the look-up does not affect the others", async (context) => {
	const { cio, expect } = context;
	const controller = new AbortController();
	/** @type {(response: Response) => void} */
	let release = () => {};
	const { fetch, lookUps, others } = euAccount(
		() =>
			new Promise((resolve) => {
				release = resolve;
			}),
	);
	const client = directClientOf(context, { fetch, region: "auto" });
	const aborted = rejection(client.identify(1, {}, { signal: controller.signal }));
	const patient = [2, 3].map((id) => client.identify(id));
	await eventually(async () => lookUps().length > 0);
	controller.abort("enough");
	const error = await aborted;
	release(Response.json(IN_EU));
	expect(error).to.be.instanceOf(cio.AbortError);
	expect(error).to.include({ cause: "enough", mayHaveTakenEffect: false });
	await Promise.all(patient);
	expect(others().sort()).to.deep.equal([2, 3].map((id) => `${EU}/api/v1/customers/${id}`));
});

for (const [what, response] of FAILING) {
	test(`after ${what} nothing is sent, and the next call repeats the look-up`, async (context) => {
		const { cio, expect } = context;
		const { fetch, lookUps, others } = euAccount(response);
		const client = directClientOf(context, { fetch, region: "auto", retry: { maxRetries: 0 } });
		const error = await rejection(client.track("42", { name: "a" }));
		expect(error).to.be.instanceOf(cio.CustomerIOError);
		expect(error.code).to.be.oneOf(["request", "network", "region"]);
		expect(error.mayHaveTakenEffect).to.equal(false);
		expect(others()).to.deep.equal([]);
		await client.track("42", { name: "a" });
		expect(lookUps()).to.have.lengthOf(2);
		expect(others()).to.deep.equal([`${EU}/api/v1/customers/42/events`]);
	});
}

test("a look-up that fails when no call waits for it is not an unhandled rejection", async (context) => {
	const controller = new AbortController();
	const { fetch, lookUps } = euAccount(async () => {
		await sleep(10);
		throw new TypeError("lost");
	});
	const client = directClientOf(context, { fetch, region: "auto", retry: { maxRetries: 0 } });
	const call = rejection(client.identify(1, {}, { signal: controller.signal }));
	await sleep(1);
	controller.abort();
	context.expect(await call).to.include({ code: "aborted", mayHaveTakenEffect: false });
	await sleep(20);
	await client.identify(2);
	context.expect(lookUps()).to.have.lengthOf(2);
});

test("a failed look-up rejects all concurrent first calls", async (context) => {
	const { fetch, others } = euAccount(...[1, 2, 3].map(() => json({}, 401)));
	const client = directClientOf(context, { fetch, region: "auto" });
	const errors = await rejections([1, 2, 3].map((id) => client.identify(id)));
	for (const error of errors) context.expect(error).to.include({ code: "request", statusCode: 401 });
	context.expect(others()).to.deep.equal([]);
});

test("the look-up is retried like any call", async (context) => {
	const { fetch, lookUps, others } = euAccount(json({}, 503), () => Promise.reject(new TypeError("lost")));
	const client = directClientOf(context, {
		fetch,
		region: "auto",
		retry: SHORT_DELAYS,
	});
	await client.identify("42");
	context.expect(lookUps()).to.have.lengthOf(3);
	context.expect(others()).to.have.lengthOf(1);
});

test("a look-up without a response times out", async (context) => {
	const { fetch } = euAccount(never, never);
	for (const options of [
		{ timeout: 20, retry: { maxRetries: 0 } },
		{ timeout: 0, totalTimeout: 20 },
	]) {
		const client = directClientOf(context, { fetch, region: "auto", ...options });
		const error = await rejection(client.identify("42"));
		context.expect(error).to.be.instanceOf(context.cio.TimeoutError);
		context.expect(error.mayHaveTakenEffect).to.equal(false);
	}
});

test("calls that fail with the same look-up have errors of their own", async (context) => {
	const { expect } = context;
	const { fetch } = euAccount(...[1, 2, 3, 4].map(() => json({}, 401)));
	const client = directClientOf(context, { fetch, region: "auto" });
	/** @param {number} start @param {number} end */
	const deletions = (start, end) =>
		Array.from({ length: end - start }, (_, index) => ({
			type: /** @type {const} */ ("person"),
			action: /** @type {const} */ ("delete"),
			identifiers: { id: String(start + index) },
		}));
	/** @type {import("customerio-wasm").ResumePoint} */
	const resume = { resumeFrom: 80, doneRanges: [[85, 86]], firstEventId: "01ARZ3NDEKTSV4RRFFQ69G5FAV" };
	const errors = await rejections([
		client.sendAll(deletions(0, 90)),
		client.sendAll(deletions(0, 90), { resume }),
		client.identify("42"),
		client.rawRequest({ url: "/v1/a", method: "GET" }),
	]);
	expect(new Set(errors).size).to.equal(4);
	const [first, second, ...others] = errors.map(({ report }) => report);
	expect(first).to.include({ resumeFrom: 0, read: 0 });
	expect(second).to.deep.include(resume);
	expect(others).to.deep.equal([undefined, undefined]);
	for (const error of errors) expect(error).to.include({ code: "request", statusCode: 401 });
});

test("the timeout of a call bounds the look-up", async (context) => {
	const { cio, expect } = context;
	const { fetch, others } = euAccount(...[1, 2, 3, 4, 5].map(() => wrong(never)));
	const patient = directClientOf(context, { fetch, region: "auto", timeout: 0, totalTimeout: 0 });
	const errors = await rejections([
		patient.identify("42", {}, { timeout: 20 }),
		patient.track("42", { name: "a" }, { timeout: 20 }),
		patient.rawRequest({ url: "/v1/a", method: "GET" }, { timeout: 20 }),
		patient.rawRequest({ url: "/v1/a", method: "GET", timeout: 20 }),
		patient.sendAll([], { timeout: 20 }),
	]);
	for (const error of errors) {
		expect(error).to.be.instanceOf(cio.TimeoutError);
		expect(error).to.include({ mayHaveTakenEffect: false, attempts: 0 });
		expect(error.message).to.include("20 ms");
	}
	expect(others()).to.deep.equal([]);
});

test("after a look-up that never ends, the next call asks again", async (context) => {
	const { fetch, lookUps, others } = euAccount(wrong(never));
	const client = directClientOf(context, { fetch, region: "auto", timeout: 0, totalTimeout: 0 });
	await rejection(client.identify("42", {}, { timeout: 20 }));
	await client.identify("42", {}, { timeout: 10_000 });
	context.expect([lookUps().length, others().length]).to.deep.equal([2, 1]);
});

test("the time of the look-up counts for the total timeout", async (context) => {
	const { cio, expect } = context;
	const { fetch } = euAccount(async () => {
		await sleep(100);
		return Response.json(IN_EU);
	});
	const client = directClientOf(context, {
		fetch: async (url, init) => (url.endsWith(LOOK_UP) ? fetch(url, init) : never()),
		region: "auto",
		// What the look-up leaves of the total is less than the timeout of an attempt.
		totalTimeout: 400,
		timeout: 350,
	});
	const error = await rejection(client.identify("42"));
	expect(error).to.be.instanceOf(cio.TimeoutError);
	expect(error.message).to.include("within 400 ms (options.totalTimeout)");
});

test("an invalid argument does not trigger the look-up", async (context) => {
	const { fetch, calls } = euAccount();
	await rejection(directClientOf(context, { fetch, region: "auto" }).identify(".."));
	context.expect(calls).to.deep.equal([]);
});

test("auto with a custom url uses that url, without a look-up", async (context) => {
	await clientOf(context, { region: "auto" }).identify("42");
	context.expect(await onlyRequest(context)).to.include({ method: "PUT", status: 200 });
});

test("getAccountRegion with auto may use either host", async (context) => {
	const { fetch, others } = euAccount();
	const client = directClientOf(context, { fetch, region: "auto" });
	context.expect(await client.getAccountRegion()).to.deep.equal(IN_EU);
	context.expect(others()).to.deep.equal([]);
});
