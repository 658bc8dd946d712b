/** The cookie of anonymous visitors. */
import { module, serverTest } from "../test.js";
import {
	bySession,
	collectingRelay,
	cookieOf,
	RULES,
	relayOf,
	responseTo,
	SECRET,
	trackItem,
} from "./support.js";

module("relay, cookies");

const OTHER_SECRET = "another secret, of more than 32 characters";

/** The anonymous id of the last operation. @param {any[]} operations */
const idOf = (operations) => operations.at(-1)?.identifiers.anonymous_id;

serverTest(
	"a visitor is recognised by a cookie that no script and no other site can use",
	async (context) => {
		const { expect, sandbox } = context;
		const relay = await relayOf(context);
		const first = await responseTo(relay, [trackItem()]);
		const header = first.headers.get("set-cookie") ?? "";
		expect(header).to.match(
			/^__Host-cio_aid=[\w-]{22}\.\d+\.[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
		);
		const cookie = `theme=dark; ${cookieOf(first.response)}; lang=de`;
		const second = await responseTo(relay, [trackItem(), trackItem()], { cookie });
		expect(second.headers.get("set-cookie"), "the same cookie is not set again").to.equal(null);
		const ids = new Set((await sandbox.state()).events.map((event) => event.anonymous_id));
		expect([...ids]).to.deep.equal([cookieOf(first.response).slice("__Host-cio_aid=".length).split(".")[0]]);
	},
);

serverTest("visitors without a cookie are different ones", async ({ expect }) => {
	const { relay, operations } = await collectingRelay();
	for (let count = 0; count < 20; count += 1) await responseTo(relay, [trackItem()]);
	expect(new Set(operations.map(({ identifiers }) => identifiers.anonymous_id)).size).to.equal(20);
});

serverTest("a cookie that the relay has not signed counts for nothing", async ({ expect }) => {
	const { relay, operations } = await collectingRelay();
	const [name = "", value = ""] = cookieOf((await responseTo(relay, [trackItem()])).response).split("=");
	const id = idOf(operations);
	const [, expires = "", signature = ""] = value.split(".");
	const flipped = (/** @type {string} */ text) => (text.startsWith("A") ? "B" : "A") + text.slice(1);
	const foreign = await collectingRelay({ cookie: { secret: OTHER_SECRET } });
	const ofForeign = cookieOf((await responseTo(foreign.relay, [trackItem()])).response);
	const other = await collectingRelay({ cookie: { secret: SECRET, name: "other" } });
	const [, ofOther = ""] = cookieOf((await responseTo(other.relay, [trackItem()])).response).split("=");
	const forged = [
		`${name}=${flipped(id)}.${expires}.${signature}`,
		`${name}=${id}.${Number(expires) + 1}.${signature}`,
		`${name}=${id}.${expires}.${flipped(signature)}`,
		`${name}=${id}.${expires}.`,
		`${name}=${id}.${expires}`,
		`${name}=${id}`,
		`${name}=`,
		name,
		`${name}="${value}"`,
		`${name}=${value}${value}`,
		`${name}=${value}=`,
		`x${name}=${value}`,
		`${name}x=${value}`,
		`${name.toLowerCase()}=${value}`,
		ofForeign,
		`${name}=${ofOther}`,
	];
	for (const cookie of forged) {
		const { status, headers } = await responseTo(relay, [trackItem()], { cookie });
		expect(status, cookie).to.equal(202);
		expect(idOf(operations), cookie).not.to.equal(id);
		expect(headers.get("set-cookie"), cookie).to.include(`${name}=`);
	}
	await responseTo(relay, [trackItem()], { cookie: `${name}=${value}` });
	expect(idOf(operations), "the cookie itself").to.equal(id);
	// One of another path, which a neighbour may have set, does not hide the relay's own.
	await responseTo(relay, [trackItem()], { cookie: `${forged[0]}; ${name}=${value}` });
	expect(idOf(operations), "behind a forged one").to.equal(id);
});

serverTest(
	"a cookie that has expired counts for nothing, even if the browser sends it",
	async ({ expect }) => {
		const { relay, operations } = await collectingRelay({ cookie: { secret: SECRET, maxAge: 1 } });
		const first = await responseTo(relay, [trackItem()]);
		expect(first.headers.get("set-cookie")).to.include("Max-Age=1;");
		await new Promise((resolve) => setTimeout(resolve, 1100));
		await responseTo(relay, [trackItem()], { cookie: cookieOf(first.response) });
		expect(operations[1].identifiers).not.to.deep.equal(operations[0].identifiers);
	},
);

serverTest("the secret can be changed: the new one signs, the old one is accepted", async ({ expect }) => {
	const before = await collectingRelay();
	const cookie = cookieOf((await responseTo(before.relay, [trackItem()])).response);
	const during = await collectingRelay({ cookie: { secret: [OTHER_SECRET, SECRET] } });
	await responseTo(during.relay, [trackItem()], { cookie });
	expect(idOf(during.operations)).to.equal(idOf(before.operations));
	const added = cookieOf((await responseTo(during.relay, [trackItem()])).response);
	const after = await collectingRelay({ cookie: { secret: `${OTHER_SECRET}\n` } });
	await responseTo(after.relay, [trackItem()], { cookie: added });
	expect(idOf(after.operations)).to.equal(idOf(during.operations));
	await responseTo(after.relay, [trackItem()], { cookie });
	expect(idOf(after.operations), "the old secret has gone").not.to.equal(idOf(before.operations));
});

serverTest("a cookie without prefix works over http, for development", async ({ expect }) => {
	const cookie = { secret: SECRET, name: "aid" };
	const { relay, operations } = await collectingRelay({ cookie });
	const local = "http://localhost:3000";
	const first = await responseTo(relay, [trackItem()], { origin: local }, { url: `${local}/e` });
	expect(first.headers.get("set-cookie")).to.match(
		/^aid=[^;]+; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
	);
	const second = await responseTo(relay, [trackItem()], {});
	expect(second.headers.get("set-cookie"), "over https").to.match(/; Secure$/);
	await responseTo(
		relay,
		[trackItem()],
		{ origin: local, cookie: cookieOf(first.response) },
		{ url: `${local}/e` },
	);
	expect(idOf(operations)).to.equal(operations[0].identifiers.anonymous_id);
	const prefixed = await collectingRelay();
	const secure = await responseTo(prefixed.relay, [trackItem()], { origin: local }, { url: `${local}/e` });
	expect(secure.headers.get("set-cookie")).to.match(/; Secure$/);
});

serverTest("who signs in takes the anonymous history along, once", async (context) => {
	const { expect, sandbox } = context;
	const relay = await relayOf(context, { identify: bySession });
	const anonymous = await responseTo(relay, [trackItem()]);
	const cookie = cookieOf(anonymous.response);
	const signedIn = await responseTo(relay, [trackItem({ name: "pricing_viewed" })], {
		cookie: `session=42; ${cookie}`,
	});
	expect(signedIn.body).to.deep.equal({ accepted: 1, rejected: [], anonymous: false });
	expect(signedIn.headers.get("set-cookie")).to.match(/^__Host-cio_aid=; Max-Age=0; Path=\/;.* Secure$/);
	const { people, events, requests } = await sandbox.state();
	expect(people.map(({ id }) => id)).to.deep.equal(["42"]);
	expect(events).to.have.lengthOf(2);
	for (const event of events) expect(event.customer, event.name).to.equal(people[0]?.cio_id);
	expect(requests).to.have.lengthOf(2);
	const again = await responseTo(relay, [trackItem()], { cookie: "session=42" });
	expect(again.headers.get("set-cookie")).to.equal(null);
	const third = JSON.parse((await sandbox.state()).requests[2]?.body ?? "");
	expect(third.batch).to.have.lengthOf(1);
	// Who signs out and stays is somebody new.
	const signedOut = await responseTo(relay, [trackItem()]);
	expect(cookieOf(signedOut.response)).not.to.equal(cookie);
});

serverTest("a known visitor without history gets no cookie", async ({ expect }) => {
	const { relay, operations } = await collectingRelay({
		...RULES,
		identify: () => ({ email: "ada@example.com" }),
	});
	const { headers } = await responseTo(relay, [trackItem()]);
	expect(headers.get("set-cookie")).to.equal(null);
	expect(operations.map(({ action }) => action)).to.deep.equal(["event"]);
});
