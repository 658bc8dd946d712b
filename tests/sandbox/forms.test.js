import assert from "node:assert/strict";
import test from "node:test";
import { errorsOf, NOW, personWith, start } from "./support.js";

function startForms() {
	const { sandbox, call } = start();
	return {
		sandbox,
		call,
		/** @param {unknown} data */
		submit: (data, form = "contact") => call("POST", `/api/v1/forms/${form}/submit`, { data }),
		forms: () => sandbox.state().forms,
		people: () => sandbox.state().people,
	};
}

test("a form creates its person, with the fields as attributes, and the response has no body", async () => {
	const { submit, forms, people } = startForms();
	const response = await submit({ email: "a@b.c", first_name: "Ada", topic: "wasm" });
	assert.deepEqual([response.status, response.text], [204, ""]);
	assert.equal(response.headers.get("content-type"), null);
	const fields = { first_name: "Ada", topic: "wasm" };
	assert.deepEqual(people(), [personWith({ cio_id: "03000001", email: "a@b.c", attributes: fields })]);
	assert.deepEqual(forms(), [
		{ id: "contact", submissions: [{ customer: "03000001", fields, submitted: NOW }] },
	]);
});

test("a form updates an existing person by id or email; null counts as absent", async () => {
	const { call, submit, forms, people } = startForms();
	await call("PUT", "/api/v1/customers/42", { email: "a@b.c", plan: "pro" });
	await submit({ id: "42", email: null, a: "1" });
	await submit({ email: "A@b.c", id: null, b: "2" }, "a%2Fb");
	await submit({ id: 42, c: "" });
	assert.deepEqual(people(), [
		personWith({
			cio_id: "03000001",
			id: "42",
			email: "a@b.c",
			attributes: { plan: "pro", a: "1", b: "2" },
		}),
	]);
	assert.deepEqual(
		forms().map(({ id, submissions }) => [id, submissions.map(({ fields }) => fields)]),
		[
			["contact", [{ a: "1" }, { c: "" }]],
			["a/b", [{ b: "2" }]],
		],
	);
});

test("reserved keys are ignored, whatever their value", async () => {
	const { submit, forms } = startForms();
	const reserved = { form_id: 1, form_name: "a", form_type: "b", form_url: "c", form_url_param: {} };
	assert.equal((await submit({ id: "1", ...reserved, form: "x" })).status, 204);
	assert.deepEqual(forms()[0].submissions[0].fields, { form: "x" });
});

test("an invalid submission is rejected, but creates the form", async () => {
	const one = "data must have exactly one of id and email";
	for (const [data, errors] of [
		[undefined, ["data is required"]],
		[[], ["data must be an object"]],
		[{}, [one]],
		[{ email_address: "a@b.c" }, [one]],
		[{ id: "1", email: "a@b.c" }, [one]],
		[{ id: null, email: null }, [one]],
		[{ email: "nobody" }, ["data.email must be an email address"]],
		[{ email: 1 }, ["data.email must be a string"]],
		[{ id: true }, ["data.id must be a string"]],
		[{ id: " " }, ["data.id must not be blank"]],
		[{ id: "1", a: 1, b: "x", c: null }, ["data.a must be a string", "data.c must be a string"]],
		[{ id: "1", a: {} }, ["data.a must be a string"]],
		[{ id: "1", a: "x".repeat(1001) }, ["data.a must be at most 1000 bytes"]],
	]) {
		const { submit, forms, people } = startForms();
		const response = await submit(data);
		assert.deepEqual([response.status, errorsOf(response)], [400, errors]);
		assert.deepEqual([forms(), people()], [[{ id: "contact", submissions: [] }], []]);
	}
});

test("a form that is not JSON is rejected", async () => {
	const { call, forms } = startForms();
	const response = await call("POST", "/api/v1/forms/contact/submit", "a=b");
	assert.equal(response.status, 400);
	assert.deepEqual(forms(), []);
});
