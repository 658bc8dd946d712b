/** The APIs of the package. Each has a Cargo feature, a folder of pkg-template/ and a subpath of the package by its name. */

/**
 * @typedef {object} Api
 * @property {string} name
 * @property {string} coreClass the class in the core
 * @property {string} className the public class, which `define<className>` of the folder's client.js makes
 */

/** The first is the one whose names the root exports without asking. @type {readonly [Api, ...Api[]]} */
export const APIS = [
	{ name: "track", coreClass: "TrackClient", className: "TrackClient" },
	{ name: "app", coreClass: "AppClient", className: "APIClient" },
];
