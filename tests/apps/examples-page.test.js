/** examples/page: opened in Chromium, at the sizes of a desktop and a phone. */
import assert from "node:assert/strict";
import { testExample } from "../harness/app.js";
import { errorsOf, openContext } from "../harness/chromium-page.js";
import { outputMatching } from "../harness/processes.js";
import { until } from "../harness/until.js";

testExample("page", async ({ t, serveNode }) => {
	const server = serveNode("server.js", { PORT: "0" });
	const [url = ""] = await outputMatching(server, /http:\S+/);
	const browser = await openContext(t);
	const arrived = async () =>
		/** @type {{ name: string, data: object }[]} */ (await (await fetch(`${url}/arrived`)).json());

	await t.test("what the visitor does arrives, and the page shows it", async () => {
		const page = await browser.newPage();
		const errors = errorsOf(page);
		await page.goto(url);
		await page.click('[data-product="croissant"]');
		await page.click('[data-product="baguette"]');
		await page.waitForFunction("document.querySelectorAll('#arrived li').length === 3");
		assert.equal(await page.$eval("#basket", ({ textContent }) => textContent), "2 in your basket");
		assert.equal(
			await page.$eval("#arrived li", ({ textContent }) => textContent),
			"added_to_basket baguette, 1.8",
		);
		assert.deepEqual(
			(await arrived()).map(({ name, data }) => ({ name, data })),
			[
				{ name: `${url}/`, data: {} },
				{ name: "added_to_basket", data: { product: "croissant", price: 2.2 } },
				{ name: "added_to_basket", data: { product: "baguette", price: 1.8 } },
			],
		);
		assert.deepEqual(errors, []);
	});

	await t.test("a click just before the tab is closed arrives, too", async () => {
		const page = await browser.newPage();
		await page.goto(url);
		await page.click('[data-product="pretzel"]');
		await page.close({ runBeforeUnload: false });
		// A page that was closed sends at once, or the next one does.
		await (await browser.newPage()).goto(url);
		await until(async () =>
			(await arrived()).some(({ data }) => "product" in data && data.product === "pretzel"),
		);
	});

	for (const width of [1280, 360]) {
		for (const scheme of ["light", "dark"]) {
			await t.test(`nothing is cut off, ${width} pixels wide, ${scheme}`, async () => {
				const page = await browser.newPage();
				await page.setViewport({ width, height: 800 });
				await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
				await page.goto(url);
				const [inner, content] = await page.evaluate(() => [
					innerWidth,
					document.documentElement.scrollWidth,
				]);
				assert.equal(content, inner);
				const [background, text] = await page.$eval("body", (body) => {
					const { backgroundColor, color } = getComputedStyle(body);
					const lightness = (/** @type {string} */ rgb) =>
						(rgb.match(/\d+/g) ?? []).reduce((sum, part) => sum + Number(part), 0);
					return [lightness(backgroundColor), lightness(color)];
				});
				assert.equal(background > text, scheme === "light");
			});
		}
	}
});
