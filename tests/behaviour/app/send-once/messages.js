/** What `sendOnce` sends: each kind of message, as it was when it was given. */
import { rejection, sleep, wrong } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { directAppClientOf, EMAIL, SENDS } from "../support.js";
import { deliveries, memory } from "./support.js";

module("sendOnce: messages");

for (const [method, path, builder, message] of SENDS) {
	serverTest(`a ${builder} goes to ${method}`, async (context) => {
		const { fetch, calls } = deliveries();
		const request = new /** @type {any} */ (context.cio)[builder](message);
		await directAppClientOf(context, { fetch }).sendOnce(method, request, { store: memory().store });
		context.expect(new URL(String(calls[0]?.request.url)).pathname).to.equal(path);
		context.expect(await calls[0]?.request.json()).to.deep.equal(message);
	});
}

for (const [method, path, builder, message] of SENDS) {
	serverTest(`a ${builder} of customerio-node goes to ${method}, and by no other method`, async (context) => {
		const { cio, expect } = context;
		const { fetch, calls } = deliveries();
		const client = directAppClientOf(context, { fetch });
		const request = wrong({ message, [Symbol.for(`customerio-node.${builder}`)]: true });
		await client.sendOnce(method, request, { store: memory().store });
		expect(calls.map(({ request }) => new URL(request.url).pathname)).to.deep.equal([path]);
		const other = method === "sendEmail" ? "sendPush" : "sendEmail";
		for (const mistaken of [request, new /** @type {any} */ (cio)[builder](message)]) {
			const error = await rejection(client[other](mistaken));
			expect(error).to.be.instanceOf(cio.ValidationError);
			expect(error.message).to.equal(`${other}: message is not one that ${other} sends: use ${method}`);
		}
		expect(calls).to.have.lengthOf(1);
	});
}

for (const [what, attachments] of /** @type {const} */ ([
	["plain data", {}],
	["a Blob", { attachments: { "a.txt": new Blob(["a"]) } }],
])) {
	serverTest(`what the caller changes while the store is asked changes nothing: ${what}`, async (context) => {
		const { expect } = context;
		const { fetch, calls } = deliveries();
		const { store } = memory();
		const message = { ...EMAIL, ...attachments, message_data: { total: 1 } };
		const slow = {
			...store,
			claim: async (/** @type {string} */ key) => sleep(5).then(() => store.claim(key)),
		};
		const sending = directAppClientOf(context, { fetch }).sendOnce("k", wrong(message), { store: slow });
		message.to = "eve@example.com";
		message.message_data.total = 2;
		await sending;
		const sent = await calls[0]?.request.json();
		expect(sent).to.deep.include({ to: EMAIL.to, message_data: { total: 1 } });
	});
}

serverTest("a plain object is an email, one with a member message too", async (context) => {
	const { fetch, calls } = deliveries();
	await directAppClientOf(context, { fetch }).sendOnce("k", EMAIL, { store: memory().store });
	context.expect(new URL(String(calls[0]?.request.url)).pathname).to.equal("/v1/send/email");
});
