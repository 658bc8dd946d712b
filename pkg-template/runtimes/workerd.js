/** workerd (Cloudflare Workers) compiles the module when the Worker is deployed: an import gives a `WebAssembly.Module`. */
import wasm from "./core.wasm";

export const source = () => wasm;
export const isolated = true;
