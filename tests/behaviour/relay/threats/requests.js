/** Threats by the request itself: other sites, floods, caches, names of hosts. */
import { consoleOutput } from "../../support.js";
import { module, serverTest } from "../../test.js";
import {
	bySession,
	collectingRelay,
	identifyItem,
	ORIGIN,
	RELAY_URL,
	relayOf,
	requestOf,
	responseTo,
	trackItem,
} from "../support.js";

module("relay, threats by the request");

const EVIL = "https://evil.example";

/** Where a request comes from: the headers, and whether the relay of `shop.example` takes it. @type {[string, Record<string, string | null>, boolean][]} */
const SITES = [
	["the same origin", {}, true],
	["the same origin, by what the browser says", { origin: null, "sec-fetch-site": "same-origin" }, true],
	["a proxy before the relay", { origin: "http://inside:8080", "sec-fetch-site": "same-origin" }, true],
	["another site", { origin: EVIL, "sec-fetch-site": "cross-site" }, false],
	["another site, in an old browser", { origin: EVIL }, false],
	["the same site", { origin: "https://blog.shop.example", "sec-fetch-site": "same-site" }, false],
	["a name that begins with ours", { origin: `${ORIGIN}.evil.example` }, false],
	["another scheme", { origin: "http://shop.example" }, false],
	["another port", { origin: `${ORIGIN}:8443` }, false],
	["a sandboxed frame", { origin: "null", "sec-fetch-site": "cross-site" }, false],
	["a link", { origin: null, "sec-fetch-site": "none" }, false],
	["nowhere", { origin: null }, false],
];

for (const [where, headers, isTaken] of SITES) {
	serverTest(`7: a request from ${where} is ${isTaken ? "taken" : "refused"}`, async ({ expect }) => {
		const { relay, operations } = await collectingRelay({ identify: bySession });
		const { status, body, response } = await responseTo(relay, [trackItem()], {
			...headers,
			cookie: "session=42",
		});
		expect(status).to.equal(isTaken ? 202 : 403);
		if (!isTaken) expect(body).to.deep.equal({ code: "origin" });
		expect(operations).to.have.lengthOf(isTaken ? 1 : 0);
		expect(response.headers.get("access-control-allow-origin")).to.equal(null);
	});
}

serverTest(
	"8: the owner limits how often a visitor sends, and anonymous visitors make no people",
	async (context) => {
		const { expect, sandbox } = context;
		/** @type {unknown[]} */
		const asked = [];
		const answers = [true, { success: true }, false, { success: false }];
		const relay = await relayOf(context, {
			identify: bySession,
			rateLimit: async (request, identity) => {
				asked.push([request.headers.get("cf-connecting-ip"), identity]);
				return answers.shift() ?? false;
			},
		});
		const headers = { cookie: "session=42", "cf-connecting-ip": "192.0.2.1" };
		for (const expected of [202, 202, 429, 429]) {
			const { status, body, response } = await responseTo(relay, [trackItem()], headers);
			expect(status).to.equal(expected);
			if (expected === 202) continue;
			expect(body).to.deep.equal({ code: "rate_limited" });
			expect(response.headers.get("retry-after")).to.match(/^[1-9]\d*$/);
		}
		expect(asked).to.deep.equal(Array(4).fill(["192.0.2.1", { id: "42" }]));
		const open = await relayOf(context, { attributes: ["plan"] });
		const { body } = await responseTo(open, [identifyItem({ plan: "a" }), trackItem()]);
		expect(body).to.deep.equal({ accepted: 1, rejected: [{ index: 0, code: "anonymous" }], anonymous: true });
		expect((await sandbox.state()).people.map(({ id }) => id)).to.deep.equal(["42"]);
	},
);

serverTest("8: a request that is limited is not read", async ({ expect }) => {
	const { relay } = await collectingRelay({ rateLimit: () => false });
	const request = requestOf([trackItem()]);
	expect((await relay(request)).status).to.equal(429);
	expect(request.bodyUsed).to.equal(false);
});

serverTest("12: a visitor who objects, or has not agreed, is not followed", async ({ expect }) => {
	const gpc = { "sec-gpc": "1" };
	const agreed = { cookie: "consent=yes" };
	const consent = (/** @type {Request} */ request) =>
		(request.headers.get("cookie") ?? "").includes("consent=yes");
	/** @type {[object, Record<string, string>, number][]} */
	const rows = [
		[{}, {}, 202],
		[{}, { "sec-gpc": "0" }, 202],
		[{}, gpc, 403],
		[{ ignoreGpc: true }, gpc, 202],
		[{ consent }, {}, 403],
		[{ consent }, agreed, 202],
		[{ consent }, { ...agreed, ...gpc }, 403],
		[{ consent, ignoreGpc: true }, { ...agreed, ...gpc }, 202],
		[{ consent: async () => false }, agreed, 403],
	];
	for (const [options, headers, expected] of rows) {
		const { relay, operations } = await collectingRelay(options);
		const { status, body, response } = await responseTo(relay, [trackItem()], headers);
		expect(status, JSON.stringify([options, headers])).to.equal(expected);
		if (expected === 202) continue;
		expect(body).to.deep.equal({ code: "consent" });
		expect(response.headers.get("set-cookie")).to.equal(null);
		expect(operations).to.have.lengthOf(0);
	}
});

serverTest("12: what the browser says of the visitor is not passed on", async (context) => {
	const { expect, sandbox } = context;
	const relay = await relayOf(context);
	await responseTo(relay, [trackItem()], {
		referer: `${ORIGIN}/secret-page`,
		"user-agent": "Visitor/1.0",
		"x-forwarded-for": "192.0.2.1",
		"cf-connecting-ip": "192.0.2.1",
		cookie: "session=private",
	});
	const [request] = (await sandbox.state()).requests;
	const seen = JSON.stringify(request);
	for (const text of ["secret-page", "Visitor/1.0", "192.0.2.1", "private"])
		expect(seen).not.to.include(text);
});

serverTest("13: no answer is cached, and nothing of a page is logged", async (context) => {
	const { expect } = context;
	const relay = await relayOf(context, { rateLimit: () => Promise.reject(new Error("limiter down")) });
	const fine = await relayOf(context);
	const lines = await consoleOutput(async () => {
		const requests = [
			requestOf([trackItem({ data: { private: "in the body" } })]),
			requestOf("in the body {"),
			requestOf([trackItem()], { origin: EVIL }),
			requestOf("x".repeat(70_000)),
			new Request(RELAY_URL),
		];
		for (const request of requests) {
			const response = await fine(request);
			expect(response.headers.get("cache-control"), String(response.status)).to.equal("no-store");
		}
		const failed = await relay(requestOf([trackItem({ data: { private: "in the body" } })]));
		expect(failed.status).to.equal(503);
		expect(failed.headers.get("cache-control")).to.equal("no-store");
	});
	expect(lines).to.have.lengthOf(1);
	expect(String(lines[0]?.args)).to.include("limiter down");
	expect(String(lines[0]?.args)).not.to.include("in the body");
});

serverTest(
	"14: with origins, the name of the host counts for nothing: it may be another's",
	async ({ expect }) => {
		const { relay, operations } = await collectingRelay({ origins: [ORIGIN] });
		// The name of the attacker leads to the relay's address, so the browser calls it the same origin.
		const rebound = { url: `${EVIL}/e` };
		expect(
			(await responseTo(relay, [trackItem()], { origin: null })).status,
			"without both headers",
		).to.equal(403);
		for (const origin of [EVIL, null]) {
			const headers = { origin, "sec-fetch-site": "same-origin", host: "evil.example" };
			const { status, body } = await responseTo(relay, [trackItem()], headers, rebound);
			expect([status, body]).to.deep.equal([403, { code: "origin" }]);
		}
		expect((await responseTo(relay, [trackItem()], {})).status).to.equal(202);
		const sameOrigin = { origin: null, "sec-fetch-site": "same-origin" };
		expect((await responseTo(relay, [trackItem()], sameOrigin)).status).to.equal(202);
		expect(operations).to.have.lengthOf(2);
	},
);

serverTest("15: a link, a form or an image sends nothing", async ({ expect }) => {
	const { relay, operations } = await collectingRelay();
	for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE"]) {
		const hasBody = method !== "GET" && method !== "HEAD";
		const response = await relay(
			new Request(RELAY_URL, {
				method,
				headers: { origin: ORIGIN },
				...(hasBody && { body: JSON.stringify({ v: 1, sent_at: 1, items: [trackItem()] }) }),
			}),
		);
		expect([response.status, response.headers.get("allow")], method).to.deep.equal([405, "POST, OPTIONS"]);
	}
	expect(operations).to.have.lengthOf(0);
});
