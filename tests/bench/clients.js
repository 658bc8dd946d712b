/** The names of the clients, in the order in which tables show them. */
export const OURS = "customerio-wasm";
/** Ours in one file, for pages. */
export const INLINE = "customerio-wasm-inline";
/** What ours is held against. */
export const REFERENCE = "customerio-node";
export const OTHERS = [REFERENCE, "fetch"];
export const CLIENTS = [OURS, ...OTHERS];
