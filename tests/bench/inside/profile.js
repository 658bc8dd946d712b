/** Profiles a block by the runtime's own profiler. workerd has none that a Worker can use: it is attached from outside. */
import { Session } from "node:inspector/promises";
import { runBlock } from "./block.js";

/** Microseconds between two samples. */
export const SAMPLING_INTERVAL = 100;

/**
 * @param {import("./block.js").Block} block
 * @returns {Promise<import("node:inspector").Profiler.Profile>}
 */
export async function profileBlock(block) {
	const session = new Session();
	session.connect();
	try {
		await session.post("Profiler.enable");
		await session.post("Profiler.setSamplingInterval", { interval: SAMPLING_INTERVAL });
		await session.post("Profiler.start");
		await runBlock(block);
		const { profile } = await session.post("Profiler.stop");
		return profile;
	} finally {
		session.disconnect();
	}
}
