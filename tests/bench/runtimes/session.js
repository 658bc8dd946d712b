/** A running process of a runtime, which runs jobs in sequence. */

/** Milliseconds. @typedef {{ value: unknown, wall: number, cpu: number | undefined }} Timed */
/** @typedef {import("node:inspector").Profiler.Profile} Profile */
/**
 * @typedef {object} Session
 * @property {(job: string, args?: object) => Promise<Timed>} run rejects with the error inside the process
 * @property {(job: string, args: object) => Promise<Profile>} profile runs a job, and says where its CPU time went
 * @property {number | undefined} pid the process that runs the jobs
 * @property {() => Promise<void>} close
 */
/**
 * @typedef {object} Runtime
 * @property {string} name with the version
 * @property {(folder: string) => Promise<Session>} open starts it in a project that has the package installed
 */

/**
 * Opens a session for the duration of `use`.
 *
 * @template T
 * @param {Runtime} runtime
 * @param {string} folder
 * @param {(session: Session) => Promise<T>} use
 */
export async function withSession(runtime, folder, use) {
	const session = await runtime.open(folder);
	try {
		return await use(session);
	} finally {
		await session.close();
	}
}
