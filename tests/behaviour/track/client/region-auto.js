/** `region: "auto"`: asked once, before the first call, for all calls. */
/** @typedef {import("../../suite.js").Context} Context */
import {
	ACTIONS,
	clientOf,
	directClientOf,
	never,
	onlyRequest,
	recordingFetch,
	rejection,
	rejections,
	sleep,
} from "../../support.js";
import { module, test } from "../../test.js";

module("region auto");

const US = "https://track.customer.io";
const EU = "https://track-eu.customer.io";
const LOOK_UP = "/api/v1/accounts/region";
const IN_EU = { url: "track-eu.customer.io", region: "eu", environment_id: 7 };

/**
 * A Customer.io of an account in the EU. The first answers of the look-up may be other ones.
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

/** workerd and its likes let no request wait for what another one began: there each first call asks for itself. */
const asksAlone = globalThis.navigator?.userAgent === "Cloudflare-Workers" || "EdgeRuntime" in globalThis;

/** Look-ups that find nothing out. @type {[string, () => Response | Promise<Response>][]} */
const FAILING = [
	["401", json({ meta: { errors: ["Unauthorized request"] } }, 401)],
	["500", json({}, 500)],
	["a lost connection", () => Promise.reject(new TypeError("lost"))],
	["an answer without a region", json({})],
	["an unknown region", json({ ...IN_EU, region: "mars" })],
	["a region that is no text", json({ ...IN_EU, region: { eu: true } })],
	["a page", () => new Response("<title>Portal</title>")],
	["null", json(null)],
];

test("auto asks once, and then every call goes where the account is", async (context) => {
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

test("auto finds the US as well", async (context) => {
	const { fetch, others } = euAccount(json({ ...IN_EU, region: "us" }));
	await directClientOf(context, { fetch, region: "auto" }).identify("42");
	context.expect(others()).to.deep.equal([`${US}/api/v1/customers/42`]);
});

test("auto goes by the region, not by the URL in the answer", async (context) => {
	const { fetch, others } = euAccount(json({ ...IN_EU, url: "https://evil.example" }));
	await directClientOf(context, { fetch, region: "auto" }).identify("42");
	context.expect(others()).to.deep.equal([`${EU}/api/v1/customers/42`]);
});

test("first calls at the same time share one look-up", async (context) => {
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

test("one that does not wait for the look-up harms no other", async (context) => {
	const { cio, expect } = context;
	const controller = new AbortController();
	const { fetch, others } = euAccount(async () => {
		await sleep(20);
		return Response.json(IN_EU);
	});
	const client = directClientOf(context, { fetch, region: "auto" });
	const aborted = rejection(client.identify(1, {}, { signal: controller.signal }));
	const patient = [2, 3].map((id) => client.identify(id));
	await sleep(5);
	controller.abort("enough");
	const error = await aborted;
	expect(error).to.be.instanceOf(cio.AbortError);
	expect(error).to.include({ cause: "enough", mayHaveTakenEffect: false });
	await Promise.all(patient);
	expect(others().sort()).to.deep.equal([2, 3].map((id) => `${EU}/api/v1/customers/${id}`));
});

for (const [what, answer] of FAILING) {
	test(`after ${what} nothing is sent, and the next call asks again`, async (context) => {
		const { cio, expect } = context;
		const { fetch, lookUps, others } = euAccount(answer);
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

test("a look-up that fails when nobody waits any more is left unhandled by nobody", async (context) => {
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

test("concurrent first calls all learn of a look-up that failed", async (context) => {
	const { fetch, others } = euAccount(...[1, 2, 3].map(() => json({}, 401)));
	const client = directClientOf(context, { fetch, region: "auto" });
	const errors = await rejections([1, 2, 3].map((id) => client.identify(id)));
	for (const error of errors) context.expect(error).to.include({ code: "request", statusCode: 401 });
	context.expect(others()).to.deep.equal([]);
});

test("the look-up is repeated like any call", async (context) => {
	const { fetch, lookUps, others } = euAccount(json({}, 503), () => Promise.reject(new TypeError("lost")));
	const client = directClientOf(context, { fetch, region: "auto", retry: { minDelay: 1, maxDelay: 1 } });
	await client.identify("42");
	context.expect(lookUps()).to.have.lengthOf(3);
	context.expect(others()).to.have.lengthOf(1);
});

test("a look-up without an answer ends by the timeouts", async (context) => {
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

test("a refused argument asks nothing", async (context) => {
	const { fetch, calls } = euAccount();
	await rejection(directClientOf(context, { fetch, region: "auto" }).identify(".."));
	context.expect(calls).to.deep.equal([]);
});

test("auto with a url goes to the url, without a question", async (context) => {
	await clientOf(context, { region: "auto" }).identify("42");
	context.expect(await onlyRequest(context)).to.include({ method: "PUT", status: 200 });
});

test("getAccountRegion with auto asks either host", async (context) => {
	const { fetch, others } = euAccount();
	const client = directClientOf(context, { fetch, region: "auto" });
	context.expect(await client.getAccountRegion()).to.deep.equal(IN_EU);
	context.expect(others()).to.deep.equal([]);
});
