import assert from "node:assert/strict";
import test from "node:test";
import { NOW } from "../support.js";
import { EMAIL, startApp } from "./support.js";

/** @typedef {{ id: string | null, email: string | null, cio_id: string }} Identifiers */

test("a person of the Track API is found by email, in any case of letters", async () => {
	const { app, identify } = startApp();
	await identify("ada", { email: "ada@example.com" });
	const expected = [{ id: "ada", email: "ada@example.com", cio_id: "03000001" }];
	for (const email of ["ada%40example.com", "ADA%40example.com"]) {
		assert.deepEqual((await app("GET", `/v1/customers?email=${email}`)).data, { results: expected });
	}
	assert.deepEqual((await app("GET", "/v1/customers?email=b%40c.d")).data, { results: [] });
	assert.equal((await app("GET", "/v1/customers")).status, 400);
});

test("attributes are text, with their times", async () => {
	const { app, identify, track } = startApp();
	await identify("ada", { plan: "pro", seats: 5, tags: ["a"], active: true, _timestamp: NOW - 9 });
	await track("PUT", "/api/v1/customers/ada/devices", {
		device: { id: "t", platform: "ios", last_used: NOW },
	});
	const { customer } = (await app("GET", "/v1/customers/ada/attributes")).data;
	assert.deepEqual(customer, {
		id: "ada",
		identifiers: { id: "ada", email: null, cio_id: "03000001" },
		attributes: { plan: "pro", seats: "5", tags: '["a"]', active: "true", id: "ada", cio_id: "03000001" },
		timestamps: { plan: NOW - 9, seats: NOW - 9, tags: NOW - 9, active: NOW - 9, id: NOW, cio_id: NOW },
		unsubscribed: false,
		devices: [{ id: "t", platform: "ios", last_used: NOW, attributes: {} }],
	});
});

test("a person is found by each kind of identifier", async () => {
	const { app, identify } = startApp();
	await identify("ada", { email: "ada@example.com" });
	for (const path of ["ada", "ada%40example.com?id_type=email", "03000001?id_type=cio_id"]) {
		const [id, query = ""] = path.split("?");
		const { data } = await app("GET", `/v1/customers/${id}/attributes?${query}`);
		assert.equal(data.customer.id, "ada", path);
	}
	assert.equal((await app("GET", "/v1/customers/ada/attributes?id_type=name")).status, 400);
	assert.equal((await app("GET", "/v1/customers/ada/attributes?id_type=email")).status, 404);
});

test("the filter language selects people", async () => {
	const { app, identify, track } = startApp();
	await identify("a", { plan: "pro", seats: 5 });
	await identify("b", { plan: "free" });
	await identify("c", { plan: ["pro", "free"] });
	await identify("d", {});
	await track("POST", "/api/v1/segments/7/add_customers", { ids: ["a", "d"] });
	/** @param {string} field @param {string} [value] */
	const attribute = (field, value) => ({
		attribute: value === undefined ? { field, operator: "exists" } : { field, operator: "eq", value },
	});
	/** @type {[filter: object, ids: string[]][]} */
	const filters = [
		[attribute("plan", "pro"), ["a", "c"]],
		[attribute("seats", "5"), ["a"]],
		[attribute("plan"), ["a", "b", "c"]],
		[attribute("id", "d"), ["d"]],
		[attribute("email"), []],
		[{ not: attribute("plan") }, ["d"]],
		[{ segment: { id: 7 } }, ["a", "d"]],
		[{ segment: { id: 8 } }, []],
		[{ and: [{ segment: { id: 7 } }, attribute("plan", "pro")] }, ["a"]],
		[{ or: [{ segment: { id: 7 } }, attribute("plan", "free")] }, ["a", "b", "c", "d"]],
		[{ and: [{ not: { or: [attribute("plan", "free"), { segment: { id: 7 } }] } }] }, []],
	];
	for (const [filter, ids] of filters) {
		const { data, text } = await app("POST", "/v1/customers", { filter });
		assert.deepEqual(data.ids, ids, text);
	}
});

test("an invalid filter is a 400", async () => {
	const { app } = startApp();
	for (const filter of [
		undefined,
		{},
		{ and: {} },
		{ and: [], or: [] },
		{ attribute: { field: "a", operator: "gt", value: "1" } },
		{ not: { attribute: { field: "a", operator: "eq" } } },
		{ attribute: { field: "a", operator: "eq", value: null } },
		{ segment: { id: "7" } },
		{ nothing: 1 },
	]) {
		assert.equal((await app("POST", "/v1/customers", { filter })).status, 400, JSON.stringify(filter));
	}
});

test("pages follow each other by their cursors", async () => {
	const { app, identify } = startApp();
	const ids = Array.from({ length: 7 }, (_, index) => `p${index}`);
	for (const id of ids) await identify(id);
	/** @type {string[]} */
	const seen = [];
	/** @type {number[]} */
	const sizes = [];
	for (let start = ""; ; ) {
		const path = `/v1/customers?limit=3&start=${encodeURIComponent(start)}`;
		const { data } = await app("POST", path, { filter: { and: [] } });
		seen.push(...data.ids);
		sizes.push(data.identifiers.length);
		start = data.next;
		if (start === "") break;
	}
	assert.deepEqual([seen, sizes], [ids, [3, 3, 1]]);
});

test("a full last page has no cursor", async () => {
	const { app, identify } = startApp();
	for (const id of ["a", "b"]) await identify(id);
	const { data } = await app("POST", "/v1/customers?limit=2", { filter: { and: [] } });
	assert.deepEqual([data.ids, data.next], [["a", "b"], ""]);
});

test("deleting people while paging skips nobody", async () => {
	const { app, identify, track } = startApp();
	for (const id of ["a", "b", "c", "d"]) await identify(id);
	const first = (await app("POST", "/v1/customers?limit=2", { filter: { and: [] } })).data;
	for (const id of first.ids) await track("DELETE", `/api/v1/customers/${id}`);
	const path = `/v1/customers?limit=2&start=${encodeURIComponent(first.next)}`;
	const second = (await app("POST", path, { filter: { and: [] } })).data;
	assert.deepEqual(
		[first.ids, second.ids],
		[
			["a", "b"],
			["c", "d"],
		],
	);
});

test("an invalid limit or cursor is a 400; a limit above the maximum counts as the maximum", async () => {
	const { app } = startApp();
	for (const query of [
		"limit=0",
		"limit=-1",
		"limit=x",
		"limit=1.5",
		"start=x",
		"start=eA%3D%3D",
		"metric=read",
		"type=sms",
	]) {
		assert.equal((await app("GET", `/v1/messages?${query}`)).status, 400, query);
	}
	assert.equal((await app("GET", "/v1/messages?limit=99999")).status, 200);
});

test("messages come newest first, and new ones do not shift the pages", async () => {
	const { app } = startApp();
	/** @param {string} subject */
	const send = (subject) => app("POST", "/v1/send/email", { ...EMAIL, subject });
	for (const subject of ["1", "2", "3"]) await send(subject);
	/** @param {string} query */
	const page = async (query) => {
		const { data } = await app("GET", `/v1/messages?limit=2${query}`);
		return {
			next: data.next,
			subjects: data.messages.map((/** @type {{ subject: string }} */ m) => m.subject),
		};
	};
	const first = await page("");
	await send("4");
	const second = await page(`&start=${encodeURIComponent(first.next)}`);
	assert.deepEqual([first.subjects, second], [["3", "2"], { next: "", subjects: ["1"] }]);
});

test("several people are looked up at once, at most 100", async () => {
	const { app, identify } = startApp();
	for (const id of ["a", "b"]) await identify(id);
	const { customers } = (await app("POST", "/v1/customers/attributes", { ids: ["b", "x", "a"] })).data;
	assert.deepEqual(
		customers.map((/** @type {{ customer: { id: string } }} */ { customer }) => customer.id),
		["b", "a"],
	);
	await identify("5");
	const numbered = await app("POST", "/v1/customers/attributes", { ids: [5] });
	assert.equal(numbered.data.customers[0].customer.id, "5");
	for (const ids of [[], Array(101).fill("a"), [null], [1.5], "a"]) {
		assert.equal((await app("POST", "/v1/customers/attributes", { ids })).status, 400);
	}
});

test("activities are events, views and deliveries, newest first", async () => {
	const { app, identify, track, clock } = startApp();
	await identify("ada", {});
	clock.seconds += 1;
	await track("POST", "/api/v1/customers/ada/events", { name: "purchase", data: { price: 9 } });
	clock.seconds += 1;
	await track("POST", "/api/v1/customers/ada/events", { name: "/home", type: "page" });
	clock.seconds += 1;
	await app("POST", "/v1/send/email", EMAIL);
	const { activities } = (await app("GET", "/v1/customers/ada/activities")).data;
	assert.deepEqual(
		activities.map((/** @type {{ type: string }} */ { type }) => type),
		["delivered_email", "sent_email", "page", "event", "profile_create"],
	);
	assert.deepEqual(activities[3].data, { price: 9 });
	const events = (await app("GET", "/v1/activities?type=event&name=purchase")).data.activities;
	assert.equal(events[0].id, activities[3].id);
	const first = (await app("GET", "/v1/activities?limit=2")).data;
	const rest = (await app("GET", `/v1/activities?start=${encodeURIComponent(first.next)}`)).data;
	assert.deepEqual([...first.activities, ...rest.activities], activities);
	await track("DELETE", "/api/v1/customers/ada");
	assert.equal((await app("GET", "/v1/activities")).data.activities.length, 0);
	assert.equal((await app("GET", "/v1/activities?deleted=true")).data.activities.length, 4);
});

test("a cursor of activities skips and repeats nothing when others come and go, and their ids stay", async () => {
	const { app, identify, track } = startApp();
	for (const id of ["ada", "bob"]) await identify(id);
	/** @param {string} name @param {number} timestamp */
	const record = (name, timestamp) => track("POST", "/api/v1/customers/ada/events", { name, timestamp });
	for (const [name, age] of /** @type {const} */ ([
		["e1", 40],
		["e2", 30],
		["e3", 20],
		["e4", 10],
	]))
		await record(name, NOW - age);
	const first = (await app("GET", "/v1/customers/ada/activities?type=event&limit=2")).data;
	await record("late", NOW - 25);
	await track("DELETE", "/api/v1/customers/bob");
	const rest = (
		await app("GET", `/v1/customers/ada/activities?type=event&start=${encodeURIComponent(first.next)}`)
	).data;
	const namesOf = (/** @type {any} */ { activities }) => activities.map((/** @type {any} */ one) => one.name);
	assert.deepEqual(
		[namesOf(first), namesOf(rest)],
		[
			["e4", "e3"],
			["late", "e2", "e1"],
		],
	);
	const [again] = (await app("GET", "/v1/customers/ada/activities?type=event&limit=1")).data.activities;
	assert.equal(again.id, first.activities[0].id);
	assert.equal((await app("GET", "/v1/activities?start=x")).status, 400);
});

test("relationships and objects of the Track API are found from both sides", async () => {
	const { app, track, identify } = startApp();
	await identify("ada", {});
	for (const id of ["acme", "globex"]) {
		await track("POST", "/api/v2/entity", {
			type: "object",
			action: "identify",
			identifiers: { object_type_id: "1", object_id: id },
			attributes: { name: id.toUpperCase() },
			cio_relationships: [{ identifiers: { id: "ada" }, relationship_attributes: { role: "admin" } }],
		});
	}
	const own = (await app("GET", "/v1/customers/ada/relationships?limit=1")).data;
	assert.deepEqual(own.cio_relationships[0].identifiers, {
		object_id: "acme",
		cio_object_id: "obb7fd050101",
	});
	assert.deepEqual(own.cio_relationships[0].attributes, { role: "admin" });
	const rest = (await app("GET", `/v1/customers/ada/relationships?start=${encodeURIComponent(own.next)}`))
		.data;
	assert.deepEqual(
		rest.cio_relationships.map((/** @type {any} */ r) => r.identifiers.object_id),
		["globex"],
	);
	const people = (await app("GET", "/v1/objects/1/acme/relationships")).data.cio_relationships;
	assert.equal(people[0].identifiers.id, "ada");
	const byCioId = await app("GET", "/v1/objects/1/obb7fd050101/attributes?id_type=cio_object_id");
	assert.equal(byCioId.data.object.attributes.name, "ACME");
	assert.equal((await app("GET", "/v1/objects/2/acme/attributes")).status, 404);
	/** @param {object} filter */
	const find = async (filter) => (await app("POST", "/v1/objects", { object_type_id: "1", filter })).data.ids;
	const condition = { object_attribute: { field: "name", operator: "eq", value: "ACME", type_id: "1" } };
	assert.deepEqual(await find({ and: [condition] }), ["acme"]);
	assert.deepEqual(await find({ not: condition }), ["globex"]);
});

test("subscription preferences are those of the person's attributes", async () => {
	const { app, identify } = startApp({
		app: { topics: [{ name: "News" }, { name: "Offers", subscribed_by_default: false }] },
	});
	await identify("ada", { "cio_subscription_preferences.topics.topic_1": false, unsubscribed: true });
	const { customer } = (await app("GET", "/v1/customers/ada/subscription_preferences")).data;
	assert.deepEqual(
		customer.topics.map((/** @type {any} */ { id, subscribed, name }) => [id, subscribed, name]),
		[
			["1", false, "News"],
			["2", false, "Offers"],
		],
	);
	assert.equal(customer.unsubscribed, true);
});

test("opt-outs are kept by person, channel and sender", async () => {
	const { app, identify, sandbox } = startApp();
	await identify("ada", {});
	const path = "/v1/customers/ada/optouts";
	const from = "+15550001";
	const change = (/** @type {object[]} */ ...optouts) => app("PUT", path, { optouts });
	assert.equal(
		(await change({ from, optout: true }, { from, optout: true, channel: "whatsapp" })).status,
		204,
	);
	assert.equal((await change({ from, optout: true })).status, 204);
	assert.deepEqual((await app("GET", path)).data.optouts, [
		{ channel: "whatsapp", from },
		{ channel: "sms", from },
	]);
	await change({ from, optout: false, channel: "whatsapp" });
	assert.deepEqual(sandbox.state().optOuts, [{ customer: "03000001", channel: "sms", from }]);
	assert.deepEqual((await app("GET", "/v1/optouts")).data.optouts, [
		{ customer_id: "ada", cio_id: "03000001", optouts: [{ channel: "sms", from }] },
	]);
	assert.deepEqual((await app("GET", "/v1/optouts?from=%2B1")).data.optouts, []);
	assert.equal((await change({ from, optout: true, channel: "email" })).status, 400);
	assert.equal((await app("PUT", "/v1/customers/bob/optouts", { optouts: [] })).status, 404);
});
