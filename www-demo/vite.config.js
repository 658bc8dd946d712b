import { defineConfig } from "vite";

const PAGE = `${import.meta.dirname}/page`;

export default defineConfig({
	root: PAGE,
	base: "./",
	build: {
		outDir: "../dist",
		emptyOutDir: true,
		rolldownOptions: {
			input: [`${PAGE}/index.html`, `${PAGE}/visitor/index.html`, `${PAGE}/visitor/shop.html`],
		},
	},
	logLevel: "warn",
});
