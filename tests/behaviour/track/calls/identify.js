import { clientOf, onlyRequest } from "../../support.js";
import { module, test } from "../../test.js";

module("identify");

/** Ids that would break a URL unless they are encoded as one path segment. */
const HARD_IDS = [
	"a/b?c#d%20+é🙂",
	"a b",
	"%2e%2e",
	"%2F",
	"...",
	".hidden",
	"../../v1/customers/7",
	"a\\b",
	"a&b=c;d:e,f",
	"!~*'()_-",
	"\u202Eright-to-left",
	"é".repeat(75),
];

test("creates a person with the given attributes", async (context) => {
	const result = await clientOf(context).identify("42", { email: "ada@example.com", plan: "basic" });
	const { expect, sandbox } = context;
	expect(result).to.deep.equal({});
	const { method, path, query, body, status } = await onlyRequest(context);
	expect({ method, path, query, status }).to.deep.equal({
		method: "PUT",
		path: "/api/v1/customers/42",
		query: "",
		status: 200,
	});
	expect(JSON.parse(body)).to.deep.equal({ email: "ada@example.com", plan: "basic" });
	const { people } = await sandbox.state();
	expect(people).to.have.lengthOf(1);
	expect(people[0]).to.deep.include({
		id: "42",
		email: "ada@example.com",
		attributes: { plan: "basic" },
	});
});

test("updates an existing person, and keeps the other attributes", async (context) => {
	const client = clientOf(context);
	await client.identify("42", { plan: "basic", seats: 1 });
	await client.identify("42", { plan: "pro" });
	const { people } = await context.sandbox.state();
	context.expect(people.map(({ attributes }) => attributes)).to.deep.equal([{ plan: "pro", seats: 1 }]);
});

test("works without attributes", async (context) => {
	const client = clientOf(context);
	await client.identify("1");
	await client.identify("2", {});
	await client.identify("3", undefined, {});
	const { people, requests } = await context.sandbox.state();
	context.expect(people.map(({ id }) => id)).to.deep.equal(["1", "2", "3"]);
	context.expect(requests.map(({ body }) => body)).to.deep.equal(["{}", "{}", "{}"]);
});

test("sends the body as application/json", async (context) => {
	await clientOf(context).identify("42", { plan: "basic" });
	const { headers } = await onlyRequest(context);
	context.expect(headers["content-type"]).to.match(/^application\/json(;|$)/);
});

test("accepts a number or a bigint as the id", async (context) => {
	const client = clientOf(context);
	await client.identify(42);
	await client.identify(0);
	await client.identify(9007199254740993n);
	const { people } = await context.sandbox.state();
	context.expect(people.map(({ id }) => id)).to.deep.equal(["42", "0", "9007199254740993"]);
});

for (const id of HARD_IDS) {
	test(`encodes the id ${JSON.stringify(id.slice(0, 24))} as one path segment`, async (context) => {
		await clientOf(context).identify(id);
		const { path } = await onlyRequest(context);
		context.expect(decodeURIComponent(path.replace("/api/v1/customers/", ""))).to.equal(id);
		context.expect(path.split("/")).to.have.lengthOf(5);
		const { people } = await context.sandbox.state();
		context.expect(people.map((person) => person.id)).to.deep.equal([id]);
	});
}

test("an email address or a cio_id finds its person", async (context) => {
	const client = clientOf(context);
	await client.identify("ada+news@example.com", { plan: "basic" });
	const [person] = (await context.sandbox.state()).people;
	await client.identify(`cio_${person?.cio_id}`, { id: "42" });
	const { people } = await context.sandbox.state();
	context.expect(people).to.have.lengthOf(1);
	context.expect(people[0]).to.include({ id: "42", email: "ada+news@example.com" });
});
