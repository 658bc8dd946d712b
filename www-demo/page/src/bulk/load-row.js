import { count } from "../dom/count.js";

/** @typedef {import("./run.js").RunState} RunState */

const STATUSES = /** @type {const} */ ({
	running: { text: "loading", tone: "waiting" },
	done: { text: "done", tone: "good" },
	stopped: { text: "stopped", tone: "warned" },
});

/**
 * A load as one row of the log.
 *
 * @param {string} name of the file
 * @param {string} from the sender
 * @param {RunState} state
 * @returns {Omit<import("../log/rows.js").Row, "key">}
 */
export function loadRow(name, from, { phase, progress, unreadable }) {
	const { requests, retries, accepted, rejected, elapsed } = progress;
	const counts = { accepted, rejected: rejected + unreadable, requests, retries, elapsed };
	return {
		method: "POST",
		title: `/api/v2/batch: ${name}`,
		aside: `${from} · ${count(requests)} ${requests === 1 ? "request" : "requests"}`,
		status: STATUSES[phase],
		bodies: phase === "running" ? [] : [{ title: "Load", text: JSON.stringify(counts) }],
	};
}
