/** Carries the WebAssembly in its own text, for bundlers that copy no file. Not for workerd, which refuses to compile at run time. */
import { inflated } from "./embedded.js";

export const source = async () => await WebAssembly.compile(inflated());
export const isolated = false;
