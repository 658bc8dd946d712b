/** Prints what the diagnostics channel gets in a runtime with a command line: one JSON text. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import * as cio from "customerio-wasm";
import { observedBySubscribers } from "./observed.js";

console.log(JSON.stringify(await observedBySubscribers(cio, { subscribe, unsubscribe })));
