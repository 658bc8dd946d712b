/**
 * A sandbox that fails at random, in a process of its own: `node server.js <folder of the consumer project> <seed>`.
 * It prints where it listens, and ends with the process that started it.
 */
import { seeded } from "../behaviour/random.js";
import { importInstalled } from "../harness/consumer.js";
import { FAULTS } from "./faults.js";

const [, , folder = "", seed = "1"] = process.argv;
/** @type {typeof import("customerio-wasm/sandbox/node")} */
const { serveSandbox } = await importInstalled(folder, "sandbox/node.js");
const { url, sandbox } = await serveSandbox({ random: seeded(Number(seed)) });
for (const fault of FAULTS) sandbox.fail(fault);
console.log(`listening on ${url}`);
