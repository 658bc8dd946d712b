/** @typedef {import("customerio-wasm/sandbox").SandboxState} SandboxState */

const POLL_MS = 1_000;

/**
 * Follows the sandbox's state while the page is visible.
 *
 * @param {string} sandboxUrl
 * @param {object} listeners
 * @param {(state: SandboxState) => void} listeners.onState called when the state has changed
 * @param {(live: boolean) => void} listeners.onLive whether the sandbox answers
 */
export function followSandbox(sandboxUrl, { onState, onLive }) {
	let last = "";

	async function refresh() {
		try {
			const response = await fetch(`${sandboxUrl}/__sandbox/state`);
			const text = await response.text();
			onLive(response.ok);
			if (!response.ok || text === last) return;
			last = text;
			onState(JSON.parse(text));
		} catch {
			onLive(false);
		}
	}

	async function reset() {
		await fetch(`${sandboxUrl}/__sandbox/reset`, { method: "POST" });
		await refresh();
	}

	setInterval(() => {
		if (!document.hidden) refresh();
	}, POLL_MS);
	document.addEventListener("visibilitychange", refresh);
	refresh();
	return { refresh, reset };
}
