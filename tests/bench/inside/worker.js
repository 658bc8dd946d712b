/** Runs jobs in workerd. It does not measure time, because the clock stands still while a Worker computes. */
import { jobs } from "./jobs.js";

export default {
	/** @param {Request} request its path is the name of the job */
	async fetch(request) {
		const job = /** @type {keyof typeof jobs} */ (new URL(request.url).pathname.slice(1));
		try {
			return Response.json({ value: await jobs[job](/** @type {never} */ (await request.json())) });
		} catch (error) {
			return Response.json({ error: String(/** @type {Error} */ (error)?.stack ?? error) });
		}
	},
};
