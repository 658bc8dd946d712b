/** The WebAssembly, deflated, in Base64: put in by the build. */
declare const CORE_WASM: string;

/** What an import of WebAssembly gives where a runtime or a bundler compiles it ahead. */
declare module "*.wasm" {
	const module: WebAssembly.Module;
	export default module;
}

declare module "*.wasm?module" {
	const module: WebAssembly.Module;
	export default module;
}
