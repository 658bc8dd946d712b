/** `start-up-parts-cli.js <module> <url>`: prints the milliseconds of each part of one start, and of the second call, as JSON. */
import process from "node:process";
import "./contestants/account.js";
import { startUpParts } from "./start-up-parts.js";

const [module, url] = process.argv.slice(2);
console.log(JSON.stringify(await startUpParts(() => import(module), url)));
process.exit(0);
