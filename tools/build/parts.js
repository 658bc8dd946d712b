/**
 * What has WebAssembly in the package. Each has a folder of pkg-template/ and a subpath of the package by its name.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} coreClass the class in the core
 * @property {Module} whole
 * @property {Module} [calls] what a page loads first: single calls. It loads the whole for anything else
 * @property {string} exported the public class or function. The folder's client.js makes it: `TrackClient` by `defineTrackClient`
 */

/**
 * A module of WebAssembly.
 *
 * @typedef {object} Module
 * @property {string} feature of the crate
 * @property {string} wasm the name of its file. Each has its own: bundlers put the files of all parts beside one script
 * @property {number} [optLevel] rustc's, where speed is worth more bytes; otherwise the code is made as small as possible
 */

/** The clients, which the root exports. The first is the one whose names it exports without asking. @type {readonly [Part, ...Part[]]} */
export const APIS = [
	{
		name: "track",
		coreClass: "TrackClient",
		// `sendAll` takes about a tenth less CPU time, for 11 kB (gzip) that a page loads only for what it does not do in single calls.
		whole: { feature: "track-all", wasm: "core.wasm", optLevel: 2 },
		calls: { feature: "track", wasm: "calls.wasm" },
		exported: "TrackClient",
	},
	{
		name: "app",
		coreClass: "AppClient",
		whole: { feature: "app", wasm: "app.wasm" },
		exported: "APIClient",
	},
	{
		name: "pipelines",
		coreClass: "PipelinesClient",
		whole: { feature: "pipelines-all", wasm: "pipelines.wasm" },
		calls: { feature: "pipelines", wasm: "pipelines-calls.wasm" },
		exported: "PipelinesClient",
	},
];

/** All of them. @type {readonly Part[]} */
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
