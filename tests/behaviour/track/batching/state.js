/** `batching`: Customer.io ends up with the same data as after single calls. */
/** @typedef {import("customerio-wasm").TrackClient} TrackClient */
/** @typedef {import("customerio-wasm").Json} Json */
import { clientOf } from "../../support.js";
import { module, test } from "../../test.js";

module("batching state");

const TIME = 1_764_000_000;
const ACME = {
	identifiers: { object_type_id: "1", object_id: "acme" },
	relationship_attributes: { role: "admin" },
};
const LABS = { identifiers: { object_type_id: "1", object_id: "labs" } };

/** Calls in their forms: identifiers of each kind, attributes, relationships, devices. @type {((cio: TrackClient) => Promise<unknown>)[]} */
const CALLS = [
	(cio) =>
		cio.identify("1", { email: "ada@example.com", plan: "pro", list: [1, { a: null }], created_at: TIME }),
	(cio) => cio.identify(2, { joined: new Date(TIME * 1000), big: 5n, unsubscribed: true, plan: "free" }),
	(cio) => cio.identify("2", { plan: "", _update: true }),
	(cio) => cio.identify("nobody", { plan: "pro", _update: true }),
	(cio) => cio.identify("grace@example.com", { name: "Grace" }),
	(cio) => cio.identify("grace@example.com", { id: "grace" }),
	// The first person of a sandbox.
	(cio) => cio.identify("cio_03000001", { email: "ada@example.org" }),
	(cio) => cio.identify("1", { plan: "later", _timestamp: TIME + 5 }),
	(cio) => cio.identify("1", { plan: "earlier", _timestamp: TIME }),
	(cio) => cio.identify("1", { cio_subscription_preferences: { topics: { topic_1: true } } }),
	(cio) => cio.identify("1", { "cio_subscription_preferences.topics.topic_2": false }),
	(cio) =>
		cio.identify("1", { cio_relationships: { action: "add_relationships", relationships: [ACME, LABS] } }),
	(cio) => cio.identify("2", { cio_relationships: { action: "add_relationships", relationships: [LABS] } }),
	(cio) => cio.identify("spaces and/or %2f", { a: "é🙂" }),
	(cio) => cio.identify("7"),
	(cio) =>
		cio.track("1", { name: "purchase", data: { price: 23, at: new Date(TIME * 1000) }, timestamp: TIME }),
	(cio) => cio.track("ada@example.org", { name: "Home", type: "screen", timestamp: TIME }),
	(cio) => cio.track("new", { name: " trimmed ", id: "01HZX3J9V7Q4M8N2B6C5D1E0FG", timestamp: TIME }),
	(cio) => cio.track("new", { name: "again", id: "01HZX3J9V7Q4M8N2B6C5D1E0FG", timestamp: TIME }),
	(cio) =>
		cio.trackPageView("1", "https://shop.example/a?b=c#d", { data: { referrer: "/" }, timestamp: TIME }),
	(cio) => cio.trackPageView("cio_03000001", "*", { timestamp: TIME }),
	(cio) => cio.trackAnonymous("visitor-7", { name: "signup started", timestamp: TIME }),
	(cio) => cio.identify("visited", { anonymous_id: "visitor-7" }),
	(cio) => cio.trackAnonymous("visitor-7", { name: "signup ended", type: "page", timestamp: TIME }),
	(cio) => cio.addDevice("1", "token/1", "ios", { last_used: TIME, app_version: "1" }),
	(cio) => cio.addDevice("1", "token-2", "android", { last_used: TIME }),
	(cio) => cio.addDevice("1", "token/1", "ios", { last_used: TIME + 1, device_os: "17" }),
	(cio) => cio.deleteDevice("1", "token-2"),
	(cio) => cio.deleteDevice("1", "unknown/token"),
	(cio) => cio.identify("loser", { only: "here" }),
	(cio) => cio.track("loser", { name: "before the merge", timestamp: TIME }),
	(cio) => cio.mergeCustomers("id", "7", "id", "loser"),
	(cio) => cio.suppress("2"),
	(cio) => cio.suppress("never seen"),
	(cio) => cio.suppress("mistake"),
	(cio) => cio.unsuppress("mistake"),
	(cio) => cio.identify("2", { plan: "blocked" }),
	(cio) => cio.destroy("grace"),
	(cio) => cio.destroy("nobody"),
	(cio) =>
		cio.entity({
			type: "object",
			action: "identify",
			identifiers: { object_type_id: "1", object_id: "acme" },
			attributes: { name: "Acme" },
		}),
	(cio) =>
		cio.entity({ type: "person", action: "event", identifiers: { id: "7" }, name: "v2", timestamp: TIME }),
];

/** Calls about one person that no operation expresses. @type {typeof CALLS} */
const ALONE = [
	(cio) =>
		cio.identify("1", { cio_relationships: { action: "delete_relationships", relationships: [ACME] } }),
	(cio) => cio.track("1", { name: "with a member", ...{ anonymous_id: "visitor-8" }, timestamp: TIME }),
	(cio) => cio.track("1", { name: "long", data: { text: "x".repeat(40_000) }, timestamp: TIME }),
];

/** Others, each about somebody else. @type {typeof CALLS} */
const ALONE_APART = [
	(cio) => cio.identify("ada@localhost", { plan: "pro" }),
	(cio) => cio.identify("cio_team-7", { plan: "pro" }),
	(cio) =>
		cio.trackAnonymous("", {
			name: "invitation",
			data: { recipient: "eve@example.com" },
			timestamp: TIME,
		}),
];

/** What does not depend on the time of the run: no times of arrival, no ids that the client has made. @param {any} state @returns {unknown} */
const lasting = ({ requests, ...state }) =>
	JSON.parse(
		JSON.stringify(state, (name, value) =>
			name === "created" || (name === "id" && isULID(value)) ? undefined : value,
		),
	);

/** @param {unknown} value */
const isULID = (value) =>
	typeof value === "string" && value.length === 26 && value !== "01HZX3J9V7Q4M8N2B6C5D1E0FG";

/**
 * @param {import("../../suite.js").Context} context
 * @param {typeof CALLS} calls
 */
async function expectSameState(context, calls) {
	const { expect, elsewhere, elsewhereUrl, sandbox } = context;
	const single = clientOf(context);
	for (const call of calls) await call(single);
	const expected = lasting(await sandbox.state());

	const batching = clientOf(context, { url: elsewhereUrl, batching: {} });
	await Promise.all(calls.map((call) => call(batching)));
	const together = await elsewhere.state();
	expect(lasting(together)).to.deep.equal(expected);
	await elsewhere.reset();
	for (const call of calls) await call(batching);
	expect(lasting(await elsewhere.state())).to.deep.equal(expected);
	return together.requests.map(({ path }) => path);
}

test("calls in all their forms", async (context) => {
	const paths = await expectSameState(context, CALLS);
	context.expect(paths).to.deep.equal(["/api/v2/batch"]);
});

test("calls that no operation expresses, between others about the same person", async (context) => {
	const { expect } = context;
	const calls = ALONE.flatMap((call, index) => [
		/** @param {TrackClient} cio */
		(cio) => cio.identify("1", { before: index, plan: "basic" }),
		call,
		/** @param {TrackClient} cio */
		(cio) => cio.track("1", { name: `after ${index}`, timestamp: TIME }),
	]);
	const paths = await expectSameState(context, calls);
	expect(paths.filter((path) => path !== "/api/v2/batch")).to.have.lengthOf(ALONE.length);
});

for (const [index, call] of ALONE_APART.entries()) {
	test(`a call that no operation expresses, ${index}`, async (context) => {
		const [path] = await expectSameState(context, [call]);
		context.expect(path).to.match(/^\/api\/v1\//);
	});
}
