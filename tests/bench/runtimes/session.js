/** One running process of a runtime, which does one job after the other. */

/** Milliseconds. @typedef {{ value: unknown, wall: number, cpu: number | undefined }} Timed */
/**
 * @typedef {object} Session
 * @property {(job: string, args?: object) => Promise<Timed>} run rejects with what went wrong inside
 * @property {number | undefined} pid the process that does the work
 * @property {() => Promise<void>} close
 */
/**
 * @typedef {object} Runtime
 * @property {string} name with the version
 * @property {(folder: string) => Promise<Session>} open in the project that has the package installed
 */

/**
 * Opens a session for as long as `use` needs it.
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
