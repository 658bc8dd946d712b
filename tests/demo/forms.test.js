/** The forms of the page: errors beside their fields, and the layout of a phone. */
import assert from "node:assert/strict";
import { press, testPage } from "./open-page.js";

testPage("the forms of the demo's page, in Chromium", async ({ t, page, sandbox }) => {
	/**
	 * Types into an input of a form, and submits it.
	 *
	 * @param {string} action
	 * @param {Record<string, string>} values by CSS selector
	 */
	async function submit(action, values) {
		await press(page, `#tab-${action}`);
		for (const [selector, value] of Object.entries(values)) {
			await page.$eval(
				`#panel-${action} ${selector}`,
				(input, value) => {
					/** @type {HTMLInputElement} */ (input).value = value;
					input.dispatchEvent(new Event("input", { bubbles: true }));
				},
				value,
			);
		}
		await page.click(`#panel-${action} [type=submit]`);
		await page.waitForSelector(`#panel-${action} .outcome`);
	}

	/** The errors of a form, and the inputs that they are about. @param {string} action */
	const errors = (action) =>
		page.$eval(`#panel-${action}`, (panel) => ({
			messages: [...panel.querySelectorAll(".hint.wrong")].map(({ textContent }) => textContent),
			marked: [...panel.querySelectorAll("[aria-invalid]")].map(
				(input) => /** @type {HTMLInputElement} */ (input).value,
			),
		}));

	await t.test("an error appears beside its field and says what is wrong", async () => {
		await submit("track", { "[name=customerId]": " " });
		assert.deepEqual(await errors("track"), {
			messages: ["customerId is required and must not be blank"],
			marked: [" "],
		});
		await submit("track", { "[name=customerId]": "ada", "[name=name]": "e".repeat(101) });
		const { messages, marked } = await errors("track");
		assert.match(messages.join(), /^event\.name must be at most 100 bytes/);
		assert.deepEqual(marked, ["e".repeat(101)]);
		await submit("track", { "[name=name]": "purchase" });
		await page.waitForSelector("#panel-track .outcome.good");
		assert.deepEqual(await errors("track"), { messages: [], marked: [] });
	});

	await t.test("an error in a row appears in that row", async () => {
		const row = ".rows li:nth-child(2)";
		await submit("identify", { [`${row} .value`]: '{"a": "\\ud800"}' });
		assert.match(
			(await errors("identify")).messages.join(),
			/^attributes\.first_name\.a contains a lone surrogate/,
		);
		assert.deepEqual((await errors("identify")).marked, ["first_name", '{"a": "\\ud800"}']);
		assert.ok(await page.$(`#panel-identify ${row} .hint.wrong`));
		await submit("identify", { [`${row} .value`]: "Ada", [`${row} .key`]: "" });
		assert.deepEqual(await errors("identify"), {
			messages: ["Each attribute needs a key."],
			marked: ["", "Ada"],
		});
		await submit("identify", { [`${row} .key`]: "first_name" });
		await page.waitForSelector("#panel-identify .outcome.good");
		assert.deepEqual(await errors("identify"), { messages: [], marked: [] });
		assert.equal(sandbox.state().people[0]?.attributes.first_name, "Ada");
	});

	await t.test("no value is cut off, on a screen or a phone", async () => {
		for (const [width, height] of /** @type {const} */ ([
			[1280, 900],
			[390, 844],
		])) {
			await page.setViewport({ width, height });
			for (const action of ["identify", "track", "trackPageView"]) {
				await press(page, `#tab-${action}`);
				const cut = await page.$$eval(`#panel-${action} .rows input`, (inputs) =>
					inputs
						.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
						.map((input) => /** @type {HTMLInputElement} */ (input).value),
				);
				assert.deepEqual(cut, [], `${action}, ${width} wide`);
			}
		}
	});

	await t.test("on a phone, the result of a call is in view, and the page fits", async () => {
		await page.setViewport({ width: 390, height: 844 });
		for (const action of ["identify", "track", "trackPageView", "rawRequest", "destroy"]) {
			await press(page, `#tab-${action}`);
			// The button is at the lower edge of the screen, as for someone who has scrolled to it.
			await page.$eval(`#panel-${action} [type=submit]`, (button) => button.scrollIntoView({ block: "end" }));
			await submit(action, {});
			await page.waitForSelector(`#panel-${action} .outcome.good`);
			await page.waitForFunction(
				(panel) => {
					const { top, bottom } = document.querySelector(`${panel} .outcome`)?.getBoundingClientRect() ?? {};
					return Number(top) >= 0 && Number(bottom) <= innerHeight;
				},
				{ timeout: 5_000 },
				`#panel-${action}`,
			);
			const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
			assert.ok(Number(overflow) <= 0, `${action}: ${overflow}`);
		}
	});
});
