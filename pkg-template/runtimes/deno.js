/** Deno reads a source-phase import without the permission to read files. */
import source wasm from "./core.wasm";

export const source = () => wasm;
export const isolated = false;
