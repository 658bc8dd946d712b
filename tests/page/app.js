/** The script of the site. What tests call is global. */
import { createPage } from "customerio-wasm/page";

/** @type {import("customerio-wasm/page").Loss[]} */
const losses = [];
/** @type {string[]} */
const errors = [];
addEventListener("error", ({ message }) => errors.push(message));
addEventListener("unhandledrejection", ({ reason }) => errors.push(`unhandled: ${reason}`));

/** @type {import("customerio-wasm/page").Page} */
let cio;
const sleep = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Drivers differ in how they show `undefined`. @param {import("customerio-wasm/page").Loss} loss */
const note = ({ reason, count, code }) =>
	losses.push(code === undefined ? { reason, count } : { reason, count, code });

Object.assign(globalThis, {
	losses,
	errors,
	sleep,

	/** @param {Partial<import("customerio-wasm/page").PageOptions>} [options] */
	begin(options) {
		cio = createPage({ relay: "/e", onDropped: note, ...options });
		Object.assign(globalThis, { cio });
		return true;
	},

	/** Records events, with numbers. @param {number} count @param {number} [from] */
	burst(count, from = 0) {
		for (let n = from; n < from + count; n += 1) cio.track("clicked", { n });
		return true;
	},

	/** Flushes until nothing is left. */
	async drain() {
		while ((await cio.flush()).left > 0) await sleep(20);
		return true;
	},
});

// Without a test that waits: the page is one of many on the way.
if (location.search === "?begin") Reflect.apply(Reflect.get(globalThis, "begin"), undefined, []);
