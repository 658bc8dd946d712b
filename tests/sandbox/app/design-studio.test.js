/** Folders, emails, components and inbox previews of Design Studio. */
import assert from "node:assert/strict";
import test from "node:test";
import { NOW } from "../support.js";
import { startApp } from "./support.js";
import { uuid } from "./tour.js";

const STUDIO = "/v1/design_studio";

test("Design Studio keeps folders, emails and components", async () => {
	const { app, clock } = startApp();
	await app("POST", `${STUDIO}/folders`, { name: "F" });
	const parent = { parent_folder_id: uuid(1) };
	await app("POST", `${STUDIO}/emails`, { name: "B", ...parent });
	clock.seconds += 1;
	await app("POST", `${STUDIO}/emails`, { name: "A", is_template: true });
	assert.equal((await app("POST", `${STUDIO}/emails`, { name: "C", parent_folder_id: uuid(9) })).status, 404);
	assert.equal((await app("POST", `${STUDIO}/emails`, { name: "C", parent_folder_id: "9" })).status, 400);
	/** @param {string} query */
	const list = async (query) => {
		const { emails, meta } = (await app("GET", `${STUDIO}/emails?${query}`)).data;
		return [emails.map((/** @type {any} */ { name }) => name), meta.pagination.total];
	};
	assert.deepEqual(await list(""), [["B", "A"], 2]);
	assert.deepEqual(await list("sort_by=name"), [["A", "B"], 2]);
	assert.deepEqual(await list("sort_order=desc&limit=1&page=2"), [["B"], 2]);
	assert.deepEqual(await list("is_template=true"), [["A"], 1]);
	assert.deepEqual(await list("direct_descendants_only=true"), [["A"], 1]);
	assert.deepEqual(await list(`parent_folder_id=${uuid(1)}`), [["B"], 1]);
	assert.deepEqual(await list(`created_after=${NOW}`), [["A"], 1]);
	assert.equal((await app("GET", `${STUDIO}/emails?sort_by=size`)).status, 400);
	assert.equal((await app("DELETE", `${STUDIO}/folders/${uuid(1)}`)).status, 409);
	const component = { name: "Button", tag: "x-b", content: "<b>" };
	assert.equal((await app("POST", `${STUDIO}/components`, component)).status, 200);
	assert.equal((await app("POST", `${STUDIO}/components`, component)).status, 409);
	const [{ id }] = (await app("GET", `${STUDIO}/components`)).data.components;
	const update = await app("PUT", `${STUDIO}/components/${id}`, { name: null, content: null });
	assert.equal(update.status, 204);
	assert.equal((await app("GET", `${STUDIO}/components/${id}`)).data.component.name, "Button");
	const unwritten = { name: "N", content: { html: null } };
	assert.equal((await app("POST", `${STUDIO}/emails`, unwritten)).status, 200);
});

test("an email of Design Studio is translated, saved, linked and published", async () => {
	const { app } = startApp();
	const EMAIL = `${STUDIO}/emails/${uuid(1)}`;
	await app("POST", `${STUDIO}/emails`, { name: "E", content: { html: "<p>", subject: "Hi" } });
	await app("PUT", EMAIL, { content: { subject: "Hello" } });
	const { email } = (await app("GET", EMAIL)).data;
	assert.deepEqual([email.content.html, email.content.subject], ["<p>", "Hello"]);
	const translation = { language: "de", content: { subject: "Hallo" } };
	const { email_translation } = (await app("POST", `${EMAIL}/languages`, translation)).data;
	assert.deepEqual([email_translation.content.html, email_translation.content.subject], ["<p>", "Hallo"]);
	assert.equal((await app("POST", `${EMAIL}/languages`, translation)).status, 409);
	const { version } = (await app("POST", `${EMAIL}/versions`, { name: "1" })).data;
	assert.equal((await app("POST", `${EMAIL}/versions`, { name: "2" })).data.created, false);
	await app("PUT", EMAIL, { content: { subject: "Changed" } });
	await app("POST", `${EMAIL}/versions/${version.id}/restore`);
	assert.equal((await app("GET", EMAIL)).data.email.content.subject, "Hello");
	assert.equal((await app("POST", `${EMAIL}/publish`)).status, 409);
	const link = { target: { type: "transactional_message", transactional_message_id: 1 } };
	assert.equal((await app("POST", `${EMAIL}/link`, link)).data.template_id, 1);
	assert.equal((await app("POST", `${EMAIL}/link`, link)).status, 409);
	const changes = async () => (await app("GET", `${EMAIL}/unpublished_changes`)).data.has_unpublished_changes;
	assert.equal(await changes(), true);
	const published = (await app("POST", `${EMAIL}/publish`)).data;
	assert.deepEqual([published.status, published.mappings.length, await changes()], ["done", 2, false]);
	const { version_id } = published.mappings[0];
	assert.equal((await app("DELETE", `${EMAIL}/versions/${version_id}`)).status, 409);
});

test("an email of Design Studio can be linked to a newsletter or an action", async () => {
	const { app } = startApp();
	const recipients = { segment: { id: 7 } };
	await app("POST", "/v1/newsletters", { type: "email", name: "News", subject: "Hi", body: "b", recipients });
	const EMAIL = `${STUDIO}/emails/${uuid(1)}`;
	await app("POST", `${STUDIO}/emails`, { name: "E" });
	/** @param {object} target */
	const link = (target) => app("POST", `${EMAIL}/link`, { target, force: true });
	assert.equal((await link({ type: "newsletter", newsletter_id: 1 })).data.template_id, 1);
	assert.equal((await link({ type: "campaign_action", action_id: 1 })).data.template_id, 1);
	assert.equal((await link({ type: "campaign_action", action_id: 99 })).status, 404);
	assert.equal((await link({ type: "newsletter", action_id: 1 })).status, 400);
});

test("a repeated inbox preview for the same clients returns the same run", async () => {
	const { app } = startApp();
	const EMAIL = `${STUDIO}/emails/${uuid(1)}`;
	await app("POST", `${STUDIO}/emails`, { name: "E" });
	const runs = [];
	for (const client of ["gmail_web", "iphone", "gmail_web"]) {
		runs.push((await app("POST", `${EMAIL}/inbox_previews`, { client_ids: [client] })).data);
	}
	assert.deepEqual(runs, [
		{ run_id: 1, replayed: false },
		{ run_id: 2, replayed: false },
		{ run_id: 1, replayed: true },
	]);
	const first = (await app("GET", `${STUDIO}/inbox_previews/jobs?limit=1`)).data;
	const cursor = encodeURIComponent(first.meta.pagination.next_cursor);
	const second = (await app("GET", `${STUDIO}/inbox_previews/jobs?cursor=${cursor}`)).data;
	assert.deepEqual([first.preview_jobs[0].run_id, second.preview_jobs[0].run_id], [2, 1]);
	assert.equal(second.meta.pagination.next_cursor, "");
});
