/**
 * The host's timers, taken once: a call must not wait for the fake ones that a test installs later. The build puts them in place of the
 * global ones, in the glue of the WebAssembly too.
 */
export const { setTimeout, clearTimeout, setImmediate, queueMicrotask } = globalThis;
