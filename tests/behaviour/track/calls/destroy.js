import { clientOf, onlyRequest } from "../../support.js";
import { module, test } from "../../test.js";

module("destroy");

test("deletes only that person", async (context) => {
	const client = clientOf(context);
	await client.identify("42");
	await client.identify("43");
	context.expect(await client.destroy("42")).to.deep.equal({});
	const { people, requests } = await context.sandbox.state();
	context.expect(people.map(({ id }) => id)).to.deep.equal(["43"]);
	context.expect(requests.at(-1)).to.include({ method: "DELETE", path: "/api/v1/customers/42", body: "" });
});

test("succeeds for an unknown person", async (context) => {
	await clientOf(context).destroy("nobody");
	context.expect(await onlyRequest(context)).to.include({ method: "DELETE", status: 200 });
});

test("deletes by an id with reserved characters, by a number and by a bigint", async (context) => {
	const client = clientOf(context);
	for (const id of ["a/b?c#d%20+é🙂", 7, 9007199254740993n]) {
		await client.identify(id);
		await client.destroy(id);
	}
	const { people, requests } = await context.sandbox.state();
	context.expect(people).to.deep.equal([]);
	context.expect(requests.every(({ status }) => status === 200)).to.equal(true);
});
