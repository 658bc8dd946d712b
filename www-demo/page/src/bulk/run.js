import { CustomerIOError } from "customerio-wasm/track";
import { readOperations } from "./operations.js";

/**
 * @typedef {import("customerio-wasm/track").TrackClient} TrackClient
 * @typedef {Omit<import("customerio-wasm/track").SendAllProgress, keyof import("customerio-wasm/track").ResumePoint>} Counts
 * @typedef {import("customerio-wasm/track").SendAllReport} SendAllReport
 */

/**
 * The state of loading a file.
 *
 * @typedef {object} RunState
 * @property {"running" | "done" | "stopped"} phase
 * @property {number} share the processed part of the file, from 0 to 1
 * @property {Counts} progress since the first start, including runs that were stopped
 * @property {Map<number, string>} rejections reasons by line, up to a limit
 * @property {number} unreadable rows that are not operations, and so were never sent
 * @property {CustomerIOError | undefined} error why it stopped
 */

/** @type {Counts} */
const NOTHING = { read: 0, accepted: 0, rejected: 0, bytes: 0, requests: 0, retries: 0, elapsed: 0 };

/**
 * @param {Counts} first
 * @param {Counts} second
 * @returns {Counts}
 */
const sum = (first, second) => ({
	read: first.read + second.read,
	accepted: first.accepted + second.accepted,
	rejected: first.rejected + second.rejected,
	bytes: first.bytes + second.bytes,
	requests: first.requests + second.requests,
	retries: first.retries + second.retries,
	elapsed: first.elapsed + second.elapsed,
});

/** The most that the page stores. */
const MAX_REJECTIONS = 1_000;

/**
 * Loads a file with `sendAll`.
 *
 * @param {File} file
 * @param {(state: RunState) => void} onChange
 */
export function createRun(file, onChange) {
	/** @type {RunState} */
	const state = {
		phase: "running",
		share: 0,
		progress: NOTHING,
		rejections: new Map(),
		unreadable: 0,
		error: undefined,
	};
	/** Where a stopped run resumes. @type {SendAllReport | undefined} */
	let resume;
	/** Unreadable rows up to this line have been counted. */
	let lastUnreadable = 0;

	/**
	 * @param {number} line
	 * @param {string} reason
	 */
	function reject(line, reason) {
		if (state.rejections.size < MAX_REJECTIONS) state.rejections.set(line, reason);
	}

	/** @param {{ bytes: number, lines: number[] }} read collects the bytes read, and the line of each operation */
	async function* operations(read) {
		const readings = readOperations(file, (bytes) => {
			read.bytes += bytes;
		});
		for await (const reading of readings) {
			if ("operation" in reading) {
				read.lines.push(reading.line);
				yield reading.operation;
			} else if (reading.line > lastUnreadable) {
				lastUnreadable = reading.line;
				state.unreadable += 1;
				reject(reading.line, reading.problem);
				onChange(state);
			}
		}
	}

	/**
	 * Starts, or resumes after a stop by reading the file again from the beginning. Never rejects with a CustomerIOError.
	 *
	 * @param {TrackClient} cio
	 * @param {AbortSignal} signal stops the run
	 */
	async function start(cio, signal) {
		Object.assign(state, { phase: "running", error: undefined });
		onChange(state);
		const before = state.progress;
		/** @type {Parameters<typeof operations>[0]} */
		const read = { bytes: 0, lines: [] };
		try {
			const report = await cio.sendAll(operations(read), {
				signal,
				...(resume ? { resume } : {}),
				onProgress(progress) {
					state.progress = sum(before, progress);
					const done = state.progress.accepted + state.progress.rejected;
					state.share = (read.bytes / file.size) * (done / read.lines.length);
					onChange(state);
				},
				onRejected({ index, field, message }) {
					reject(read.lines[index] ?? 0, field ? `${field}: ${message}` : message);
					onChange(state);
				},
			});
			state.progress = sum(before, report);
			Object.assign(state, { phase: "done", share: 1 });
		} catch (error) {
			if (!(error instanceof CustomerIOError)) throw error;
			resume = error.report;
			if (resume) state.progress = sum(before, resume);
			Object.assign(state, { phase: "stopped", error });
		}
		onChange(state);
	}

	return { state, start };
}
