/** The same with batches, which the settings of a source can ask for: ten events, as `createPage` sends without asking. */
import { load } from "./cdp-analytics-browser.js";

/** @type {import("./page.js").Connect} */
export const connect = ({ host }, timeout) =>
	load(host, { strategy: "batching", config: { size: 10, timeout } });
