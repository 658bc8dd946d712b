/** A run of `sendAll` that stores its progress, and may be killed at any moment: `node killed.js <url> <file> <operations>`. */
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { TrackClient } from "customerio-wasm";

const [url = "", file = "", count = ""] = process.argv.slice(2);

/** @returns {import("customerio-wasm").ResumePoint | undefined} */
function stored() {
	try {
		return JSON.parse(readFileSync(file, "utf8"));
	} catch {
		return undefined;
	}
}

/** @param {import("customerio-wasm").ResumePoint} point */
function store(point) {
	// A process that is killed while it writes leaves the former file.
	writeFileSync(`${file}.new`, JSON.stringify(point));
	renameSync(`${file}.new`, file);
}

/** @returns {Generator<import("customerio-wasm").Operation>} */
function* operations() {
	for (let index = 0; index < Number(count); index += 1) {
		yield { type: "person", action: "event", identifiers: { id: "42" }, name: `event-${index}` };
	}
}

const client = new TrackClient("site", "key", { url });
const resume = stored() ?? (await client.sendAll([]));
store(resume);
const report = await client.sendAll(operations(), { resume, onProgress: store, maxRequestBytes: 2000 });
store(report);
