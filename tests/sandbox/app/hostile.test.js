import assert from "node:assert/strict";
import test from "node:test";
import { EMAIL, startApp } from "./support.js";
import { BEFORE, TOUR } from "./tour.js";

const ODD_VALUES = [
	null,
	0,
	-1,
	1.5,
	1e308,
	"",
	"x",
	"__proto__",
	true,
	[],
	[null],
	{},
	{ and: [{}] },
	[[{}]],
];
const ODD_PARTS = ["constructor", "__proto__", "%00", "0", "-1", "1e3", "9".repeat(300), "%F0%9F%98%80", " "];
const ODD_QUERIES = [
	"limit=1e3&start=%00",
	"start=Infinity",
	`start=${btoa("-5")}`,
	`limit=${"9".repeat(400)}`,
	"start_ts=x",
	"period=constructor",
	"res=__proto__&version=2&start=1&end=2",
	"sort_by=constructor&page=0",
	"id_type=toString",
	"type=__proto__&metric=constructor",
];

/** A sandbox after the whole tour but for what deletes, so that there is something of each kind. */
async function startFull() {
	const { app, track, sandbox } = startApp();
	for (const { method, path, body } of BEFORE) await track(method, path, body);
	for (const { method, path, body } of TOUR)
		if (method !== "DELETE" && body !== "form") await app(method, path, body);
	return { app, sandbox };
}

/** @param {unknown} body @returns {unknown[]} copies, each with one odd value somewhere */
function variants(body) {
	if (typeof body !== "object" || body === null) return ODD_VALUES;
	const within = Object.entries(body).flatMap(([name, value]) =>
		variants(value).map((odd) => (Array.isArray(body) ? [odd] : { ...body, [name]: odd })),
	);
	return [...ODD_VALUES, ...within];
}

// A failure of the sandbox itself rejects its `fetch`.
test("odd bodies are accepted or refused, and never break the sandbox", async () => {
	const { app, sandbox } = await startFull();
	for (const { method, path, body } of TOUR) {
		if (body === undefined || body === "form") continue;
		for (const odd of variants(body)) {
			const { status } = await app(method, path, odd);
			assert.ok(status < 500, `${method} ${path} ${JSON.stringify(odd)}`);
		}
	}
	sandbox.state();
});

test("odd paths and queries are accepted or refused, and never break the sandbox", async () => {
	const { app } = await startFull();
	for (const { method, path, body } of TOUR) {
		if (body === "form") continue;
		const [plain] = path.split("?");
		const parts = plain.split("/");
		for (let index = 2; index < parts.length; index += 1) {
			for (const odd of ODD_PARTS) {
				const { status } = await app(method, parts.with(index, odd).join("/"), body);
				assert.ok(status < 500, `${method} ${path} ${odd}`);
			}
		}
		if (method !== "GET") continue;
		for (const query of ODD_QUERIES) {
			const { status } = await app(method, `${plain}?${query}`);
			assert.ok(status < 500, `${method} ${plain}?${query}`);
		}
	}
});

test("a malformed form is a 400", async () => {
	const { sandbox } = startApp();
	for (const [type, body] of [
		["multipart/form-data", "--a\r\n"],
		["multipart/form-data; boundary=a", ""],
		["multipart/form-data; boundary=a", "--a\r\n\r\n--a--"],
		["multipart/form-data; boundary=a", '--a\r\ncontent-disposition: form-data; name="file"\r\n\r\nx\r\n--a'],
		[
			"multipart/form-data; boundary=a",
			'--a\r\ncontent-disposition: form-data; name="file"\r\n\r\nx\r\n--a--',
		],
		["application/json", "{}"],
	]) {
		const headers = { authorization: "Bearer app-key", "content-type": type };
		const init = { method: "POST", headers, body };
		const response = await sandbox.fetch("http://api.test/v1/assets/files", init);
		assert.equal(response.status, 400, body);
	}
});

test("names of Object.prototype are ordinary names", async () => {
	const { app, track, identify } = startApp();
	await identify("ada", JSON.parse('{"__proto__": "own", "constructor": "c"}'));
	const { attributes } = (await app("GET", "/v1/customers/ada/attributes")).data.customer;
	assert.equal(Object.getOwnPropertyDescriptor(attributes, "__proto__")?.value, "own");
	for (const [field, count] of /** @type {const} */ ([
		["constructor", 1],
		["toString", 0],
	])) {
		const filter = { attribute: { field, operator: "exists" } };
		assert.equal((await app("POST", "/v1/customers", { filter })).data.ids.length, count);
	}
	const object = { object_type_id: "1", object_id: "acme" };
	await track("POST", "/api/v2/entity", { type: "object", action: "identify", identifiers: object });
	const condition = { field: "constructor", operator: "exists", type_id: "1" };
	const found = await app("POST", "/v1/objects", {
		object_type_id: "1",
		filter: { object_attribute: condition },
	});
	assert.deepEqual(found.data.ids, []);
	assert.equal(
		(await app("POST", "/v1/send/email", { ...EMAIL, transactional_message_id: "toString" })).status,
		200,
	);
});
