/** Runs all calls against the installed package, and returns the report. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT, resolveEntry, sharedConsumer } from "../harness/consumer.js";
import { run } from "../harness/processes.js";

/** @returns {Promise<import("./record.js").Report>} */
export async function makeReport() {
	const folder = await sharedConsumer();
	const entry = await resolveEntry(folder, ".", ["node", "import", "default"]);
	const output = join(folder, "parity.json");
	const node = join(ROOT, "node_modules/node/bin/node");
	const script = fileURLToPath(new URL("record.js", import.meta.url));
	await run(node, [script, join(folder, entry), output]);
	return JSON.parse(await readFile(output, "utf8"));
}
