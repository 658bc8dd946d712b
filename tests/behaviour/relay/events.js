/** Rules of events that are more than names, and what the owner adds. */
import { module, serverTest } from "../test.js";
import { collectingRelay, cookieOf, pageItem, responseTo, trackItem } from "./support.js";

module("relay, events");

/**
 * A Standard Schema, as a library would make it.
 *
 * @param {(value: any) => { value: unknown } | { issues: { message: string }[] }} check
 * @param {(result: any) => any} [wrap] for example in a promise
 * @returns {import("customerio-wasm/relay").StandardSchema}
 */
const schema = (check, wrap = (result) => result) => ({
	"~standard": { version: 1, vendor: "tests", validate: (value) => wrap(check(value)) },
});

/** `{ where: string }`; other members are dropped. @param {any} value */
const readClick = (value) =>
	typeof value?.where === "string"
		? { value: { where: value.where.trim() } }
		: { issues: [{ message: "where must be text" }] };

serverTest("a schema decides about the data, and what it returns is sent", async ({ expect }) => {
	const { relay, operations } = await collectingRelay({
		events: {
			clicked: schema(readClick),
			later: schema(readClick, (result) => Promise.resolve(result)),
		},
	});
	const items = ["clicked", "later"].flatMap((name) => [
		trackItem({ name, data: { where: " hero ", secret: 1 } }),
		trackItem({ name, data: { where: 1 } }),
		trackItem({ name }),
	]);
	const { body } = await responseTo(relay, [...items, trackItem({ name: "toString", data: { where: "a" } })]);
	const rejected = [1, 2, 4, 5].map((index) => ({ index, code: "data" }));
	expect(body).to.deep.equal({
		accepted: 2,
		rejected: [...rejected, { index: 6, code: "event" }],
		anonymous: true,
	});
	expect(operations.map(({ attributes }) => attributes)).to.deep.equal([
		{ where: "hero" },
		{ where: "hero" },
	]);
});

serverTest("a schema that returns nothing sends nothing", async ({ expect }) => {
	const { relay, operations } = await collectingRelay({
		events: { clicked: schema(() => ({ value: undefined })) },
	});
	await responseTo(relay, [trackItem({ name: "clicked", data: { a: 1 } })]);
	expect(operations).to.have.lengthOf(1);
	expect(operations[0]).not.to.have.property("attributes");
});

serverTest("a schema does not see what would choose who gets mail", async ({ expect }) => {
	/** @type {unknown[]} */
	const seen = [];
	const any = schema((value) => {
		seen.push(value);
		return { value };
	});
	const { relay, operations } = await collectingRelay({ events: { clicked: any } });
	await responseTo(relay, [trackItem({ name: "clicked", data: { recipient: "a@example.com", a: 1 } })]);
	expect(seen).to.deep.equal([{ a: 1 }]);
	expect(operations[0].attributes).to.deep.equal({ a: 1 });
});

serverTest("a function decides by the name", async ({ expect }) => {
	for (const wrap of [(/** @type {boolean} */ is) => is, async (/** @type {boolean} */ is) => is]) {
		const { relay, operations } = await collectingRelay({ events: (name) => wrap(name.startsWith("web_")) });
		const { body } = await responseTo(relay, [trackItem({ name: "web_a" }), trackItem({ name: "purchase" })]);
		expect(body.rejected).to.deep.equal([{ index: 1, code: "event" }]);
		expect(operations.map(({ name }) => name)).to.deep.equal(["web_a"]);
	}
});

serverTest("enrich does not see what joins the history of a visitor", async ({ expect }) => {
	const anonymous = await collectingRelay();
	const cookie = cookieOf((await responseTo(anonymous.relay, [trackItem()])).response);
	/** @type {string[]} */
	const seen = [];
	const { relay, operations } = await collectingRelay({
		identify: () => ({ id: "42" }),
		enrich: (_request, operation) => {
			seen.push(operation.action);
			return operation;
		},
	});
	expect((await responseTo(relay, [trackItem()], { cookie })).body.accepted).to.equal(1);
	expect(operations.map(({ action }) => action)).to.deep.equal(["identify", "event"]);
	expect(seen).to.deep.equal(["event"]);
});

serverTest("enrich adds what the request says, to each item", async ({ expect }) => {
	const { relay, operations } = await collectingRelay({
		pages: true,
		enrich: async (request, operation) => ({
			...operation,
			attributes: { ...operation.attributes, country: request.headers.get("cf-ipcountry") },
		}),
	});
	const items = [trackItem({ data: { a: 1 } }), pageItem()];
	expect((await responseTo(relay, items, { "cf-ipcountry": "AT" })).body.accepted).to.equal(2);
	expect(operations.map(({ attributes }) => attributes)).to.deep.equal([
		{ a: 1, country: "AT" },
		{ country: "AT" },
	]);
});
