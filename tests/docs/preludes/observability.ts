/** What docs/observability.md takes for granted. */

/** Lets the sandbox respond with a 503, once. */
export async function failOnce() {
	const body = JSON.stringify({ kind: "answer", status: 503, times: 1 });
	const response = await fetch(new URL("/__sandbox/faults", process.env.SANDBOX_URL), {
		method: "POST",
		body,
	});
	if (!response.ok) throw new Error(await response.text());
}
