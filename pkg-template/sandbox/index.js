import { makeSandbox } from "./sandbox.js";

/** @type {typeof import("./index.d.ts").createSandbox} */
export function createSandbox(options) {
	// Otherwise each call would fail like one without a connection, and be retried.
	if (typeof Request !== "function" || typeof Response !== "function")
		throw new TypeError(
			"createSandbox: this environment has no Request and Response. In Jest with jsdom, use @jest-environment node or jest-fixed-jsdom",
		);
	return makeSandbox(options).sandbox;
}
