/** examples/next: built, started, and visited in Chromium. */
import assert from "node:assert/strict";
import { testExample } from "../harness/app.js";
import { openPage } from "../harness/chromium-page.js";
import { freePort } from "../harness/http.js";
import { outputMatching } from "../harness/processes.js";
import { recipeEnv } from "../harness/recipes.js";
import { until } from "../harness/until.js";

testExample("next", async ({ t, exec, serve, sandbox, url: sandboxUrl }) => {
	await exec("next", ["build"], { NEXT_TELEMETRY_DISABLED: "1" });
	const port = await freePort();
	// For a browser, localhost is as safe as https: it keeps the cookie with the prefix `__Host-`.
	const url = `http://localhost:${port}`;
	await outputMatching(
		serve("next", ["start", "--hostname", "localhost", "--port", `${port}`], recipeEnv(sandboxUrl)),
		/Ready/,
	);
	const { page, errors } = await openPage(t);
	await page.goto(url, { waitUntil: "networkidle0" });

	await t.test("the relay delivers what the page records", async () => {
		await page.locator("::-p-text(Choose pro)").click();
		// The page sends what it has when it is hidden.
		await page.goto("about:blank");
		await until(() => sandbox.state().events.length >= 2);
		assert.deepEqual(
			sandbox.state().events.map(({ type, name, data }) => ({ type, name, data })),
			[
				{ type: "page", name: `${url}/`, data: {} },
				{ type: "event", name: "plan_chosen", data: { plan: "pro" } },
			],
		);
	});

	await t.test("the server action creates a person and sends an event", async () => {
		sandbox.reset();
		await page.goto(url, { waitUntil: "networkidle0" });
		await page.type("[name=email]", "ada@example.com");
		await page.click("[type=submit]");
		await page.waitForSelector("::-p-text(Thank you, ada@example.com)");
		const { people, events } = sandbox.state();
		assert.deepEqual(
			people.map(({ email, attributes }) => [email, attributes.newsletter]),
			[["ada@example.com", true]],
		);
		assert.ok(events.some(({ name, customer }) => name === "signed_up" && customer === people[0]?.cio_id));
	});

	assert.deepEqual(errors, []);
});
