/**
 * @typedef {import("customerio-wasm/sandbox").SandboxCounts} SandboxCounts
 * @typedef {import("../../host/sandbox-view.js").SandboxView} SandboxView
 */

const POLL_MS = 1_000;

/**
 * Follows what the sandbox holds while the page is visible.
 *
 * @param {string} sandboxUrl
 * @param {object} page
 * @param {() => string | undefined} page.person who is to be in the view, however many others there are
 * @param {() => boolean} page.isBusy whether counts are enough for now: a view costs more, the more the sandbox holds
 * @param {(counts: SandboxCounts) => void} page.onCounts called when they have changed
 * @param {(view: SandboxView) => void} page.onView called when it may have changed
 * @param {(live: boolean) => void} page.onLive whether the sandbox answers
 */
export function followSandbox(sandboxUrl, { person, isBusy, onCounts, onView, onLive }) {
	let counted = "";
	let viewed = "";
	/** The one before ends first, so that no older answer follows a newer one. */
	let last = Promise.resolve();

	async function look() {
		try {
			const counts = await textOf(`${sandboxUrl}/__sandbox/counts`);
			onLive(true);
			if (counts !== counted) onCounts(JSON.parse(counts));
			counted = counts;
			if (counts === viewed || isBusy()) return;
			const query = new URLSearchParams({ person: person() ?? "" });
			onView(JSON.parse(await textOf(`/sandbox.json?${query}`)));
			viewed = counts;
		} catch {
			onLive(false);
		}
	}

	function refresh() {
		last = last.then(look);
		return last;
	}

	async function reset() {
		await fetch(`${sandboxUrl}/__sandbox/reset`, { method: "POST" });
		await refresh();
	}

	const refreshIfSeen = () => {
		if (!document.hidden) refresh();
	};
	setInterval(refreshIfSeen, POLL_MS);
	document.addEventListener("visibilitychange", refreshIfSeen);
	refresh();
	return { refresh, reset };
}

/** @param {string} url */
async function textOf(url) {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${url}: ${response.status}`);
	return response.text();
}
