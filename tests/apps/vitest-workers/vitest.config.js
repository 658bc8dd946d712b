import { cloudflareTest } from "@cloudflare/vitest-pool-workers";
import { defineConfig } from "vitest/config";

const { SANDBOX_URL } = process.env;

export default defineConfig({
	plugins: [
		cloudflareTest({ wrangler: { configPath: "./wrangler.json" }, miniflare: { bindings: { SANDBOX_URL } } }),
	],
});
