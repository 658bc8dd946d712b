/** Carries the WebAssembly in its own text, for bundlers that copy no file. Not for workerd, which refuses to compile at run time. */
export { embedded as source } from "./embedded.js";
export const isolated = false;
