/** `start-up-cli.js <module> <url>`: prints the milliseconds of one start. */
import process from "node:process";
// The keys that the program's module imports. Bundles have them in the same file, so no client pays for this one.
import "./contestants/account.js";
import { startUp } from "./start-up.js";

const [module, url] = process.argv.slice(2);
console.log(await startUp(() => import(module), url));
// Keep-alive connections would delay the exit of some runtimes by seconds.
process.exit(0);
