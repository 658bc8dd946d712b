import assert from "node:assert/strict";
import test from "node:test";
import { NOW } from "../support.js";
import { startApp } from "./support.js";

const NEWSLETTER = {
	type: "email",
	name: "News",
	subject: "Hi",
	body: "b",
	recipients: { segment: { id: 7 } },
};

/** A sandbox with one person, who is in segment 7. */
async function startNewsletters() {
	const started = startApp();
	await started.identify("ada", { email: "ada@example.com" });
	await started.track("POST", "/api/v1/segments/7/add_customers", { ids: ["ada"] });
	return started;
}

test("a newsletter is sent once, to its recipients", async () => {
	const { app, identify } = await startNewsletters();
	await identify("bob", { email: "bob@example.com" });
	const { newsletter } = (await app("POST", "/v1/newsletters", NEWSLETTER)).data;
	assert.deepEqual([newsletter.id, newsletter.recipient_segment_ids, newsletter.content_ids], [1, [7], [1]]);
	assert.equal((await app("POST", "/v1/newsletters/1/send", {})).data.newsletter.sent_at, NOW);
	const again = await app("POST", "/v1/newsletters/1/send");
	assert.deepEqual(
		[again.status, again.data],
		[400, { errors: [{ detail: "the newsletter has already been sent" }] }],
	);
	const { messages } = (await app("GET", "/v1/newsletters/1/messages")).data;
	assert.deepEqual(
		messages.map((/** @type {any} */ m) => [m.recipient, m.newsletter_id, m.content_id]),
		[["ada@example.com", 1, 1]],
	);
	assert.deepEqual((await app("GET", "/v1/newsletters/1/metrics?steps=1")).data.metric.series.sent, [1]);
});

test("the recipients of a newsletter can be those without an attribute", async () => {
	const { app, identify } = startApp();
	for (const plan of ["pro", "free"]) await identify(plan, { plan, email: `${plan}@x.io` });
	const attribute = { field: "plan", operator: "eq", value: "pro", inverse: true };
	for (const recipients of [{ attribute }, { and: [{ attribute }] }]) {
		const { newsletter } = (
			await app("POST", "/v1/newsletters", { ...NEWSLETTER, recipients, send_now: true })
		).data;
		const { messages } = (await app("GET", `/v1/newsletters/${newsletter.id}/messages`)).data;
		assert.deepEqual(
			messages.map((/** @type {any} */ m) => m.recipient),
			["free@x.io"],
		);
	}
});

test("a scheduled newsletter is sent at its time, unless the schedule is cancelled", async () => {
	const { app, clock } = await startNewsletters();
	for (const id of [1, 2]) {
		await app("POST", "/v1/newsletters", NEWSLETTER);
		const path = `/v1/newsletters/${id}/schedule`;
		assert.equal((await app("POST", path, { scheduled_at: NOW + 60 })).status, 200);
	}
	assert.equal((await app("POST", "/v1/newsletters/2/schedule", { scheduled_at: 0 })).status, 200);
	assert.equal((await app("POST", "/v1/newsletters/2/schedule", { scheduled_at: 0 })).status, 400);
	assert.equal((await app("POST", "/v1/newsletters/2/schedule", { scheduled_at: NOW })).status, 422);
	clock.seconds += 61;
	const { newsletters } = (await app("GET", "/v1/newsletters")).data;
	assert.deepEqual(
		newsletters.map((/** @type {any} */ { sent_at }) => sent_at),
		[NOW + 60, undefined],
	);
});

test("the languages and test groups of a newsletter have contents of their own", async () => {
	const { app } = await startNewsletters();
	await app("POST", "/v1/newsletters", NEWSLETTER);
	const path = "/v1/newsletters/1/language";
	const german = { language: "de", subject: "Hallo", body: "b" };
	assert.deepEqual((await app("POST", path, german)).data.newsletter.content_ids, [1, 2]);
	assert.equal((await app("POST", path, german)).status, 422);
	assert.equal((await app("POST", path, { language: "fr" })).status, 422);
	assert.equal((await app("GET", `${path}/de`)).data.content.subject, "Hallo");
	assert.equal((await app("GET", `${path}/fr`)).status, 400);
	assert.deepEqual(
		(await app("POST", "/v1/newsletters/1/test_groups")).data.newsletter.content_ids,
		[1, 2, 3],
	);
	const groups = (await app("GET", "/v1/newsletters/1/test_groups")).data.test_groups;
	assert.deepEqual(groups[0].content_ids, ["3"]);
	await app("POST", "/v1/newsletters/1/test_group/1/language", german);
	assert.equal((await app("GET", "/v1/newsletters/1/contents")).data.contents.length, 4);
	assert.equal((await app("DELETE", `${path}/de`)).status, 204);
	assert.equal((await app("DELETE", "/v1/newsletters/1/test_group/9/language/de")).status, 404);
	assert.equal(
		(await app("PUT", "/v1/newsletters/1/contents/1", { subject: "New" })).data.content.subject,
		"New",
	);
});

test("newsletters are listed in either order, at most 100 on a page", async () => {
	const { app } = await startNewsletters();
	for (let count = 0; count < 3; count += 1) await app("POST", "/v1/newsletters", NEWSLETTER);
	/** @param {string} query */
	const list = async (query) => {
		const { newsletters, next } = (await app("GET", `/v1/newsletters?${query}`)).data;
		return [newsletters.map((/** @type {any} */ { id }) => id), next];
	};
	const [first, next] = await list("limit=2&sort=desc");
	assert.deepEqual(
		[first, await list(`sort=desc&start=${encodeURIComponent(next)}`)],
		[
			[3, 2],
			[[1], ""],
		],
	);
	assert.deepEqual(await list(""), [[1, 2, 3], ""]);
});

test("a transactional content is updated, by id and by language", async () => {
	const { app, clock } = startApp({ app: { transactional: [{ name: "welcome", languages: ["de"] }] } });
	assert.equal((await app("GET", "/v1/transactional/1")).data.message.created_at, NOW);
	clock.seconds += 9;
	const headers = [{ name: "X-A", value: "1" }];
	const { content } = (await app("PUT", "/v1/transactional/1/content/1", { subject: "Hi", headers })).data;
	assert.deepEqual([content[0].subject, content[0].headers], ["Hi", JSON.stringify(headers)]);
	await app("PUT", "/v1/transactional/1/language/de", { subject: "Hallo" });
	const { contents } = (await app("GET", "/v1/transactional/1/contents")).data;
	assert.deepEqual(
		contents.map((/** @type {any} */ one) => [one.id, one.language, one.subject, one.updated - NOW]),
		[
			[1, "", "Hi", 9],
			[2, "de", "Hallo", 9],
		],
	);
	const unknown = await app("GET", "/v1/transactional/1/contents/9");
	assert.deepEqual([unknown.status, Object.keys(unknown.data)], [400, ["meta"]]);
	assert.equal((await app("GET", "/v1/transactional/1/language/fr")).status, 400);
});

test("actions of campaigns are paged by ten, and updated", async () => {
	const actions = Array.from({ length: 12 }, () => ({ type: /** @type {const} */ ("email") }));
	const { app } = startApp({ app: { campaigns: [{ id: 5, name: "Onboarding", actions, tags: ["new"] }] } });
	const { campaign } = (await app("GET", "/v1/campaigns/5")).data;
	assert.deepEqual([campaign.name, campaign.tags, campaign.actions.length], ["Onboarding", ["new"], 12]);
	const first = (await app("GET", "/v1/campaigns/5/actions")).data;
	const rest = (await app("GET", `/v1/campaigns/5/actions?start=${encodeURIComponent(first.next)}`)).data;
	assert.deepEqual([first.actions.length, rest.actions.length, rest.next], [10, 2, ""]);
	const path = "/v1/campaigns/5/actions/3";
	const update = { subject: "Hi", sending_state: "draft", name: "ignored" };
	const { action } = (await app("PUT", path, update)).data;
	assert.deepEqual([action.subject, action.sending_state, action.name], ["Hi", "draft", "email 3"]);
	assert.equal((await app("PUT", path, { sending_state: "on" })).status, 400);
	assert.equal((await app("GET", `${path}/language/de`)).status, 404);
	await app("PUT", `${path}/language/de`, { subject: "Hallo" });
	assert.equal((await app("GET", `${path}/language/de`)).data.action.subject, "Hallo");
	assert.equal((await app("GET", path)).data.action.subject, "Hi");
});

test("metrics of a campaign without a required parameter are a 400", async () => {
	const { app } = startApp();
	const path = "/v1/campaigns/1/metrics";
	assert.equal((await app("GET", `${path}?period=days&steps=3`)).data.metric.series.sent.length, 3);
	assert.equal((await app("GET", `${path}?period=hours&steps=99`)).data.metric.series.sent.length, 24);
	assert.equal((await app("GET", `${path}?period=years`)).status, 400);
	assert.equal((await app("GET", `${path}?version=2`)).status, 400);
	const journey = "/v1/campaigns/1/journey_metrics?resolution=daily";
	assert.equal((await app("GET", journey)).status, 400);
	assert.equal((await app("GET", `${journey}&start=200&end=100`)).status, 400);
	const { journey_metric } = (await app("GET", `${journey}&start=0&end=172800`)).data;
	assert.deepEqual(journey_metric.started, [0, 0]);
});

test("collections have rows, and snippets a name", async () => {
	const { app } = startApp();
	const rows = [{ sku: "a", price: 1 }, { sku: "é" }];
	const { collection } = (await app("POST", "/v1/collections", { name: "Products", data: rows })).data;
	assert.deepEqual([collection.rows, collection.schema, collection.bytes], [2, ["sku", "price"], 36]);
	assert.deepEqual((await app("GET", "/v1/collections/1/content")).data, rows);
	await app("PUT", "/v1/collections/1/content", [{ sku: "c" }]);
	assert.deepEqual((await app("GET", "/v1/collections/1/content")).data, [{ sku: "c" }]);
	assert.equal((await app("PUT", "/v1/collections/1/content", ["c"])).status, 400);
	assert.equal((await app("POST", "/v1/collections", { name: "n" })).status, 400);

	const snippet = { name: "a b", value: "v" };
	assert.equal((await app("POST", "/v1/snippets", snippet)).status, 200);
	const again = await app("POST", "/v1/snippets", snippet);
	assert.deepEqual([again.status, again.data.errors[0].source], [422, { pointer: "/name" }]);
	assert.equal((await app("POST", "/v1/snippets", { name: "x".repeat(151), value: "v" })).status, 422);
	assert.equal((await app("PUT", "/v1/snippets", { ...snippet, value: "w" })).data.snippet.value, "w");
	assert.equal((await app("DELETE", "/v1/snippets/a%20b")).status, 204);
	assert.equal((await app("DELETE", "/v1/snippets/a%20b")).status, 404);
});

test("senders say who uses them, and hidden ones are listed on demand", async () => {
	const senders = [
		{ name: "A", email: "a@x.io" },
		{ name: "B", email: "b@x.io", hidden: true },
	];
	const { app } = startApp(/** @type {any} */ ({ app: { senders } }));
	const idsOf = async (/** @type {string} */ query) =>
		(await app("GET", `/v1/sender_identities${query}`)).data.sender_identities.map(
			(/** @type {any} */ { id }) => id,
		);
	assert.deepEqual([await idsOf(""), await idsOf("?hidden=true")], [[1], [1, 2]]);
	await app("POST", "/v1/newsletters", { ...NEWSLETTER, from_id: 1 });
	const usedBy = (await app("GET", "/v1/sender_identities/1/used_by")).data;
	assert.deepEqual(usedBy, { campaigns: [], sent_newsletters: [], draft_newsletters: [1] });
});

test("suppressed addresses are listed by type and offset", async () => {
	const { app, sandbox } = startApp();
	for (const name of ["a", "b", "c"]) await app("POST", `/v1/esp/suppression/bounces/${name}%40x.io`, {});
	await app("POST", "/v1/esp/suppression/spam_reports/a%40x.io", {});
	await app("POST", "/v1/esp/suppression/bounces/A%40X.io", {});
	assert.equal(sandbox.state().espSuppressions.length, 4);
	const page = (await app("GET", "/v1/esp/suppression/bounces?limit=1&offset=1")).data;
	assert.deepEqual([page.category, page.suppressions[0].email], ["bounces", "b@x.io"]);
	assert.equal((await app("GET", "/v1/esp/search_suppression/a%40x.io")).data.suppressions.length, 2);
	const first = (await app("GET", "/v1/esp/domains/x.io/suppression/bounces?limit=2")).data;
	const path = `/v1/esp/domains/x.io/suppression/bounces?start=${encodeURIComponent(first.next)}`;
	assert.deepEqual((await app("GET", path)).data.suppressions[0].email, "c@x.io");
	const one = (await app("GET", "/v1/esp/suppression/bounces?email=B%40x.io")).data.suppressions;
	assert.deepEqual(
		one.map((/** @type {any} */ { email }) => email),
		["b@x.io"],
	);
	assert.equal((await app("DELETE", "/v1/esp/suppression/bounces/a%40x.io")).status, 204);
	assert.equal((await app("GET", "/v1/esp/search_suppression/a%40x.io")).data.category, "spam");
	// An address that is lifted between two pages moves no other one.
	assert.deepEqual((await app("GET", path)).data.suppressions[0].email, "c@x.io");
	assert.equal((await app("GET", "/v1/esp/suppression/others")).status, 400);
});

test("a live notification is active until it ends or expires", async () => {
	const { app, clock } = startApp();
	const start = { identifiers: { id: "ada" }, notification_type: "order", attributes: {}, content_state: {} };
	const { instance_id } = (await app("POST", "/v1/live_notifications/start", start)).data;
	const later = { ...start, expiration: NOW + 5 };
	const other = (await app("POST", "/v1/live_notifications/start", later)).data.instance_id;
	/** @param {string} id */
	const stateOf = async (id) => (await app("GET", `/v1/live_notifications/${id}`)).data.state;
	assert.equal(await stateOf(instance_id), "active");
	await app("POST", "/v1/live_notifications/end", { instance_id });
	clock.seconds += 5;
	assert.deepEqual([await stateOf(instance_id), await stateOf(other)], ["ended", "expired"]);
	const endless = (await app("POST", "/v1/live_notifications/start", { ...start, expiration: 0 })).data;
	assert.equal(await stateOf(endless.instance_id), "active");
	clock.seconds += 6 * 60 * 60;
	assert.equal(await stateOf(endless.instance_id), "expired");
	assert.equal((await app("GET", "/v1/live_notifications/x")).status, 400);
	assert.equal(
		(await app("POST", "/v1/live_notifications/start", { ...start, identifiers: {} })).status,
		400,
	);
});

test("reporting webhooks and the data index are checked", async () => {
	const { app } = startApp();
	const hook = { name: "n", endpoint: "https://x.io", events: ["email_sent"] };
	for (const wrong of [
		{ ...hook, events: [] },
		{ ...hook, events: ["email_read"] },
		{ ...hook, endpoint: "x" },
		{ name: "n" },
	]) {
		assert.equal((await app("POST", "/v1/reporting_webhooks", wrong)).status, 400);
	}
	const { data } = await app("POST", "/v1/reporting_webhooks", hook);
	assert.deepEqual(data, {
		...hook,
		id: 1,
		disabled: false,
		full_resolution: false,
		with_content: false,
		type: "webhook",
	});
	assert.equal((await app("PUT", "/v1/reporting_webhooks/1", { name: "m" })).data.name, "m");
	const removed = await app("DELETE", "/v1/reporting_webhooks/1");
	assert.deepEqual([removed.status, removed.text], [200, ""]);
	const attributes = Array(101).fill({ name: "plan" });
	assert.equal((await app("POST", "/v1/data_index/attributes", { attributes })).status, 422);
	const invalid = await app("POST", "/v1/data_index/attributes", {
		attributes: [{ name: "a", privacy_level: 2 }],
	});
	assert.deepEqual(
		[invalid.status, invalid.data.errors[0].source],
		[422, { pointer: "/attributes/0/privacy_level" }],
	);
});
