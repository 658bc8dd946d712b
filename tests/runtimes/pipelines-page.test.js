/** What a page sends with the Pipelines API, without a browser: Node with the two objects by which the package knows a page. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { resolveEntry, sharedConsumer } from "../harness/consumer.js";
import { listen } from "../harness/http.js";

const folder = await sharedConsumer();
const entry = await resolveEntry(folder, "./pipelines", ["node", "import", "default"]);
/** @type {typeof import("customerio-wasm/pipelines")} */
const { PipelinesClient } = await import(pathToFileURL(join(folder, entry)).href);

/** @type {{ path: string, headers: import("node:http").IncomingHttpHeaders, body: any }[]} */
const requests = [];
const server = await listen(async (request, response) => {
	const body = JSON.parse(String(await buffer(request)));
	requests.push({ path: String(request.url), headers: request.headers, body });
	response.end("{}");
});
const url = `${server.url}/v1`;

before(() => {
	const document = {};
	Object.assign(globalThis, { document, window: { document } });
});
after(async () => {
	for (const name of ["document", "window"]) Reflect.deleteProperty(globalThis, name);
	await server.close();
});

/** The headers that a request may have without asking the server for permission: https://fetch.spec.whatwg.org/#cors-safelisted-request-header */
const OF_THE_RUNTIME =
	/^(host|connection|content-length|user-agent|accept|accept-language|accept-encoding|sec-.*|cache-control|pragma)$/;

test("each call uses the short path, has the key in its body, and sends no header that needs a preflight", async () => {
	const client = new PipelinesClient("wr1te-k3y\n", { url });
	await client.identify({ userId: "42", traits: { plan: "pro" } });
	await client.track({ userId: "42", event: "a" });
	await client.page({ anonymousId: "visitor" });
	await client.screen({ userId: "42" });
	await client.group({ userId: "42", groupId: "acme" });
	await client.alias({ userId: "42", previousId: "visitor" });
	await client.batch([{ type: "page", userId: "42" }]);
	const seen = requests.splice(0);
	assert.deepEqual(
		seen.map(({ path }) => path),
		["i", "t", "p", "s", "g", "a", "b"].map((letter) => `/v1/${letter}`),
	);
	for (const { headers, body } of seen) {
		const { "content-type": type, ...others } = headers;
		assert.match(String(type), /^text\/plain(;|$)/);
		assert.deepEqual(
			Object.keys(others).filter((name) => !OF_THE_RUNTIME.test(name)),
			[],
		);
		assert.equal(body.writeKey, "wr1te-k3y");
		const [message] = body.batch ?? [body];
		assert.ok(message.messageId && message.sentAt && message.type && message.timestamp);
	}
});

test("a public key is sent in the body, too", async () => {
	await new PipelinesClient("pk_eu_abc", { url }).page({ userId: "42" });
	const [{ headers, body }] = requests.splice(0);
	assert.equal(headers.authorization, undefined);
	assert.equal(body.writeKey, "pk_eu_abc");
});

for (const [what, key, options, argument] of /** @type {const} */ ([
	["a private key", "sk_us_abc", {}, "writeKey"],
	["strict mode", "wr1te-k3y", { strictMode: true }, "strictMode"],
])) {
	test(`${what} is refused`, async () => {
		const call = new PipelinesClient(key, { url, ...options }).page({ userId: "42" });
		await assert.rejects(call, (/** @type {any} */ error) => {
			assert.equal(error.argument, argument);
			assert.doesNotMatch(error.message, /sk_us_abc/);
			return true;
		});
		assert.deepEqual(requests, []);
	});
}

test("the limit of a message includes the key", async () => {
	const client = new PipelinesClient("k".repeat(1_000), { url });
	await client.page({ userId: "42", name: "x".repeat(30_000) });
	await assert.rejects(client.page({ userId: "42", name: "x".repeat(31_000) }), /at most 32000 bytes/);
	assert.equal(requests.splice(0).length, 1);
});
