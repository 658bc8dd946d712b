const { callAll } = require("./calls.js");

test("the package is required, and its calls are sent", () => callAll(require("customerio-wasm")));

test("the inline entry point sends the same calls", () => callAll(require("customerio-wasm/inline")));

test("the sandbox is required", () => {
	expect(typeof require("customerio-wasm/sandbox").createSandbox).toBe("function");
});
