/** The inside of workerd. It has no clock of its own: time stands still while a Worker computes. */
import { jobs } from "./jobs.js";

export default {
	/** @param {Request} request whose path is the job's name */
	async fetch(request) {
		const job = /** @type {keyof typeof jobs} */ (new URL(request.url).pathname.slice(1));
		try {
			return Response.json({ value: await jobs[job](/** @type {never} */ (await request.json())) });
		} catch (error) {
			return Response.json({ error: String(/** @type {Error} */ (error)?.stack ?? error) });
		}
	},
};
