/** The same as cli.js for CommonJS: the package is loaded with `require`. */
(async () => {
	const { importActivity } = await import("../behaviour/import-spy.js");
	const cio = require("customerio-wasm");
	const imported = importActivity();
	const { runSuite } = await import("../behaviour/suite.js");
	await runSuite({ cio, url: process.argv[2], imported });
})();
