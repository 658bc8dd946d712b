/** @typedef {import("../../suite.js").Context} Context */
import {
	clientOf,
	never,
	recordingFetch,
	rejection,
	rejections,
	sleep,
	takesCache,
	wrong,
} from "../../support.js";
import { module, test } from "../../test.js";

module("injected fetch");

/** The ways in which a `fetch` can be broken. @type {[string, () => unknown][]} */
const BROKEN = [
	[
		"throws",
		() => {
			throw new TypeError("boom");
		},
	],
	[
		"throws a string",
		() => {
			throw "boom";
		},
	],
	[
		"throws undefined",
		() => {
			throw undefined;
		},
	],
	["rejects", () => Promise.reject(new TypeError("boom"))],
	["rejects with a string", () => Promise.reject("boom")],
	["rejects with undefined", () => Promise.reject()],
	["resolves with undefined", () => undefined],
	["resolves with null", () => Promise.resolve(null)],
	["resolves with a plain object", () => Promise.resolve({})],
	["resolves with a string", () => "{}"],
	[
		"resolves with a body that cannot be read",
		() => Object.assign(new Response("{}"), { text: () => Promise.reject("boom") }),
	],
	[
		"resolves with a body that has been read",
		async () => {
			const response = new Response("{}");
			await response.text();
			return response;
		},
	],
	["resolves with Response.error()", () => Response.error()],
];

test("is called without a this, with a URL and the whole request init", async (context) => {
	const { expect, siteId, apiKey } = context;
	const { fetch, calls } = recordingFetch();
	await clientOf(context, { fetch }).identify("42", { plan: "basic" });
	expect(calls).to.have.lengthOf(1);
	const [{ self, args, request } = wrong({})] = calls;
	expect(self).to.equal(undefined);
	expect(args).to.have.lengthOf(2);
	expect(args[0]).to.equal(`${context.url}/api/v1/customers/42`);
	const cache = takesCache() ? ["cache"] : [];
	expect(args[1]).to.have.all.keys("method", "headers", "body", "signal", "redirect", ...cache);
	expect(request).to.include({ method: "PUT", redirect: "manual" });
	expect(request.headers.get("authorization")).to.equal(`Basic ${btoa(`${siteId}:${apiKey}`)}`);
	expect(await request.json()).to.deep.equal({ plan: "basic" });
	expect((await context.sandbox.state()).requests).to.deep.equal([]);
});

test("is called in the same way for a raw request", async (context) => {
	const { expect, siteId, apiKey, url } = context;
	const { fetch, calls } = recordingFetch();
	const call = { url: "/v1/a", method: "PATCH", data: "ü", headers: { "x-own": "1" } };
	await clientOf(context, { fetch }).rawRequest(call);
	const [{ self, request } = wrong({})] = calls;
	expect(self).to.equal(undefined);
	expect(request).to.include({ method: "PATCH", redirect: "manual", url: `${url}/api/v1/a` });
	expect(request.headers.get("x-own")).to.equal("1");
	expect(request.headers.get("authorization")).to.equal(`Basic ${btoa(`${siteId}:${apiKey}`)}`);
	expect(await request.text()).to.equal("ü");
});

test("may be a plain function that responds at once", async (context) => {
	const fetch = wrong(() => new Response('{"a":1}'));
	const { data } = await clientOf(context, { fetch }).rawRequest({ url: "/v1/a", method: "GET" });
	context.expect(data).to.deep.equal({ a: 1 });
});

test("may be the runtime's own", async (context) => {
	await clientOf(context, { fetch: globalThis.fetch }).identify("42");
	context.expect((await context.sandbox.state()).people).to.have.lengthOf(1);
});

test("learns of an abort from the request's signal", async (context) => {
	const { cio, expect } = context;
	const controller = new AbortController();
	const { fetch, calls } = recordingFetch(never);
	const call = rejection(clientOf(context, { fetch }).destroy("42", { signal: controller.signal }));
	while (calls.length === 0) await sleep(5);
	expect(calls[0]?.request.signal.aborted).to.equal(false);
	controller.abort("enough");
	const error = await call;
	expect(error).to.be.instanceOf(cio.AbortError);
	expect(calls[0]?.request.signal.aborted).to.equal(true);
});

test("one that ignores its signal cannot delay the timeout", async (context) => {
	const { fetch } = recordingFetch(never);
	const error = await rejection(
		clientOf(context, { fetch, timeout: 50, retry: { maxRetries: 0 } }).identify("42"),
	);
	context.expect(error).to.be.instanceOf(context.cio.TimeoutError);
});

for (const [what, broken] of BROKEN) {
	test(`one that ${what} makes the call reject, not hang`, async (context) => {
		const { cio, expect } = context;
		const client = clientOf(context, { fetch: wrong(broken), retry: { maxRetries: 0 } });
		const calls = [client.identify("42"), client.rawRequest({ url: "/v1/a", method: "GET" })];
		for (const error of await rejections(calls)) {
			expect(error).to.be.instanceOf(cio.CustomerIOError);
			expect(error.code).to.be.oneOf(["network", "request"]);
		}
	});
}

test("without one, globalThis.fetch is looked up in each call", async (context) => {
	const { expect } = context;
	const client = clientOf(context);
	const original = globalThis.fetch;
	const { fetch, calls } = recordingFetch();
	try {
		globalThis.fetch = /** @type {typeof globalThis.fetch} */ (fetch);
		await client.identify("42");
	} finally {
		globalThis.fetch = original;
	}
	expect(calls).to.have.lengthOf(1);
	await client.identify("43");
	expect((await context.sandbox.state()).people.map(({ id }) => id)).to.deep.equal(["43"]);
});

test("without any fetch, the call rejects and says so", async (context) => {
	const original = globalThis.fetch;
	try {
		globalThis.fetch = wrong(undefined);
		const error = await rejection(clientOf(context, { retry: { maxRetries: 0 } }).identify("42"));
		context.expect(error).to.be.instanceOf(context.cio.CustomerIOError);
	} finally {
		globalThis.fetch = original;
	}
});

test("the status of a response decides, whatever its ok says", async (context) => {
	const { expect } = context;
	const answering = (/** @type {object} */ response) => {
		const fetch = async () => wrong({ text: async () => "{}", headers: new Headers(), ...response });
		return clientOf(context, { fetch, retry: { maxRetries: 0 } }).identify("42");
	};
	for (const response of [{ status: 200 }, { status: 200, ok: false }, { status: 204, ok: "no" }])
		expect(await answering(response)).to.deep.equal({});
	for (const response of [{ status: 500, ok: true }, { status: 404, ok: "yes" }, { status: 400 }])
		expect(await rejection(answering(response))).to.include({ code: "request", statusCode: response.status });
});
