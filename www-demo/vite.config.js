import { defineConfig } from "vite";

export default defineConfig({
	root: `${import.meta.dirname}/page`,
	base: "./",
	build: { outDir: "../dist", emptyOutDir: true },
	logLevel: "warn",
});
