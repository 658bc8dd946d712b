/** Vitest: in Node, in jsdom, and in workerd by Cloudflare's pool. */
import assert from "node:assert/strict";
import { testApp } from "../harness/app.js";

testApp("Vitest 5, in Node and jsdom", ["vitest"], async ({ exec, sandbox }) => {
	await exec("vitest", ["run"]);
	assert.ok(sandbox.state().people.some(({ id }) => id === "vitest"));
});

testApp("Vitest 4 with Cloudflare's pool", ["vitest-workers"], async ({ exec, sandbox }) => {
	await exec("vitest", ["run"]);
	assert.ok(sandbox.state().people.some(({ id }) => id === "workers"));
});
