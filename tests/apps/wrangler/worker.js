import { PipelinesClient } from "customerio-wasm/pipelines";

export default {
	/** @param {Request} _request @param {{ SANDBOX: string }} env */
	async fetch(_request, { SANDBOX }) {
		const cdp = new PipelinesClient("write-key", { url: SANDBOX });
		await cdp.track({ userId: "42", event: "visited" });
		const messages = ["a", "b"].map((event) => ({ type: "track", userId: "42", event }));
		const { accepted } = await cdp.sendAll(messages);
		return new Response(`${accepted} accepted`);
	},
};
