import * as cio from "customerio-wasm";
import * as inline from "customerio-wasm/inline";
import calls from "./calls.js";

test("the package is imported, and its calls are sent", () => calls.callAll(cio));

test("the inline entry point sends the same calls", () => calls.callAll(inline));
