/** The six sends: what goes out of builders and of plain objects. */
import { onlyRequest, recordingFetch } from "../../support.js";
import { module, serverTest } from "../../test.js";
import { appClientOf, directAppClientOf, EMAIL, MESSAGE, SENDS } from "../support.js";

module("sends: messages");

for (const [method, path, builder, message] of SENDS) {
	serverTest(`${method}: a plain object`, async (context) => {
		const { expect, sandbox } = context;
		const result = await appClientOf(context)[method](message);
		const request = await onlyRequest(context);
		expect(request).to.include({ method: "POST", path, query: "" });
		expect(JSON.parse(request.body)).to.deep.equal(message);
		const { deliveries } = await sandbox.state();
		expect(deliveries.map(({ id }) => id)).to.deep.equal([result.delivery_id]);
		expect(result.queued_at).to.be.a("number");
	});

	serverTest(`${method}: a ${builder}, which can be sent again`, async (context) => {
		const { cio, expect, sandbox } = context;
		const client = appClientOf(context);
		const Builder = /** @type {any} */ (cio)[builder];
		const request = new Builder({ ...message, language: undefined, send_to_unsubscribed: false });
		// Headers can be added to an email's builder later.
		const headers = method === "sendEmail" ? { headers: {} } : {};
		expect(request.message).to.deep.equal({ ...message, ...headers, send_to_unsubscribed: false });
		await client[method](request);
		request.message.language = "de";
		await client[method](request);
		const { requests } = await sandbox.state();
		expect(requests.map((seen) => [seen.path, JSON.parse(seen.body)])).to.deep.equal([
			[path, { ...message, send_to_unsubscribed: false }],
			[path, { ...message, send_to_unsubscribed: false, language: "de" }],
		]);
	});

	serverTest(
		`${method}: a ${builder} of an object of a class, whose getters are members`,
		async (context) => {
			const Builder = /** @type {any} */ (context.cio)[builder];
			class Message {
				constructor() {
					Object.assign(this, message);
				}
				get language() {
					return "de";
				}
			}
			await appClientOf(context)[method](new Builder(new Message()));
			const { body } = await onlyRequest(context);
			context.expect(JSON.parse(body)).to.deep.equal({ ...message, language: "de" });
		},
	);

	serverTest(`${method}: what an object's toJSON leaves out is not sent`, async (context) => {
		const given = { ...message, internal: 1, toJSON: () => message };
		await appClientOf(context)[method](/** @type {any} */ (given));
		const request = await onlyRequest(context);
		context.expect(JSON.parse(request.body)).to.deep.equal(message);
	});

	serverTest(`${method}: the caller's object stays as it is`, async (context) => {
		const given = Object.freeze({ ...message, message_data: Object.freeze({ a: 1 }) });
		await appClientOf(context)[method](given);
		context.expect(given).to.deep.equal({ ...message, message_data: { a: 1 } });
	});

	serverTest(
		`${method}: a Date, its seconds and a date of a library are the same send_at`,
		async (context) => {
			const { expect, sandbox } = context;
			const client = appClientOf(context);
			const seconds = Math.floor(Date.now() / 1000) + 86_400;
			const date = new Date(seconds * 1000 + 600);
			class Library {
				toJSON = () => date.toISOString();
				valueOf = () => date.getTime();
			}
			for (const send_at of [date, seconds, new Library()]) {
				await client[method](/** @type {any} */ ({ ...message, send_at }));
			}
			const { requests } = await sandbox.state();
			for (const { body } of requests) expect(JSON.parse(body).send_at).to.equal(seconds);
		},
	);

	serverTest(`${method}: values are those of the Track API`, async (context) => {
		const message_data = {
			when: new Date(1_600_000_000_000),
			big: 12n,
			nothing: undefined,
			none: null,
			list: [1],
		};
		await appClientOf(context)[method](/** @type {any} */ ({ ...message, message_data }));
		const { body } = await onlyRequest(context);
		const expected = { when: 1_600_000_000, big: 12, none: null, list: [1] };
		context.expect(JSON.parse(body).message_data).to.deep.equal(expected);
	});
}

serverTest("a message that is changed after the call goes out as it was", async (context) => {
	const { expect } = context;
	const { fetch, calls } = recordingFetch();
	const client = directAppClientOf(context, { fetch });
	// The core is loaded: what the first call of all waits for is read when it has been loaded.
	await client.getSegment(7);
	for (const [method, , builder, message] of SENDS) {
		const Builder = /** @type {any} */ (context.cio)[builder];
		const make = () => ({
			...message,
			message_data: { items: [{ price: 1 }] },
			...(method === "sendEmail" && { attachments: { "a.bin": Uint8Array.of(1, 2, 3) } }),
		});
		const [plain, built] = [/** @type {any} */ (make()), new Builder(make())];
		for (const [given, request] of [
			[plain, plain],
			[built, built.message],
		]) {
			calls.length = 0;
			const sent = client[method](given);
			request.language = "late";
			request.message_data.items[0].price = 2;
			request.message_data.more = true;
			if (request.attachments) {
				request.attachments["b.bin"] = "AA==";
				request.attachments["a.bin"].fill?.(9);
			}
			await sent;
			const body = await calls[0]?.request.json();
			expect(body, method).to.deep.equal({
				...message,
				message_data: { items: [{ price: 1 }] },
				...(request.attachments && { attachments: { "a.bin": "AQID" } }),
			});
		}
	}
});

serverTest("sendPush: device is the official client's name for custom_device", async (context) => {
	const { cio, expect } = context;
	const { fetch, calls } = recordingFetch();
	const client = directAppClientOf(context, { fetch });
	const device = { token: "t", platform: "ios" };
	await client.sendPush({ ...MESSAGE, device });
	await client.sendPush(new cio.SendPushRequest({ ...MESSAGE, device }));
	await client.sendPush({ ...MESSAGE, custom_device: /** @type {any} */ (device) });
	for (const { request } of calls)
		expect(await request.json()).to.deep.equal({ ...MESSAGE, custom_device: device });
});

serverTest("a request of the official client's class is as good as our own", async (context) => {
	const { fetch, calls } = recordingFetch();
	class Foreign {
		message = { ...EMAIL, attachments: { "a.txt": "YQ==" } };
	}
	await directAppClientOf(context, { fetch }).sendEmail(/** @type {any} */ (new Foreign()));
	context
		.expect(await calls[0]?.request.json())
		.to.deep.equal({ ...EMAIL, attachments: { "a.txt": "YQ==" } });
});

serverTest("a push message has a member message, which is its text", async (context) => {
	const { fetch, calls } = recordingFetch();
	await directAppClientOf(context, { fetch }).sendPush({ ...MESSAGE, message: "Hello", title: "Hi" });
	context.expect(await calls[0]?.request.json()).to.deep.equal({ ...MESSAGE, message: "Hello", title: "Hi" });
});

serverTest("an email needs no template if it has subject, body and from", async (context) => {
	const { transactional_message_id, ...rest } = EMAIL;
	const email = { ...rest, subject: "Hi", body: "<p>Hi</p>", from: "us@example.com" };
	await appClientOf(context).sendEmail(email);
	context.expect(JSON.parse((await onlyRequest(context)).body)).to.deep.equal(email);
});
