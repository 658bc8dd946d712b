/** Where clients are started. */

/**
 * @typedef {object} Place
 * @property {string} name
 * @property {readonly string[]} contestants the first is ours
 * @property {string} reference the contestant that ours is held against
 * @property {(contestant: string) => Promise<number>} start starts a client afresh; milliseconds to its first request
 * @property {() => Promise<void>} close
 */

/** The entry of a client's bundle. @param {string} name */
export const entryOf = (name) => `export { connect } from "./bench/inside/contestants/${name}.js"`;
