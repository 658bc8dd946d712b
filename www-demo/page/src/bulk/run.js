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
 * @property {SendAllProgress} progress since the first start: what was loaded before a stop is in it
 * @property {Map<number, string>} rejections reasons by line, the first ones
 * @property {number} unreadable rows that are no operation at all, so that they were never sent
 * @property {CustomerIOError | undefined} error what stopped it
 */

/** @type {SendAllProgress} */
const NOTHING = { read: 0, accepted: 0, rejected: 0, bytes: 0, requests: 0, retries: 0, elapsed: 0 };

/**
 * @param {SendAllProgress} first
 * @param {SendAllProgress} second
 * @returns {SendAllProgress}
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

/** What the page can show. */
const MOST_REJECTIONS = 1_000;

/**
 * A load of a file by `sendAll`.
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
		progress: NOTHING,
		rejections: new Map(),
		unreadable: 0,
		error: undefined,
	};
	/** Where a stopped run goes on. @type {SendAllReport | undefined} */
	let resume;
	/** Up to here, rows that are unreadable have been counted. */
	let lastUnreadable = 0;

	/**
	 * @param {number} line
	 * @param {string} reason
	 */
	function reject(line, reason) {
		if (state.rejections.size < MOST_REJECTIONS) state.rejections.set(line, reason);
	}

	/** @param {{ bytes: number, lines: number[] }} read is told how far it got, and the line of each operation */
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
				reject(reading.line, reading.fault);
				onChange(state);
			}
		}
	}

	/**
	 * Starts, or goes on after a stop: the file is read again from its beginning. Never rejects for a fault of sending.
	 *
	 * @param {AbortSignal} signal stops it
	 */
	async function start(signal) {
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

	return { start };
}
