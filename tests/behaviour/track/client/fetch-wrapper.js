/** Wrappers around `fetch` may change what they are given: each attempt has its own headers and bytes. */
import { ACTIONS, eagerClientOf } from "../../support.js";
import { module, test } from "../../test.js";

module("fetch wrappers");

/** What every request has of its own. @param {RequestInit} init */
const partsOf = ({ headers, body, signal }) => [headers, signal, ...(typeof body === "object" ? [body] : [])];

/**
 * A `fetch` that changes everything that it is given, and succeeds every third time.
 */
function changingFetch() {
	/** @type {{ key: string, headers: Record<string, string>, body: string, parts: unknown[] }[]} */
	const sent = [];
	return {
		sent,
		/** @param {string} _url @param {RequestInit} init */
		async fetch(_url, init) {
			const headers = /** @type {Record<string, string>} */ (init.headers);
			const seen = { ...headers };
			headers["idempotency-key"] ??= String(sent.length);
			const { body } = init;
			sent.push({
				key: String(headers["idempotency-key"]),
				headers: seen,
				body: await new Response(body).text(),
				parts: partsOf(init),
			});
			for (const name of Object.keys(headers)) delete headers[name];
			if (body instanceof Uint8Array) body.fill(0);
			return new Response("{}", { status: sent.length % 3 ? 429 : 200 });
		},
	};
}

/** @param {import("../../test.js").Context} context @param {ReturnType<typeof changingFetch>["sent"]} sent @param {string} what */
function expectOwn({ expect }, sent, what) {
	expect(sent, what).to.have.lengthOf(6);
	expect(
		sent.map(({ key }) => key),
		what,
	).to.deep.equal(["0", "1", "2", "3", "4", "5"]);
	for (const { headers, body } of sent) {
		expect(headers, what).to.deep.equal(sent[0]?.headers);
		expect(headers.authorization, what).to.match(/^Basic \w/);
		expect(body, what).to.equal(sent[0]?.body);
	}
	const parts = sent.flatMap(({ parts }) => parts);
	expect(new Set(parts).size, what).to.equal(parts.length);
}

for (const [action, act] of ACTIONS) {
	test(`${action}: headers that a wrapper changes are those of one attempt`, async (context) => {
		const { fetch, sent } = changingFetch();
		const client = eagerClientOf(context, { fetch, eventIds: false });
		const calls = action === "rawRequest" ? 6 : 2;
		for (let count = 0; count < calls; count += 1) await act(client).catch(() => {});
		expectOwn(context, sent, action);
	});
}

/** Bodies of raw requests that are sent as bytes. @type {[string, () => object][]} */
const BODIES = [
	["bytes", () => ({ data: new Uint8Array([97, 98, 99]) })],
	["an ArrayBuffer", () => ({ data: new Uint8Array([97, 98, 99]).buffer })],
	["a multipart body", () => ({ fileData: { f: new Uint8Array([97, 98, 99]) } })],
];

for (const [what, body] of BODIES) {
	test(`${what} that a wrapper changes is that of one attempt`, async (context) => {
		const { fetch, sent } = changingFetch();
		const client = eagerClientOf(context, { fetch });
		const request = { url: "/v1/a", method: "PUT", maxRetries: 2, ...body() };
		await client.rawRequest(request);
		context.expect(sent).to.have.lengthOf(3);
		for (const { body } of sent) context.expect(body).to.equal(sent[0]?.body).and.to.include("abc");
	});
}

test("a batch of sendAll that a wrapper changes is that of one attempt, also when it is halved", async (context) => {
	const { expect } = context;
	/** @type {string[]} */
	const bodies = [];
	const client = eagerClientOf(context, {
		fetch: async (_url, { body }) => {
			bodies.push(await new Response(body).text());
			if (body instanceof Uint8Array) body.fill(0);
			return new Response("{}", { status: [429, 400, 429][bodies.length - 1] ?? 200 });
		},
	});
	const report = await client.sendAll(
		["1", "2"].map((id) => ({ type: "person", action: "delete", identifiers: { id } })),
	);
	expect(report).to.include({ accepted: 2, retries: 2 });
	const operations = bodies.map((body) => JSON.parse(body).batch.length);
	expect(operations).to.deep.equal([2, 2, 1, 1, 1]);
});

test("a header of any name is sent", async (context) => {
	const { fetch, sent } = changingFetch();
	const headers = Object.fromEntries([
		["__proto__", "a"],
		["constructor", "b"],
		["X-Own", "c"],
		["x-own", "d"],
	]);
	const client = eagerClientOf(context, { fetch });
	await client.rawRequest({ url: "/v1/a", method: "PUT", maxRetries: 2, headers });
	for (const { headers } of sent) {
		context.expect(Object.entries(headers)).to.deep.include.members([
			["__proto__", "a"],
			["constructor", "b"],
			["x-own", "d"],
		]);
	}
});
