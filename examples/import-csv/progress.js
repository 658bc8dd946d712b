/** Shows how far the import is: a bar in a terminal, a line for each tenth elsewhere. */

const WIDTH = 30;

/**
 * @param {number} size of the file, in bytes
 * @param {NodeJS.WriteStream} [stream]
 */
export function createProgress(size, stream = process.stderr) {
	let tenth = 0;
	return {
		/** @param {number} bytes how much of the file has been read @param {string} counts */
		show(bytes, counts) {
			const part = Math.min(1, bytes / size);
			const percent = `${Math.floor(100 * part)} %`.padStart(5);
			if (stream.isTTY) {
				const bar = "█".repeat(Math.round(WIDTH * part)).padEnd(WIDTH, "░");
				stream.write(`\r\x1b[K${bar} ${percent}  ${counts}`);
			} else if (Math.floor(10 * part) > tenth) {
				tenth = Math.floor(10 * part);
				stream.write(`${percent}  ${counts}\n`);
			}
		},
		/** Writes a line above the bar. @param {string} line */
		print(line) {
			stream.write(stream.isTTY ? `\r\x1b[K${line}\n` : `${line}\n`);
		},
		end() {
			if (stream.isTTY) stream.write("\n");
		},
	};
}
