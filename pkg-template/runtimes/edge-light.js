/** The Edge runtime of Vercel and Next.js: `?module` asks their bundlers for a `WebAssembly.Module`. */
import wasm from "./core.wasm?module";

export const source = () => wasm;
export const isolated = true;
