/**
 * @typedef {import("customerio-wasm/sandbox").SandboxCounts} SandboxCounts
 * @typedef {import("../../host/sandbox-view.js").SandboxView} SandboxView
 */

const POLL_MS = 1_000;

/**
 * Polls the sandbox while the page is visible.
 *
 * @param {string} sandboxUrl
 * @param {object} page
 * @param {() => string | undefined} page.person the person to include in the view in any case
 * @param {() => boolean} page.isBusy whether to fetch only the counts, because the view gets slower the more the sandbox holds
 * @param {(counts: SandboxCounts) => void} page.onCounts called when the counts have changed
 * @param {(view: SandboxView) => void} page.onView called when the view may have changed
 * @param {(live: boolean) => void} page.onLive called with whether the sandbox responds
 */
export function followSandbox(sandboxUrl, { person, isBusy, onCounts, onView, onLive }) {
	let counted = "";
	let viewed = "";
	/** The latest poll. Polls run in sequence, so that no older response follows a newer one. */
	let last = Promise.resolve();

	async function poll() {
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
		last = last.then(poll);
		return last;
	}

	async function reset() {
		await fetch(`${sandboxUrl}/__sandbox/reset`, { method: "POST" });
		await refresh();
	}

	const refreshIfVisible = () => {
		if (!document.hidden) refresh();
	};
	setInterval(refreshIfVisible, POLL_MS);
	document.addEventListener("visibilitychange", refreshIfVisible);
	refresh();
	return { refresh, reset };
}

/** @param {string} url */
async function textOf(url) {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${url}: ${response.status}`);
	return response.text();
}
