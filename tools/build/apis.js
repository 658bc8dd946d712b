/** The APIs of the package. Each has a Cargo feature, a folder of pkg-template/ and a subpath of the package by its name. */

/**
 * @typedef {object} Api
 * @property {string} name
 * @property {string} coreClass the class in the core
 * @property {string} wasm the name of its WebAssembly's file. Each has its own: bundlers put the files of all APIs beside one script
 * @property {string} className the public class, which `define<className>` of the folder's client.js makes
 */

/** The first is the one whose names the root exports without asking. @type {readonly [Api, ...Api[]]} */
export const APIS = [
	{ name: "track", wasm: "core.wasm", coreClass: "TrackClient", className: "TrackClient" },
	{ name: "app", wasm: "app.wasm", coreClass: "AppClient", className: "APIClient" },
];
