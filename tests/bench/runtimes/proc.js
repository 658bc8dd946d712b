/** Reads process statistics from Linux. On other systems, all results are `undefined`, and the table columns are empty. */
import { readdirSync, readFileSync } from "node:fs";

/** @param {number | undefined} pid @param {string} file @returns {string | undefined} `undefined` also for a process that has ended */
function read(pid, file) {
	if (process.platform !== "linux" || pid === undefined) return undefined;
	try {
		return readFileSync(`/proc/${pid}/${file}`, "utf8");
	} catch (error) {
		if (/** @type {NodeJS.ErrnoException} */ (error).code === "ENOENT") return undefined;
		throw error;
	}
}

/** @param {number | undefined} pid @param {"VmHWM" | "VmRSS"} field @returns {number | undefined} bytes */
function memory(pid, field) {
	const kilobytes = read(pid, "status")?.match(new RegExp(`^${field}:\\s*(\\d+)`, "m"))?.[1];
	return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
}

/** The peak memory of a process. @param {number | undefined} pid */
export const peakMemory = (pid) => memory(pid, "VmHWM");

/** The current memory of a process. @param {number | undefined} pid */
export const currentMemory = (pid) => memory(pid, "VmRSS");

/** CPU milliseconds of a process. More precise than `stat`, which counts hundredths of a second. @param {number | undefined} pid */
export function cpuTime(pid) {
	if (process.platform !== "linux" || pid === undefined) return undefined;
	const threads = readdirSync(`/proc/${pid}/task`);
	const nanoseconds = threads.map((thread) =>
		Number((read(pid, `task/${thread}/schedstat`) ?? "0").split(" ")[0]),
	);
	return nanoseconds.reduce((sum, each) => sum + each, 0) / 1e6;
}

/** The child of this process that runs a program. @param {string} program its name @returns {number | undefined} */
export function childRunning(program) {
	const children = read(process.pid, `task/${process.pid}/children`)?.trim().split(" ") ?? [];
	return children.map(Number).find((pid) => read(pid, "comm")?.trim() === program);
}
