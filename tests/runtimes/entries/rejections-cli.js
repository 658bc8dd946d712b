/** Prints what a runtime with a command line reports of calls that fail. */
import * as cio from "customerio-wasm";
import { reportsOf } from "./rejections.js";

/** @type {any} */
const { Deno, process } = globalThis;

/** Node and Bun report to the process, Deno to the global object. @param {(reason: unknown) => void} report */
function listen(report) {
	if (!Deno) return process.on("unhandledRejection", report);
	addEventListener("unhandledrejection", (event) => {
		event.preventDefault();
		report(/** @type {PromiseRejectionEvent} */ (event).reason);
	});
}

console.log(JSON.stringify(await reportsOf(cio, listen)));
