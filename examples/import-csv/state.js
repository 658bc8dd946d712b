/** How far an import has come, in a file, so that it can continue after a stop or a crash. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

/** @import { ResumePoint } from "customerio-wasm/track" */
/** @typedef {{ file: string, refused: number, point: ResumePoint }} State `file` identifies the CSV; `refused` is how many operations were */

/**
 * Reads the state of an earlier run.
 *
 * @param {string} path
 * @param {string} file identifies the CSV
 * @returns {Promise<State | undefined>} `undefined` if there was no such run, or it ended
 */
export async function readState(path, file) {
	let text;
	try {
		text = await readFile(path, "utf8");
	} catch (error) {
		if (error.code === "ENOENT") return undefined;
		throw error;
	}
	const state = JSON.parse(text);
	if (state.file !== file)
		throw new Error(
			`${path} belongs to another file, or the file has changed since. Delete ${path} to start over`,
		);
	return state;
}

/**
 * Stores the state. A process that is killed in the middle leaves the old one.
 *
 * @param {string} path
 * @param {State} state
 */
export function writeState(path, state) {
	writeFileSync(`${path}.new`, JSON.stringify(state));
	renameSync(`${path}.new`, path);
}

/** @param {string} path */
export const removeState = (path) => rmSync(path, { force: true });
