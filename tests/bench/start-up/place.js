/** The environments that clients start in. */

/**
 * @typedef {object} Place
 * @property {string} name
 * @property {readonly string[]} contestants the first is `customerio-wasm`
 * @property {string} reference the contestant that `customerio-wasm` is compared with
 * @property {(contestant: string) => Promise<number>} start starts a client from scratch, and resolves with the milliseconds to its first request
 * @property {() => Promise<void>} close
 */

/** The code of the entry of a client's bundle. @param {string} name */
export const entryOf = (name) => `export { connect } from "./bench/inside/contestants/${name}.js"`;
