/** The names of the clients, in table order. */
export const OURS = "customerio-wasm";
/** The single-file build. */
export const INLINE = "customerio-wasm-inline";
/** The client that ours is compared with. */
export const REFERENCE = "customerio-node";
export const OTHERS = [REFERENCE, "fetch"];
export const CLIENTS = [OURS, ...OTHERS];
