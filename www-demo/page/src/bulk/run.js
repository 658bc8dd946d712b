import { CustomerIOError } from "customerio-wasm";
import { readOperations } from "./operations.js";

/**
 * @typedef {import("customerio-wasm").TrackClient} TrackClient
 * @typedef {import("customerio-wasm").SendAllProgress} SendAllProgress
 * @typedef {import("customerio-wasm").SendAllReport} SendAllReport
 */

/**
 * What has become of a file so far.
 *
 * @typedef {object} RunState
 * @property {"running" | "done" | "stopped"} phase
 * @property {number} share how much of the file is done with, from 0 to 1
 * @property {SendAllProgress | undefined} progress
 * @property {Map<number, string>} rejections reasons by line, the first ones
 * @property {number} unreadable rows that are no operation at all, so that they were never sent
 * @property {CustomerIOError | undefined} error what stopped it
 */

/** What the page can show. */
const MOST_REJECTIONS = 1_000;

/**
 * Loads a file by `sendAll`.
 *
 * @param {TrackClient} cio
 * @param {File} file
 * @param {(state: RunState) => void} onChange
 */
export function createRun(cio, file, onChange) {
	/** @type {RunState} */
	const state = {
		phase: "running",
		share: 0,
		progress: undefined,
		rejections: new Map(),
		unreadable: 0,
		error: undefined,
	};
	let stopper = new AbortController();
	/** Where a stopped run goes on. @type {SendAllReport | undefined} */
	let resume;
	/** Up to here, rows that are unreadable have been counted. */
	let lastUnreadable = 0;
	let bytesRead = 0;

	/**
	 * @param {number} line
	 * @param {string} reason
	 */
	function reject(line, reason) {
		if (state.rejections.size < MOST_REJECTIONS) state.rejections.set(line, reason);
	}

	/** @param {number[]} lines gets the line of each operation */
	async function* operations(lines) {
		const readings = readOperations(file, (length) => {
			bytesRead += length;
		});
		for await (const reading of readings) {
			if ("operation" in reading) {
				lines.push(reading.line);
				yield reading.operation;
			} else if (reading.line > lastUnreadable) {
				lastUnreadable = reading.line;
				state.unreadable += 1;
				reject(reading.line, reading.fault);
				onChange(state);
			}
		}
	}

	/** Starts, or goes on after a stop: the file is read again from its beginning. Never rejects for a fault of sending. */
	async function start() {
		stopper = new AbortController();
		Object.assign(state, { phase: "running", error: undefined });
		bytesRead = 0;
		onChange(state);
		/** @type {number[]} */
		const lines = [];
		try {
			state.progress = await cio.sendAll(operations(lines), {
				signal: stopper.signal,
				...(resume ? { resume } : {}),
				onProgress(progress) {
					state.progress = progress;
					const { read, accepted, rejected } = progress;
					state.share = (bytesRead / file.size) * ((accepted + rejected) / read);
					onChange(state);
				},
				onRejected({ index, field, message }) {
					reject(lines[index] ?? 0, field ? `${field}: ${message}` : message);
					onChange(state);
				},
			});
			state.phase = "done";
		} catch (error) {
			if (!(error instanceof CustomerIOError)) throw error;
			resume = error.report;
			state.progress = error.report ?? state.progress;
			state.phase = "stopped";
			state.error = error;
		}
		onChange(state);
	}

	return { start, cancel: () => stopper.abort() };
}
