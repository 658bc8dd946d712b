/**
 * Imports people and events from a CSV: `node import.js people.csv --resume state.json`.
 *
 * The exit code is 0 if Customer.io has accepted every row, and 1 if rows were refused or the import stopped.
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { CsvError } from "csv-parse";
import { CustomerIOError, TrackClient } from "customerio-wasm/track";
import { createProgress } from "./progress.js";
import { readRows, toOperation } from "./rows.js";
import { readState, removeState, writeState } from "./state.js";

const { CIO_SITE_ID, CIO_API_KEY, CIO_REGION, CIO_URL } = process.env;
const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { resume: { type: "string" } },
});
const [path] = positionals;
if (path === undefined || !CIO_SITE_ID || !CIO_API_KEY) {
	console.error("Usage: CIO_SITE_ID=… CIO_API_KEY=… node import.js FILE.csv [--resume STATE.json]");
	process.exit(1);
}

const cio = new TrackClient(CIO_SITE_ID, CIO_API_KEY, { region: CIO_REGION, url: CIO_URL });
const { size, mtimeMs } = await stat(path);
const progress = createProgress(size);
const input = createReadStream(path);

const file = `${size} bytes of ${new Date(mtimeMs).toISOString()}`;
const earlier = values.resume && (await readState(values.resume, file));
// An empty run chooses the event ids. Stored before anything is sent, they stay the same after a crash, so no event counts twice.
const resume = earlier ? earlier.point : await cio.sendAll([]);
const refusedBefore = earlier ? earlier.refused : 0;
/** @param {number} refused @param {import("customerio-wasm/track").ResumePoint} point */
const store = (refused, { resumeFrom, doneRanges, firstEventId }) => {
	const point = { resumeFrom, doneRanges, firstEventId };
	if (values.resume) writeState(values.resume, { file, refused: refusedBefore + refused, point });
};
store(0, resume);

/** The lines of the operations that have no result yet, by index. */
const lines = new Map();
/** Rows that are not even operations. */
let unreadable = 0;

async function* operations() {
	let index = 0;
	for await (const { line, row, problem } of readRows(input)) {
		if (problem !== undefined) {
			unreadable += 1;
			progress.print(`${path}:${line}: ${problem}`);
			continue;
		}
		if (index >= resume.resumeFrom) lines.set(index, line);
		index += 1;
		yield toOperation(row);
	}
}

/** How many rows were refused, in this run and before. @param {number} refused */
const countRefused = (refused) => refusedBefore + refused + unreadable;

try {
	const report = await cio.sendAll(operations(), {
		resume,
		// The rows of one person take effect in the order of the file.
		ordered: true,
		onRejected({ index, field, message }) {
			progress.print(`${path}:${lines.get(index)}: ${field}: ${message}`);
		},
		onProgress(now) {
			store(now.rejected, now);
			for (const index of lines.keys()) {
				if (index >= now.resumeFrom) break;
				lines.delete(index);
			}
			progress.show(input.bytesRead, `${now.accepted} accepted, ${countRefused(now.rejected)} refused`);
		},
	});
	progress.end();
	const refused = countRefused(report.rejected);
	console.log(`Done: ${report.accepted} rows accepted in this run. ${refused} refused.`);
	if (values.resume) removeState(values.resume);
	process.exitCode = refused === 0 ? 0 : 1;
} catch (error) {
	progress.end();
	if (!(error instanceof CustomerIOError)) throw error;
	// If the file itself is wrong, the cause says how.
	const reason = error.cause instanceof CsvError ? error.cause : error;
	console.error(`The import stopped: ${reason.message}`);
	console.error(
		values.resume
			? "Run the same command again to continue."
			: "With --resume STATE.json, you could continue it.",
	);
	process.exitCode = 1;
}
