/** All five actions, from the browser and through the Worker, checked in the sandbox; a retry, checked in the log. */
import assert from "node:assert/strict";
import { press, testPage } from "./open-page.js";

const ACTIONS = ["identify", "track", "trackPageView", "rawRequest", "destroy"];

testPage("the demo page, in Chromium", async ({ t, page, sandbox }) => {
	/** @param {string} action */
	async function perform(action) {
		await press(page, `#tab-${action}`);
		await press(page, `#panel-${action} [type=submit]`);
		await page.waitForFunction(
			(name) => {
				const form = document.querySelector(`#panel-${name}`);
				const button = /** @type {HTMLButtonElement | null} */ (form?.querySelector("[type=submit]"));
				return button?.disabled === false && form?.querySelector("[role=status]")?.textContent;
			},
			{ timeout: 20_000 },
			action,
		);
	}

	for (const sender of ["browser", "worker"]) {
		for (const action of ACTIONS) {
			await t.test(`${action}, sent from the ${sender}`, async () => {
				await press(page, `#sender [value=${sender}]`);
				const before = sandbox.state();
				await perform(action);
				const after = sandbox.state();
				assert.equal(after.requests.length, before.requests.length + 1);
				assert.equal(after.requests.at(-1)?.status, 200);
				if (action === "identify") assert.equal(after.people[0]?.id, "ada");
				if (action.startsWith("track")) assert.equal(after.events.length, before.events.length + 1);
				if (action === "destroy") assert.deepEqual(after.people, []);
			});
		}
	}

	await t.test("a retry does not duplicate an event, and the log shows it", async () => {
		await press(page, "#sender [value=browser]");
		await page.select("#faults [aria-label='What happens']", "answer 503 after processing");
		await press(page, "#faults form button");
		await page.waitForFunction(() =>
			document.querySelector("#faults [role=status]")?.textContent?.includes("503"),
		);
		const before = sandbox.state();
		await perform("track");
		const after = sandbox.state();
		assert.equal(after.events.length, before.events.length + 1);
		assert.deepEqual(
			after.requests.slice(before.requests.length).map(({ fault }) => fault),
			["answer", "answer", undefined],
		);
		const statuses = await page.$$eval("#log-view .status", (all) =>
			all.slice(0, 5).map(({ textContent }) => textContent),
		);
		assert.deepEqual(
			statuses.map((text) => text?.replace(/[\d.]+ s$/, "… s")),
			["200", "again in … s", "503", "again in … s", "503"],
		);
	});

	await t.test("every input of a raw request is sent", async () => {
		await page.$$eval("#panel-rawRequest .fold .add", (buttons) => {
			for (const button of buttons) /** @type {HTMLElement} */ (button).click();
		});
		await page.$eval("#panel-rawRequest form", (form) => {
			const values = {
				method: "POST",
				url: "/v1/nowhere",
				responseType: "text",
				timeout: "5000",
				maxRetries: "1",
				retryDelayMS: "10",
			};
			for (const [name, value] of Object.entries(values)) {
				/** @type {HTMLInputElement} */ (form.querySelector(`[name=${name}]`)).value = value;
			}
			for (const name of ["useExponentialBackoff", "retryAllErrors", "debugRequest"]) {
				/** @type {HTMLInputElement} */ (form.querySelector(`[name=${name}]`)).checked = true;
			}
			for (const row of form.querySelectorAll(".rows li")) {
				for (const input of row.querySelectorAll("input")) input.value = input.placeholder;
			}
		});
		const before = sandbox.counts().requests;
		await perform("rawRequest");
		const requests = sandbox.state().requests.slice(before - sandbox.counts().requests);
		assert.equal(requests.length, 2, "one retry");
		for (const { method, path, query, headers, body } of requests) {
			assert.deepEqual(
				{ method, path, query },
				{ method: "POST", path: "/api/v1/nowhere", query: "key=value" },
			);
			assert.equal(headers.key, "value");
			assert.match(headers["content-type"] ?? "", /^multipart\/form-data; boundary=/);
			assert.match(body, /name="key"\r\n\r\nvalue\r\n/);
			assert.match(body, /name="field"; filename="filename"\r\n[\s\S]*\r\n\r\ncontent\r\n/);
		}
	});

	await t.test("nothing is wider than a phone", async () => {
		await page.setViewport({ width: 390, height: 844 });
		const { scrollWidth, clientWidth } = await page.evaluate(() => {
			const { scrollWidth, clientWidth } = document.documentElement;
			return { scrollWidth, clientWidth };
		});
		assert.ok(scrollWidth <= clientWidth, `${scrollWidth} > ${clientWidth}`);
	});
});
