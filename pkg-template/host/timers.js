/**
 * The host's timers, taken once: a call must not wait for the fake ones that a test installs later. The build puts them in place of the
 * global ones, in the glue of the WebAssembly too. They are bound, because Bun's server for pages calls what a module imports as a method
 * of that module.
 */

/** @template {Function | undefined} T @param {T} timer @returns {T} `undefined` where the host has none */
const bound = (timer) => timer?.bind(globalThis);

export const setTimeout = /* @__PURE__ */ bound(globalThis.setTimeout);
export const clearTimeout = /* @__PURE__ */ bound(globalThis.clearTimeout);
export const setImmediate = /* @__PURE__ */ bound(globalThis.setImmediate);
export const queueMicrotask = /* @__PURE__ */ bound(globalThis.queueMicrotask);
