/** Loggers that keep what they get. */

/** @typedef {import("customerio-wasm").LogDetails} LogDetails */
/** @typedef {{ level: string, line: string, details: LogDetails }} Line */

/** Creates a logger whose methods need their object, as those of a class do. */
export function recordingLogger() {
	/** @type {Line[]} */
	const lines = [];
	class Recorder {
		#lines = lines;
		/** @param {string} level @param {string} line @param {LogDetails} details */
		#keep(level, line, details) {
			this.#lines.push({ level, line, details });
		}
		/** @param {[string, LogDetails]} args */
		error(...args) {
			this.#keep("error", ...args);
		}
		/** @param {[string, LogDetails]} args */
		warn(...args) {
			this.#keep("warn", ...args);
		}
		/** @param {[string, LogDetails]} args */
		info(...args) {
			this.#keep("info", ...args);
		}
		/** @param {[string, LogDetails]} args */
		debug(...args) {
			this.#keep("debug", ...args);
		}
	}
	return { logger: new Recorder(), lines };
}

/** The lines with their levels; waits and durations are left out, because they vary. @param {readonly Line[]} lines */
export const shortly = (lines) =>
	lines.map(
		({ level, line }) => `${level} ${line.replace(/^customerio-wasm: /, "").replaceAll(/\d+ ms/g, "… ms")}`,
	);
