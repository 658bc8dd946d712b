/** Next.js, its App Router: pages and route handlers, in Node and in the Edge runtime. */
import assert from "node:assert/strict";
import { testApp } from "../harness/app.js";
import { freePort } from "../harness/http.js";
import { outputMatching } from "../harness/processes.js";
import { assertRelays, recipeEnv, writeRecipe } from "../harness/recipes.js";

const PAGES = ["/", "/page-edge"];
const ROUTES = ["/route-node", "/route-edge"];

/** What the pages send at each visit. */
const SENT = ["POST /api/v1/customers/{id}/suppress", "PUT /api/v1/customers/{id}"];

/** @param {string} name @param {readonly string[]} folders */
function testNext(name, folders) {
	testApp(name, folders, async (app) => {
		const { t, exec, serve, sandbox, folder } = app;
		await writeRecipe("Next.js", folder);
		await exec("next", ["build"], { NEXT_TELEMETRY_DISABLED: "1" });
		const port = await freePort();
		const url = `http://127.0.0.1:${port}`;
		await outputMatching(
			serve("next", ["start", "--hostname", "127.0.0.1", "--port", `${port}`], recipeEnv(app.url)),
			/Ready/,
		);
		/** @param {string} path */
		const visit = async (path) => {
			const response = await fetch(url + path);
			assert.equal(response.status, 200, await response.text());
		};
		await t.test("the recipe's relay takes an event once", () => assertRelays(app, `${url}/e`));
		for (const route of ROUTES) {
			await t.test(route, async () => {
				const id = route.slice(1);
				await visit(`${route}?id=${id}`);
				assert.ok(sandbox.state().people.some((person) => person.id === id));
			});
		}
		for (const page of PAGES) {
			await t.test(`${page}: each visit sends the same calls again`, async () => {
				await sandbox.reset();
				for (let visits = 0; visits < 3; visits += 1) await visit(`${page}?id=7`);
				const requests = sandbox.state().requests.map(({ method, path }) => `${method} ${path}`);
				const expected = SENT.map((line) => line.replace("{id}", "7"));
				assert.deepEqual(requests, [...expected, ...expected, ...expected]);
			});
		}
	});
}

testNext("Next.js 14", ["next", "next-14"]);
testNext("Next.js 16", ["next", "next-16"]);
