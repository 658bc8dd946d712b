/** The garbage collector of Node, without a flag on the command line. */
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** @type {() => void} */
export const collectGarbage = runInNewContext("gc");
