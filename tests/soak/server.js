/**
 * A sandbox that fails at random, in a process of its own: `node server.js <folder of the consumer project> <seed>`.
 * It prints where it listens, and ends with the process that started it.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { seeded } from "../behaviour/random.js";
import { FAULTS } from "./faults.js";

const [, , folder = "", seed = "1"] = process.argv;
const path = join(folder, "node_modules/customerio-wasm/sandbox/node.js");
/** @type {typeof import("customerio-wasm/sandbox/node")} */
const { serveSandbox } = await import(pathToFileURL(path).href);
const { url, sandbox } = await serveSandbox({ random: seeded(Number(seed)) });
for (const fault of FAULTS) sandbox.fail(fault);
console.log(`listening on ${url}`);
