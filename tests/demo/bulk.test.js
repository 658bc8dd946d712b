/** Loads files in the page, and checks the sandbox. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "../harness/until.js";
import { press, testPage } from "./open-page.js";

const CSV = [
	"id,email,event,plan,seats,note",
	'ada,ada@example.com,,pro,5,"two',
	'lines, ""quoted"""',
	"grace,,purchase,,2,007",
	",,,free,,",
	"radia,,,free",
	"edsger,edsger@example.com,,free,0,Łódź",
].join("\r\n");

const JSON_LINES = [
	'{"type":"person","action":"identify","identifiers":{"id":"ada"},"attributes":{"plan":"pro"}}',
	"",
	"not JSON",
	'{"type":"person","action":"event","identifiers":{"id":"ada"},"name":"purchase","id":"01ARZ3NDEKTSV4RRFFQ69G5FAV"}',
].join("\n");

testPage("loading a file in the demo's page, in Chromium", async ({ t, page, sandbox }) => {
	const folder = await mkdtemp(join(tmpdir(), "customerio-demo-"));
	t.after(() => rm(folder, { recursive: true }));

	const sentence = () => page.$eval(".bulk-sentence", ({ textContent }) => textContent);
	/** @param {"done" | "stopped"} phase */
	const ended = (phase) => page.waitForSelector(`.bulk-sentence.${phase}`, { timeout: 120_000 });
	/** Begins a load, once the one before has ended. */
	async function begin() {
		await page.waitForSelector("#bulk form .primary:enabled", { timeout: 120_000 });
		await page.$$eval(".bulk-sentence", (all) => {
			for (const { classList } of all) classList.remove("done", "stopped");
		});
		await press(page, "#bulk form .primary");
	}
	/** Loads, and waits for the end. @param {"done" | "stopped"} phase */
	async function load(phase) {
		await begin();
		await ended(phase);
	}
	const rejections = () =>
		page.$$eval(".rejected tbody tr", (rows) =>
			rows.map((row) => [...row.querySelectorAll("td")].map(({ textContent }) => textContent ?? "")),
		);
	const figures = async () =>
		Object.fromEntries(
			await page.$$eval(".figures div", (all) =>
				all.map((figure) => [...figure.children].map(({ textContent }) => textContent ?? "")),
			),
		);

	/**
	 * @param {string} name
	 * @param {string} text
	 */
	async function loadFile(name, text) {
		sandbox.reset();
		const path = join(folder, name);
		await writeFile(path, text);
		await press(page, "#bulk-source [value=own]");
		const input = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (
			await page.$("#bulk [type=file]")
		);
		await input.uploadFile(path);
		await load("done");
	}

	await t.test("CSV: people, events and invalid lines", async () => {
		await loadFile("people.csv", CSV);
		const { people, events } = sandbox.state();
		assert.deepEqual(people.map(({ id }) => id).sort(), ["ada", "edsger", "grace"]);
		const ada = people.find(({ id }) => id === "ada");
		assert.equal(ada?.email, "ada@example.com");
		assert.equal(ada?.attributes.seats, 5);
		assert.match(String(ada?.attributes.note), /^two\r?\nlines, "quoted"$/);
		assert.deepEqual(
			events.map(({ name, data }) => ({ name, data })),
			[{ name: "purchase", data: { seats: 2, note: "007" } }],
		);
		assert.deepEqual(
			(await rejections()).map(([line]) => line),
			["5", "6"],
		);
		assert.deepEqual(
			Object.fromEntries(Object.entries(await figures()).filter(([name]) => /ed$/.test(name))),
			{ Accepted: "3", Rejected: "2" },
		);
	});

	await t.test("JSON lines: one operation per line", async () => {
		await loadFile("operations.jsonl", JSON_LINES);
		const { people, events } = sandbox.state();
		assert.equal(people[0]?.attributes.plan, "pro");
		assert.equal(events[0]?.id, "01ARZ3NDEKTSV4RRFFQ69G5FAV");
		const [[line, reason] = []] = await rejections();
		assert.equal(line, "3");
		assert.match(reason ?? "", /not JSON/);
	});

	await t.test("the chosen sender sends the load, and the log has one row for it", async () => {
		/** Programs, such as the Worker, send no `Origin`. */
		const origins = () => [...new Set(sandbox.state().requests.map(({ headers }) => headers.origin))];
		await press(page, "#log-clear");
		await press(page, "#sender [value=worker]");
		sandbox.fail({ kind: "answer", status: 429, headers: { "retry-after": "0" } });
		await loadFile("people.csv", CSV);
		assert.deepEqual(origins(), [undefined]);
		assert.equal(sandbox.counts().people, 3);
		assert.deepEqual(
			(await rejections()).map(([line]) => line),
			["5", "6"],
		);
		await press(page, "#sender [value=browser]");
		await loadFile("people.csv", CSV);
		assert.deepEqual(origins(), [new URL(page.url()).origin]);
		await page.waitForFunction(() => document.querySelectorAll("#log-view .status.good").length === 2);
		const rows = await page.$$eval("#log-view .exchange", (all) => all.map(({ textContent }) => textContent));
		assert.deepEqual(
			rows.map((text) => text?.replace(/\s+/g, " ")),
			["from browser", "to Worker"].map((from) => `POST/api/v2/batch: people.csv${from} · 1 requestdone`),
		);
	});

	await t.test("the Worker passes on what Customer.io refuses", async () => {
		await press(page, "#sender [value=worker]");
		const heal = sandbox.fail({
			kind: "answer",
			status: 403,
			body: { meta: { error: "this key may not" } },
			times: Number.POSITIVE_INFINITY,
		});
		await load("stopped");
		assert.match((await sentence()) ?? "", /this key may not/);
		heal();
		await press(page, "#sender [value=browser]");
	});

	/** 20,000 people and 30,000 events, except that one row in 2,000 is invalid. */
	const SAMPLE = { people: 20_000, events: 29_975, rejected: "25" };

	await t.test("50,000 rows, without blocking the page", async () => {
		sandbox.reset();
		await press(page, "#bulk-source [value='sample.csv']");
		// Records the progress at each turn of the event loop.
		await page.evaluate(() => {
			const seen = new Set();
			const look = () => seen.add(document.querySelector("progress")?.value);
			Object.assign(globalThis, { seen, looking: setInterval(look, 1) });
		});
		await begin();
		await page.waitForSelector(".bulk-sentence.running");
		await ended("done");
		const { people, events } = sandbox.counts();
		assert.deepEqual({ people, events, rejected: (await figures()).Rejected }, SAMPLE);
		const steps = Number(await page.evaluate("clearInterval(looking), seen.size"));
		assert.ok(steps >= 5, `the page saw only ${steps} steps of the load`);
		await page.waitForFunction(() => document.querySelector(".more")?.textContent?.includes("20,000"));
		assert.ok((await page.$$(".person-item")).length <= 201, "the list is too long");
	});

	await t.test("the batches of a load are one row of the sandbox's log", async () => {
		await press(page, "#log-source [value=sandbox]");
		const rows = await page.$$eval("#log-view .exchange", (all) => all.map(({ textContent }) => textContent));
		const { requests } = sandbox.counts();
		assert.ok(requests > 10, `${requests} requests`);
		assert.ok(rows.length <= 3, `${rows.length} rows`);
		await press(page, "#log-source [value=page]");
	});

	await t.test("a cancelled load resumes, and nothing counts twice", async () => {
		sandbox.reset();
		const removeFault = sandbox.fail({
			kind: "stall",
			processed: true,
			path: "/api/v2/batch",
			times: Number.POSITIVE_INFINITY,
		});
		await begin();
		await until(() => sandbox.counts().events > 0);
		await press(page, "#bulk .buttons button:nth-child(2)");
		await ended("stopped");
		assert.match((await sentence()) ?? "", /Stopped/);
		assert.ok(sandbox.counts().people < SAMPLE.people, "it did not stop before the end");
		removeFault();
		await press(page, "#bulk .buttons button:nth-child(3)");
		await ended("done");
		const { people, events } = sandbox.counts();
		assert.deepEqual({ people, events, rejected: (await figures()).Rejected }, SAMPLE);
	});
});
