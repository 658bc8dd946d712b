/**
 * A part of the package with WebAssembly. It has a folder in pkg-template/ and a subpath, both with its name.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} coreClass the class in the core
 * @property {Module} whole
 * @property {Module} [calls] the module for single calls, which a page loads first. It loads the whole for anything else
 * @property {string} exported the public class or function. The folder's client.js makes it: `TrackClient` by `defineTrackClient`
 */

/**
 * A module of WebAssembly.
 *
 * @typedef {object} Module
 * @property {string} feature of the crate
 * @property {string} wasm the name of its file. Each has its own: bundlers put the files of all parts beside one script
 * @property {number} [optLevel] rustc's, where speed is worth more bytes: CONTRIBUTING.md, "Build flags". By default, the code is as small as possible
 */

/** The clients, which the root exports: everything from the first, and from the others what only they have. @type {readonly [Part, ...Part[]]} */
export const APIS = [
	{
		name: "track",
		coreClass: "TrackClient",
		whole: { feature: "track-all", wasm: "core.wasm", optLevel: 2 },
		calls: { feature: "track", wasm: "calls.wasm" },
		exported: "TrackClient",
	},
	{
		name: "app",
		coreClass: "AppClient",
		whole: { feature: "app", wasm: "app.wasm", optLevel: 2 },
		exported: "APIClient",
	},
	{
		name: "pipelines",
		coreClass: "PipelinesClient",
		whole: { feature: "pipelines-all", wasm: "pipelines.wasm", optLevel: 2 },
		calls: { feature: "pipelines", wasm: "pipelines-calls.wasm" },
		exported: "PipelinesClient",
	},
];

/** All parts. @type {readonly Part[]} */
export const PARTS = [
	...APIS,
	{
		name: "queue",
		coreClass: "Messages",
		whole: { feature: "queue", wasm: "queue.wasm" },
		exported: "toMessages",
	},
	{
		name: "relay",
		coreClass: "Relay",
		whole: { feature: "relay", wasm: "relay.wasm" },
		exported: "createRelay",
	},
];
