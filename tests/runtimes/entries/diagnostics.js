/** Prints what the diagnostics channel gets in a runtime with a command line: one JSON text. */
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import process from "node:process";
import * as cio from "customerio-wasm";
import { observedBySubscribers, withSubscriberThatThrows } from "./observed.js";

const diagnostics = { subscribe, unsubscribe };
const seen = await observedBySubscribers(cio, diagnostics);

// These runtimes report what a subscriber throws as uncaught, which would end the process.
process.on("uncaughtException", () => {});
const data = await withSubscriberThatThrows(cio, diagnostics);

console.log(JSON.stringify({ seen, data }));
