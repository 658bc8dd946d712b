import { createPage } from "customerio-wasm/page";

/** @type {import("./page.js").Connect} */
export const connect = ({ origin }, flushAfterMs) => createPage({ relay: `${origin}/e`, flushAfterMs });
