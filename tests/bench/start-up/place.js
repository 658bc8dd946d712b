/** The environments that clients start in. */

/**
 * @typedef {object} Place
 * @property {string} name
 * @property {readonly Starter[]} starters
 * @property {(starter: Starter) => Promise<number>} start starts it from scratch, and resolves with the milliseconds to its first request
 * @property {(starter: Starter) => Promise<Parts>} [parts] the same, with the milliseconds of each part of the start and of the second call
 * @property {() => Promise<void>} close
 */
/** Milliseconds, by the name of the part. @typedef {Record<string, number>} Parts */
/**
 * What starts in a place.
 *
 * @typedef {object} Starter
 * @property {string} name in the tables
 * @property {string} module in `inside/starts`
 * @property {boolean} [bundled] made one file by esbuild. In workerd and in a page, everything is
 * @property {string} [reference] the name of the one that it is compared with
 */
/** The starters of one case, by the kind of place. @typedef {{ command: readonly Starter[], workerd: readonly Starter[], page: readonly Starter[] }} Starters */

/** The code of the entry of a bundle. @param {Starter} starter */
export const entryOf = ({ module }) => `export { first } from "./bench/inside/starts/${module}.js"`;
