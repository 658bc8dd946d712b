/** Profiles a job by the runtime's own profiler. workerd has none that a Worker can use: it is attached from outside. */
import { Session } from "node:inspector/promises";

/** Microseconds between two samples. */
export const SAMPLING_INTERVAL = 100;

/**
 * @param {() => Promise<unknown>} job
 * @returns {Promise<import("node:inspector").Profiler.Profile>}
 */
export async function profileOf(job) {
	const session = new Session();
	session.connect();
	try {
		await session.post("Profiler.enable");
		await session.post("Profiler.setSamplingInterval", { interval: SAMPLING_INTERVAL });
		await session.post("Profiler.start");
		await job();
		const { profile } = await session.post("Profiler.stop");
		return profile;
	} finally {
		session.disconnect();
	}
}
