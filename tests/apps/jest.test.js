/** Jest, in each of its environments: as CommonJS, which is its default, and as ES modules. */
import { testApp } from "../harness/app.js";

for (const [name, folders] of /** @type {const} */ ([
	["Jest 30", ["jest"]],
	["Jest 29", ["jest", "jest-29"]],
])) {
	testApp(name, folders, async ({ exec }) => {
		await exec("jest", ["--ci"], { NODE_OPTIONS: "--experimental-vm-modules --no-warnings" });
		// As most users run it.
		await exec("jest", ["--ci", "--testPathIgnorePatterns=imported"]);
	});
}
