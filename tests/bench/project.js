/** A temporary project with all contestants installed. */
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { createConsumer, ROOT } from "../harness/consumer.js";

/** @returns {Promise<string>} the folder, removed when this process ends */
export async function createProject() {
	const folder = await createConsumer();
	await cp(join(ROOT, "node_modules/customerio-node"), join(folder, "node_modules/customerio-node"), {
		recursive: true,
	});
	await cp(join(ROOT, "tests/bench/inside"), join(folder, "bench/inside"), { recursive: true });
	return folder;
}
