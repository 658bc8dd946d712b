/** `start-up-cli.js <module> <url>`: prints the milliseconds that one start took. */
import process from "node:process";
import { startUp } from "./start-up.js";

const [module, url] = process.argv.slice(2);
console.log(await startUp(() => import(module), url));
// Connections that are kept alive would hold some runtimes for seconds.
process.exit(0);
