/** Where the build reads and writes. */

/** The top of the repository. */
export const ROOT = new URL("../../", import.meta.url);

/** The package as it is written. */
export const TEMPLATE = new URL("pkg-template/", ROOT);

/** The template with the WebAssembly and the entry points of each API: the modules as `make lint` checks their types. */
export const MODULES = new URL("target/npm/", ROOT);

/** What is published. */
export const PKG = new URL("pkg/", ROOT);
