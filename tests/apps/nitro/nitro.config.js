export default {
	compatibilityDate: "2026-04-01",
	// The module is compiled at deployment where the host compiles none at run time.
	experimental: { wasm: process.env.WITHOUT_WASM !== "true" },
};
