/** Carries the WebAssembly as text, for bundlers that copy no file. Not for workerd, which cannot compile at run time. */
import { inflated } from "./embedded.js";

export const source = async () => await WebAssembly.compile(inflated());
export const isolated = false;
