/** One transactional email: the wall and CPU time of `sendEmail` with `fetch` stubbed, so what the client itself costs. */
import { withSession } from "../runtimes/session.js";
import { compareCalls } from "./per-call.js";

export { report } from "./per-call.js";

export const title = "One email";

/** @param {import("../bench.js").Bench} bench @returns {Promise<import("./per-call.js").Row[]>} */
export async function run({ runtimes, folder, scale, attempt }) {
	/** @type {import("./per-call.js").Row[]} */
	const rows = [];
	for (const runtime of runtimes) {
		for (const inFlight of [1, 16]) {
			const setting = /** @type {const} */ ({
				runtime: runtime.name,
				fetch: "stubbed",
				action: "email",
				inFlight,
			});
			const block = { action: setting.action, url: null, calls: scale.callsStubbed, inFlight };
			const comparison = await attempt(`${runtime.name}, email, ${inFlight} in flight`, () =>
				withSession(runtime, folder, (session) => compareCalls(session, block, scale.rounds)),
			);
			if (comparison) rows.push({ ...setting, ...comparison });
		}
	}
	return rows;
}
