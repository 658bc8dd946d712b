import * as cio from "customerio-wasm";
import * as inline from "customerio-wasm/inline";
import calls from "./calls.js";

test("the package is imported, and its calls are sent", () => calls.callAll(cio));

test("so is the entry point that carries the WebAssembly in its text", () => calls.callAll(inline));
