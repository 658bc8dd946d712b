/** `withResponse()` of every kind of call. */
import { rejection, scriptedFetch, wrong } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { appClientOf, directAppClientOf, EMAIL } from "../support.js";

module("withResponse");

const respond = () => new Response('{"messages":[1],"next":""}', { headers: { "X-Request-Id": "r1" } });

serverTest("a call gives data, status, headers and attempts, and sends nothing more", async (context) => {
	const { expect } = context;
	const { fetch, calls } = scriptedFetch(500, respond);
	const client = directAppClientOf(context, { fetch });
	const call = client.getSegment(7);
	const { data, response, attempts } = await call.withResponse();
	expect(data).to.deep.equal({ messages: [1], next: "" });
	expect(response.status).to.equal(200);
	expect(response.headers).to.include({ "x-request-id": "r1" });
	expect(Object.getPrototypeOf(response.headers)).to.equal(Object.prototype);
	expect(attempts).to.equal(2);
	expect(await call).to.equal(data);
	expect((await call.withResponse()).data).to.equal(data);
	expect(calls).to.have.lengthOf(2);
});

serverTest("a list gives its first page with it", async (context) => {
	const { fetch, calls } = scriptedFetch(respond);
	const { data, attempts } = await directAppClientOf(context, { fetch }).getMessages().withResponse();
	context.expect({ data, attempts }).to.deep.equal({ data: { messages: [1], next: "" }, attempts: 1 });
	context.expect(calls).to.have.lengthOf(1);
});

serverTest("a send and an upload have it", async (context) => {
	const { expect } = context;
	const client = appClientOf(context);
	const sent = await client.sendEmail(EMAIL).withResponse();
	expect(sent.response.status).to.equal(200);
	expect(sent.data.delivery_id).to.be.a("string");
	const file = { filename: "a.png", data: Uint8Array.of(1, 2, 3) };
	const uploaded = await client.createAsset(/** @type {any} */ (file)).withResponse();
	expect(uploaded.attempts).to.equal(1);
	expect(uploaded.response.status).to.be.within(200, 201);
});

serverTest("a call without a result has an empty object, and its status", async (context) => {
	const { fetch } = scriptedFetch(() => new Response(null, { status: 204 }));
	const { data, response } = await directAppClientOf(context, { fetch }).deleteSegment(7).withResponse();
	context.expect(data).to.deep.equal({});
	context.expect(response.status).to.equal(204);
});

serverTest("a mock without headers has none", async (context) => {
	const mock = { status: 200, ok: true, text: async () => "{}" };
	const client = directAppClientOf(context, { fetch: wrong(async () => mock) });
	const { response } = await client.getSegment(7).withResponse();
	context.expect(response).to.deep.equal({ status: 200, headers: {} });
});

serverTest("a failure is the call's own", async (context) => {
	const { cio, expect } = context;
	const { fetch } = scriptedFetch(404);
	const client = directAppClientOf(context, { fetch });
	for (const make of [
		() => client.getSegment(7),
		() => client.getMessages(),
		() => client.sendEmail(EMAIL),
		() => client.sendEmail(wrong(undefined)),
		() => client.createAsset(wrong({})),
	]) {
		const call = make();
		const [one, other] = await Promise.all([rejection(call), rejection(call.withResponse())]);
		expect(one).to.be.instanceOf(cio.CustomerIOError);
		expect(other).to.equal(one);
	}
});

serverTest("a call is a promise in every respect", async (context) => {
	const { expect } = context;
	const { fetch } = scriptedFetch(respond);
	const call = directAppClientOf(context, { fetch }).getMessages();
	expect(call).to.be.instanceOf(Promise);
	expect(Object.prototype.toString.call(call)).to.equal("[object Promise]");
	let ended = false;
	await call.finally(() => {
		ended = true;
	});
	expect(ended).to.equal(true);
	expect(await Promise.all([call, 1])).to.deep.equal([{ messages: [1], next: "" }, 1]);
	expect(Object.keys(call), "what a logger shows").to.not.include("data");
});
