/** Pages of other origins: CORS. */
import { module, serverTest } from "../test.js";
import { collectingRelay, ORIGIN, RELAY_URL, responseTo, trackItem } from "./support.js";

module("relay, origins");

const BLOG = "https://blog.example";

/** @param {(request: Request) => Promise<Response>} relay @param {string} origin @param {string} [asked] */
const preflight = (relay, origin, asked = "authorization,content-type") =>
	relay(
		new Request(RELAY_URL, {
			method: "OPTIONS",
			headers: {
				origin,
				"access-control-request-method": "POST",
				"access-control-request-headers": asked,
			},
		}),
	);

serverTest("a page of an origin that is named may send and read the answer", async ({ expect }) => {
	const { relay, operations } = await collectingRelay({ origins: [ORIGIN, BLOG] });
	for (const origin of [BLOG, ORIGIN]) {
		const { status, headers } = await responseTo(relay, [trackItem()], {
			origin,
			"sec-fetch-site": "cross-site",
		});
		expect(status).to.equal(202);
		expect(headers.get("access-control-allow-origin")).to.equal(origin);
		expect(headers.get("access-control-expose-headers")).to.equal("Retry-After");
		expect(headers.get("access-control-allow-credentials")).to.equal(null);
		expect(headers.get("vary")).to.equal("Origin");
	}
	expect(operations).to.have.lengthOf(2);
	const refused = await responseTo(relay, "not of this wire", { origin: BLOG });
	expect(refused.status).to.equal(400);
	expect(refused.headers.get("access-control-allow-origin"), "the page can read why").to.equal(BLOG);
});

serverTest("no other page learns anything", async ({ expect }) => {
	const { relay, operations } = await collectingRelay({ origins: [BLOG], credentials: true });
	for (const origin of [
		"https://evil.example",
		"https://blog.example.evil.example",
		ORIGIN,
		"null",
		"*",
		`${BLOG}/`,
	]) {
		const { status, body, headers } = await responseTo(relay, [trackItem()], { origin });
		expect([status, body], origin).to.deep.equal([403, { code: "origin" }]);
		for (const name of headers.keys()) expect(name, origin).not.to.match(/^access-control/);
		expect(headers.get("vary")).to.equal("Origin");
	}
	expect(operations).to.have.lengthOf(0);
});

serverTest("cookies of other origins are taken only if the owner says so", async ({ expect }) => {
	const { relay } = await collectingRelay({ origins: [BLOG], credentials: true });
	const { headers } = await responseTo(relay, [trackItem()], { origin: BLOG });
	expect(headers.get("access-control-allow-credentials")).to.equal("true");
	expect((await preflight(relay, BLOG)).headers.get("access-control-allow-credentials")).to.equal("true");
	const without = await collectingRelay({ origins: [BLOG] });
	expect((await preflight(without.relay, BLOG)).headers.get("access-control-allow-credentials")).to.equal(
		null,
	);
});

serverTest("a preflight is answered for the origins that may send", async ({ expect }) => {
	const { relay, operations } = await collectingRelay({
		origins: [BLOG],
		identify: () => {
			throw new Error("not for a preflight");
		},
	});
	const response = await preflight(relay, BLOG);
	expect(response.status).to.equal(204);
	const { headers } = response;
	expect(headers.get("access-control-allow-origin")).to.equal(BLOG);
	expect(headers.get("access-control-allow-methods")).to.equal("POST");
	expect(headers.get("access-control-allow-headers")).to.equal("authorization,content-type");
	expect(headers.get("cache-control")).to.equal("no-store");
	expect(headers.get("vary")).to.equal("Origin");
	expect(await response.text()).to.equal("");
	const refused = await preflight(relay, "https://evil.example");
	expect(refused.status).to.equal(403);
	expect(refused.headers.get("access-control-allow-origin")).to.equal(null);
	expect(operations).to.have.lengthOf(0);
});
