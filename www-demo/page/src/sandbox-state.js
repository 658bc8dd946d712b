/**
 * @typedef {import("customerio-wasm/sandbox").SandboxCounts} SandboxCounts
 * @typedef {import("customerio-wasm/sandbox").Fault} Fault
 * @typedef {import("../../host/sandbox-view.js").SandboxView} SandboxView
 */

const POLL_MS = 1_000;

/** The sandbox's control endpoints, which only respond to pages of their own origin. */
const CONTROL = "/__sandbox";

/**
 * Polls the sandbox while the page is visible.
 *
 * @param {object} page
 * @param {() => { person: string, search: string }} page.wanted what the view must show
 * @param {() => boolean} page.isBusy whether changes in the sandbox wait, because the view gets slower the more the sandbox holds
 * @param {(counts: SandboxCounts) => void} page.onCounts called when the counts have changed
 * @param {(view: SandboxView) => void} page.onView called when the view may have changed
 * @param {(live: boolean) => void} page.onLive called with whether the sandbox responds
 */
export function followSandbox({ wanted, isBusy, onCounts, onView, onLive }) {
	let counted = "";
	let viewed = { counts: "", query: "" };
	/** The latest poll. Polls run in sequence, so that no older response follows a newer one. */
	let last = Promise.resolve();

	async function poll() {
		const counts = await textOf(`${CONTROL}/counts`);
		if (counts !== counted) onCounts(JSON.parse(counts));
		counted = counts;
		const query = new URLSearchParams(wanted()).toString();
		if (query === viewed.query && (counts === viewed.counts || isBusy())) return;
		const view = JSON.parse(await textOf(`/sandbox.json?${query}`));
		viewed = { counts, query };
		onView(view);
	}

	function refresh() {
		last = last.then(poll).then(
			() => onLive(true),
			(error) => {
				// Only a failed request says something about the sandbox. Any other error is the page's own.
				onLive(!(error instanceof NoResponse));
				if (!(error instanceof NoResponse)) console.error(error);
			},
		);
		return last;
	}

	/**
	 * @param {string} path
	 * @param {RequestInit} init
	 * @returns {Promise<string>} the error, or "" if there is none
	 */
	async function control(path, init) {
		const problem = await fetch(CONTROL + path, init).then(
			(response) => (response.ok ? "" : response.text()),
			(error) => String(error),
		);
		await refresh();
		return problem;
	}

	const refreshIfVisible = () => {
		if (!document.hidden) refresh();
	};
	setInterval(refreshIfVisible, POLL_MS);
	document.addEventListener("visibilitychange", refreshIfVisible);
	refresh();
	return {
		refresh,
		reset: () => control("/reset", { method: "POST" }),
		/** @param {Fault} fault */
		addFault: (fault) => control("/faults", { method: "POST", body: JSON.stringify(fault) }),
		clearFaults: () => control("/faults", { method: "DELETE" }),
	};
}

class NoResponse extends Error {}

/** @param {string} url */
async function textOf(url) {
	const response = await fetch(url).catch((error) => {
		throw new NoResponse(String(error));
	});
	if (!response.ok) throw new NoResponse(`${url}: ${response.status}`);
	return response.text();
}
