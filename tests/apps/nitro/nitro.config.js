export default {
	compatibilityDate: "2025-01-01",
	// In edge presets, Nitro takes WebAssembly only with this setting.
	experimental: { wasm: true },
	runtimeConfig: { sandboxUrl: "" },
};
