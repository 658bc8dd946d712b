/**
 * What has WebAssembly in the package. Each has a Cargo feature, a folder of pkg-template/ and a subpath of the package by its name.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} coreClass the class in the core
 * @property {string} wasm the name of its WebAssembly's file. Each has its own: bundlers put the files of all parts beside one script
 * @property {string} exported the public class or function. The folder's client.js makes it: `TrackClient` by `defineTrackClient`
 */

/** The clients, which the root exports. The first is the one whose names it exports without asking. @type {readonly [Part, ...Part[]]} */
export const APIS = [
	{ name: "track", wasm: "core.wasm", coreClass: "TrackClient", exported: "TrackClient" },
	{ name: "app", wasm: "app.wasm", coreClass: "AppClient", exported: "APIClient" },
];

/** All of them. @type {readonly Part[]} */
export const PARTS = [
	...APIS,
	{ name: "queue", wasm: "queue.wasm", coreClass: "Messages", exported: "toMessages" },
];
